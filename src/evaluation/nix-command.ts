import type { NixOptions } from "../options/nix-type.ts";
import type { Release } from "../releases/releases.ts";
import { type ConfigurationInput, STDIN_NAME } from "./configuration-input.ts";
import { nixArguments, NO_STORE } from "./nix-arguments.ts";
import { NIX_DIRECTORY } from "./nix-directory.ts";
import { nixPath, nixString } from "./nix-string.ts";
import type { Question } from "./surroundings.ts";

/** What the evaluation of a configuration is asked with. */
export interface EvaluationRequest {
  readonly input: ConfigurationInput;
  /** The options of `containers.NAME`, as `optionsForNix` gives them. */
  readonly options: NixOptions;
  /** The options of the host that the containers module reads. */
  readonly hostOptions: readonly unknown[];
  readonly release: Pick<Release, "name" | "has" | "rules" | "containersModule">;
  /** A Nix expression for the JSON of container → store path of its system. */
  readonly toplevels: string;
  /** Whether to evaluate what the configuration says beside its containers: see `Besides`. */
  readonly besides: boolean;
  /** What to ask of the rest of the host's configuration; nothing when absent. */
  readonly questions?: readonly Question[];
  readonly nixpkgs: string | undefined;
  readonly system: string;
}

/**
 * The arguments of `nix` that evaluate a request. Nothing is built, fetched or written: the store is a dummy, and
 * paths that a configuration puts into strings get the store path that they would have.
 */
export function nixCommand(request: EvaluationRequest): readonly string[] {
  return [
    ...nixArguments({ store: NO_STORE, nixpkgs: request.nixpkgs }),
    ...(request.input.kind === "stdin"
      ? ["--file", "-", "--apply", `configuration: ${mainExpression(request, "configuration", STDIN_NAME)}`]
      : ["--expr", mainExpression(request, moduleExpression(request.input), null)]),
  ];
}

function moduleExpression(input: Exclude<ConfigurationInput, { kind: "stdin" }>): string {
  if (input.kind === "file") return nixPath(input.path);
  throw new Error("a host of a flake is a whole NixOS");
}

function mainExpression(request: EvaluationRequest, configuration: string, key: string | null): string {
  const json = (value: unknown): string => nixString(JSON.stringify(value));
  const given = {
    configuration,
    key: key === null ? "null" : nixString(key),
    options: json(request.options),
    hostOptions: json(request.hostOptions),
    toplevels: request.toplevels,
    containersModule: nixString(request.release.containersModule),
    release: nixString(request.release.name),
    rules: json(request.release.rules),
    besides: String(request.besides),
    questions: json(request.questions ?? []),
    nixpkgs: request.nixpkgs === undefined ? "null" : nixPath(request.nixpkgs),
    system: nixString(request.system),
  };
  const assignments = Object.entries(given).map(([name, expression]) => `${name} = ${expression};`);
  return `import ${nixPath(`${NIX_DIRECTORY}main.nix`)} { ${assignments.join(" ")} }`;
}
