import { join } from "node:path";

import { nixArguments, NO_STORE } from "../evaluation/nix-arguments.ts";
import { NIX_DIRECTORY } from "../evaluation/nix-directory.ts";
import { NIX_ENVIRONMENT } from "../evaluation/nix-environment.ts";
import { nixPath, nixString } from "../evaluation/nix-string.ts";
import { type Limits, type Outcome, runLimited } from "../evaluation/run-limited.ts";
import type { Question } from "../evaluation/surroundings.ts";
import { withJson } from "../evaluation/with-json.ts";
import { memoryIn, statisticsEnvironment } from "./cost.ts";
import { flakeEnvironment, withoutCopies } from "./flake-store.ts";
import { nixosExpression } from "./nixos-source.ts";
import { privateStoreArguments, withPrivateStore } from "./private-store.ts";
import { releasesForNix } from "./releases-for-nix.ts";
import { recordInputs, withStoredInputs } from "./stored-inputs.ts";
import type { WholeNixos } from "./whole-nixos.ts";

/** What the evaluation of a whole NixOS is asked with. */
export interface NixosRequest {
  readonly nix: string;
  readonly limits: Limits;
  readonly nixos: WholeNixos;
  /** What to ask of the rest of the host's configuration; nothing when absent. */
  readonly questions?: readonly Question[];
  /** Container → store path of its system. */
  readonly toplevels: Readonly<Record<string, string>>;
}

/** Starts `nix eval` of a whole NixOS. Never rejects for what a configuration or Nix does. */
export function startNixosEvaluation(request: NixosRequest): Promise<Outcome> {
  const { nixos } = request;
  return withPrivateStore(async (root) => {
    if (nixos.source.kind !== "flake") return runDocument(request, root);
    const flake = withStoredInputs(nixos.source.flake, request.nix, process.env);
    const failed = await recordInputs(flake, { ...request, store: root });
    if (failed !== undefined) return failed;
    const outcome = await runDocument({ ...request, nixos: { ...nixos, source: { kind: "flake", flake } } }, root);
    return withoutCopies(outcome, root, flake);
  });
}

function runDocument(request: NixosRequest, root: string): Promise<Outcome> {
  return withJson(releasesForNix(request.nixos.releases), (known) =>
    withJson(request.toplevels, (toplevels) => runNix(request, documentExpression(request, known, toplevels), root)),
  );
}

async function runNix(
  { nix, limits, nixos: { source } }: NixosRequest,
  expression: string,
  root: string,
): Promise<Outcome> {
  const input = source.kind === "configuration" && source.input.kind === "stdin" ? source.input.text : undefined;
  const isFlake = source.kind === "flake";
  const nixpkgs = isFlake ? undefined : source.nixpkgs;
  // A flake is copied to a store before it is evaluated.
  const store = isFlake ? privateStoreArguments(root) : NO_STORE;
  const statistics = join(root, "statistics.json");
  const start = performance.now();
  const outcome = await runLimited({
    program: nix,
    args: [
      ...nixArguments({ store, nixpkgs }),
      ...(input === undefined ? ["--expr", expression] : ["--file", "-", "--apply", `configuration: ${expression}`]),
    ],
    limits,
    environment: { ...NIX_ENVIRONMENT, ...statisticsEnvironment(statistics), ...(isFlake && flakeEnvironment(root)) },
    ...(input === undefined ? {} : { input }),
  });
  if (outcome.kind !== "exit") return outcome;
  const seconds = (performance.now() - start) / 1000;
  return { ...outcome, cost: { seconds, mebibytes: memoryIn(statistics) } };
}

function documentExpression({ nixos, questions = [] }: NixosRequest, releases: string, toplevels: string): string {
  const given = {
    releases,
    toplevels,
    questions: nixString(JSON.stringify(questions)),
    answers: String(nixos.answers),
    lenient: String(nixos.lenient ?? false),
  };
  const document = Object.entries(given).map(([name, expression]) => `${name} = ${expression};`);
  const main = nixPath(`${NIX_DIRECTORY}nixos/main.nix`);
  return `(import ${main} { nixos = ${nixosExpression(nixos.source)}; document = { ${document.join(" ")} }; }).document`;
}
