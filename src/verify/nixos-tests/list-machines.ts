import * as z from "zod/mini";

import { describeFailure } from "../../evaluation/describe-failure.ts";
import { nixArguments, NO_STORE } from "../../evaluation/nix-arguments.ts";
import { NIX_DIRECTORY } from "../../evaluation/nix-directory.ts";
import { NIX_ENVIRONMENT } from "../../evaluation/nix-environment.ts";
import { parseNixLog } from "../../evaluation/nix-log.ts";
import { nixPath, nixString } from "../../evaluation/nix-string.ts";
import { type Limits, type Outcome, runLimited } from "../../evaluation/run-limited.ts";

/** Which machines are asked for, and with what. */
export interface MachineQuestion {
  /** The `nix` program; see `findNix`. */
  readonly nix: string;
  readonly limits: Limits;
  readonly nixpkgs: string;
  /** The platform of the machines. */
  readonly system: string;
  /** Files of `nixos/tests`. */
  readonly files: readonly string[];
}

export type ListedMachines =
  /** Names for each of the files. */
  | { readonly kind: "listed"; readonly machines: readonly (readonly string[])[] }
  /** One of the files cannot be evaluated. */
  | { readonly kind: "refused"; readonly message: string }
  /** Nix could not do its work, or was stopped. */
  | { readonly kind: "stopped"; readonly message: string };

/** The names of the machines of tests. Never rejects for what a test or Nix does. */
export async function listMachines(question: MachineQuestion): Promise<ListedMachines> {
  const { nix, limits, nixpkgs } = question;
  const outcome = await runLimited({
    program: nix,
    args: [...nixArguments({ store: NO_STORE, nixpkgs }), "--expr", expression(question)],
    limits,
    environment: NIX_ENVIRONMENT,
  });
  return outcome.kind === "exit" && outcome.status === 0
    ? { kind: "listed", machines: names.parse(JSON.parse(outcome.stdout)) }
    : failure(outcome, question);
}

const names = z.array(z.array(z.string()));

function expression({ nixpkgs, system, files }: MachineQuestion): string {
  const listed = files.map(nixPath).join(" ");
  const given = `{ nixpkgs = ${nixPath(nixpkgs)}; system = ${nixString(system)}; files = [ ${listed} ]; }`;
  return `import ${nixPath(`${NIX_DIRECTORY}nixos/test-names.nix`)} ${given}`;
}

function failure(outcome: Outcome, question: MachineQuestion): ListedMachines {
  const log = parseNixLog("stderr" in outcome ? outcome.stderr : "");
  if (outcome.kind === "exit" && log.error !== null) return { kind: "refused", message: log.error.text.trim() };
  return { kind: "stopped", message: describeFailure(outcome, log, question).message };
}
