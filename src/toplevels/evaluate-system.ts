import { nixArguments, NO_STORE } from "../evaluation/nix-arguments.ts";
import { NIX_DIRECTORY } from "../evaluation/nix-directory.ts";
import { NIX_ENVIRONMENT } from "../evaluation/nix-environment.ts";
import { nixPath, nixString } from "../evaluation/nix-string.ts";
import { type Outcome, runLimited } from "../evaluation/run-limited.ts";
import { flakeEnvironment } from "../nixos/flake-store.ts";
import { nixosExpression, type NixosSource } from "../nixos/nixos-source.ts";
import { privateStoreArguments } from "../nixos/private-store.ts";
import type { TaskControl } from "./pool/run-pool.ts";
import { readSystem, type SystemOutcome } from "./read-system.ts";
import type { SystemsContext } from "./systems-context.ts";

/** What the module that watches is called in messages. */
const WATCHER = "<nixctr/watched-containers>";

/** Evaluates the system of one container. Never rejects for what a configuration or Nix does. */
export async function evaluateSystem(
  name: string,
  context: SystemsContext,
  control: TaskControl,
): Promise<SystemOutcome> {
  // A host that is made elsewhere takes no further module.
  if (context.source.kind !== "configuration") return readSystem(await run(name, false, context, control), context);
  const watched = await run(name, true, context, control);
  // Whoever gives `containers` an `apply` of their own does without.
  const isInTheWay = "stderr" in watched && watched.stderr.includes(WATCHER);
  return readSystem(isInTheWay ? await run(name, false, context, control) : watched, context);
}

function run(
  name: string,
  watch: boolean,
  { source, nix, limits, store }: SystemsContext,
  { abort, onStart }: TaskControl,
): Promise<Outcome> {
  const input = source.kind === "configuration" && source.input.kind === "stdin" ? source.input.text : undefined;
  const nixpkgs = source.kind === "flake" ? undefined : source.nixpkgs;
  const expression = systemExpression(source, name, watch);
  return runLimited({
    program: nix,
    args: [
      ...nixArguments({ store: store === undefined ? NO_STORE : privateStoreArguments(store), nixpkgs }),
      // Names the files that are evaluated, and the paths that are copied.
      "-vv",
      ...(input === undefined ? ["--expr", expression] : ["--file", "-", "--apply", `configuration: ${expression}`]),
    ],
    limits,
    environment: { ...NIX_ENVIRONMENT, ...(store === undefined ? {} : flakeEnvironment(store)) },
    abort,
    onStart,
    ...(input === undefined ? {} : { input }),
  });
}

function systemExpression(source: NixosSource, name: string, watch: boolean): string {
  const file = (file: string): string => nixPath(`${NIX_DIRECTORY}nixos/${file}`);
  const nixos = nixosExpression(source, watch ? [file("watch.nix")] : []);
  return `import ${file("system.nix")} { nixos = ${nixos}; name = ${nixString(name)}; }`;
}
