import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import type { Release } from "../../../src/releases/releases.ts";
import type { Mismatch, Verification, VerifyAll, VerifySubject } from "../../../src/verify/verification.ts";

/** What a release is said to make differently from NixOS of a configuration with this text. */
export type Planted = (text: string, release: Release) => readonly Mismatch[];

/** Verifies nothing: the differences are planted, and what has an assertion is refused by both sides. */
export function verifyAllWith(planted: Planted): VerifyAll {
  return async function* (subjects, { release }) {
    for (const subject of subjects) {
      if (release === null) throw new Error("no release");
      yield verification(subject, release, planted);
    }
  };
}

function verification(subject: VerifySubject, release: Release, planted: Planted): Verification {
  const text = textOf(subject);
  const refused = text.includes("assertion = true");
  return {
    subject,
    release,
    failure: null,
    compared: [],
    mismatches: refused ? [] : planted(text, release),
    notCompared: [],
    refusal: refused ? "no" : null,
    experiment: async (variant) => planted(text, variant.release),
    setOptions: () => [],
    placeOf: () => null,
    seconds: { nixos: 2, nixctr: 1 },
  };
}

function textOf({ input }: VerifySubject): string {
  if (input?.kind !== "file") throw new Error("no file");
  const directory = dirname(input.path);
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");
}
