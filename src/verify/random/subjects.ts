import { join } from "node:path";

import type { VerifySubject } from "../verification.ts";
import type { RandomConfiguration } from "./configuration.ts";
import type { RandomGiven } from "./random-given.ts";
import { writeFiles } from "./write-files.ts";
import { writeConfiguration } from "./write-configuration.ts";

/** Writes configurations to directories of their own, and gives what is verified of them. */
export function createSubjects({
  directory,
  nixpkgs,
  system,
}: Pick<RandomGiven, "directory" | "nixpkgs" | "system">): (
  configurations: readonly RandomConfiguration[],
) => readonly VerifySubject[] {
  let written = 0;
  return (configurations) =>
    configurations.map((configuration) => {
      const label = String(written++);
      const files = writeConfiguration(configuration);
      writeFiles(join(directory, label), files);
      const input = { kind: "file", path: join(directory, label, "configuration.nix") } as const;
      return { label, source: { kind: "configuration", nixpkgs, input, system }, input };
    });
}
