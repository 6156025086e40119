import { readdirSync } from "node:fs";
import { basename, join } from "node:path";

import { compareBytes } from "../../../lowering/byte-order.ts";
import { InputError } from "../../evaluation/input-error.ts";
import type { VerifySubject } from "../verification.ts";
import { listMachines, type MachineQuestion } from "./list-machines.ts";

/** What the tests of containers of a nixpkgs have to verify. */
export interface NixosTests {
  /** Their machines. */
  readonly subjects: readonly VerifySubject[];
  /** Files whose machines cannot be told, and why. */
  readonly broken: readonly { readonly file: string; readonly message: string }[];
}

/**
 * Finds the machines of `nixos/tests/containers-*.nix` in a nixpkgs. Throws an `InputError` where there is no such file;
 * a file that Nix cannot evaluate is in the result.
 */
export async function findNixosTests(question: Omit<MachineQuestion, "files">): Promise<NixosTests> {
  const { nixpkgs } = question;
  const files = testFiles(nixpkgs);
  if (files.length === 0) throw new InputError(`${nixpkgs}: it has no nixos/tests/containers-*.nix`);
  const found = await machinesOf(question, files);
  return {
    subjects: found.flatMap(({ file, machines }) => machines.map((node) => subjectOf(question, file, node))),
    broken: found.flatMap(({ file, message }) => (message === undefined ? [] : [{ file: basename(file), message }])),
  };
}

function testFiles(nixpkgs: string): readonly string[] {
  const directory = join(nixpkgs, "nixos", "tests");
  try {
    return readdirSync(directory)
      .filter((name) => /^containers-.*\.nix$/s.test(name))
      .toSorted(compareBytes)
      .map((name) => join(directory, name));
  } catch {
    return [];
  }
}

interface FoundMachines {
  readonly file: string;
  readonly machines: readonly string[];
  /** Why there are none. */
  readonly message?: string;
}

/** All of them in one process; where one of them is wrong, each in its own. */
async function machinesOf(
  question: Omit<MachineQuestion, "files">,
  files: readonly string[],
): Promise<readonly FoundMachines[]> {
  const listed = await listMachines({ ...question, files });
  if (listed.kind === "listed") return files.map((file, i) => ({ file, machines: listed.machines[i] ?? [] }));
  const [file, ...others] = files;
  if (file === undefined) return [];
  if (others.length === 0 || listed.kind === "stopped") {
    return files.map((path) => ({ file: path, machines: [], message: listed.message }));
  }
  const found: FoundMachines[] = [];
  for (const path of files) found.push(...(await machinesOf(question, [path])));
  return found;
}

function subjectOf({ nixpkgs, system }: Omit<MachineQuestion, "files">, file: string, node: string): VerifySubject {
  return {
    label: `${basename(file)}: ${node}`,
    source: { kind: "test", nixpkgs, file, node, system },
    input: undefined,
  };
}
