import type { NixosSource } from "../nixos/nixos-source.ts";
import { releases } from "../releases/releases.ts";
import { evaluateNixos } from "./nixos/evaluate-nixos.ts";
import { createGeneratedFiles } from "./nixos/generated-files.ts";
import type { VerifyAll } from "./verification.ts";
import { verifyOne } from "./verify-one.ts";

/**
 * Evaluates the NixOS of all subjects and meanwhile, as soon as the result of one is there, lowers it and compares: see
 * `VerifyAll`.
 */
export const verifyAll: VerifyAll = async function* (subjects, given) {
  const sources = subjects.map(({ source }): NixosSource => source);
  const wantsDefinitions = given.evaluation !== "standalone" || sources.some(({ kind }) => kind !== "configuration");
  const generated = createGeneratedFiles(given.store);
  const results = evaluateNixos(sources, {
    ...given,
    wantsDefinitions,
    releases: given.release === null ? releases : [given.release],
  });
  let index = 0;
  for await (const nixos of results) {
    const subject = subjects[index];
    if (subject === undefined) break;
    yield await verifyOne({ subject, nixos, given, generated });
    index += 1;
  }
};
