import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { LoweredHost } from "../../lowering/types.ts";
import { parseFacts } from "../../src/facts/parse-facts.ts";
import { withPrivateStore } from "../../src/nixos/private-store.ts";
import { createSubjectEvaluator } from "../../src/verify/nixctr/evaluate-subject.ts";
import { lowerSubject } from "../../src/verify/nixctr/lower-subject.ts";
import { evaluateNixos } from "../../src/verify/nixos/evaluate-nixos.ts";
import { verifyAll } from "../../src/verify/verify-all.ts";
import type { Verification, VerifyGiven, VerifySubject } from "../../src/verify/verification.ts";
import { nixProgram, releaseNamed, SYSTEM } from "../evaluation/evaluate-configuration.ts";
import { temporaryDirectory } from "../output/temporary-directory.ts";

/** The stand-in for nixpkgs as it is. */
export const STAND_IN = fileURLToPath(new URL("../stand-in", import.meta.url));
const ARTIFACTS = "nixos/modules/virtualisation/artifacts.json";

/** The module that declares `containers`. */
export const MODULE = "nixos/modules/virtualisation/nixos-containers.nix";

/** A copy of the stand-in for nixpkgs, which goes away with the test. */
export function standInTree(): string {
  const tree = temporaryDirectory();
  cpSync(STAND_IN, tree, { recursive: true });
  return tree;
}

/** Has the NixOS of a tree make that of any configuration. */
export function writeArtifacts(tree: string, host: LoweredHost): void {
  writeFileSync(join(tree, ARTIFACTS), JSON.stringify(host));
}

/** Replaces a text in a file of a tree, which has to be there. */
export function editFile(tree: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(tree, file), "utf8");
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(
    join(tree, file),
    text.replace(from, () => to),
  );
}

/** A configuration with the NixOS of a tree. */
export function subjectOf(file: string, tree: string): VerifySubject {
  const input = { kind: "file", path: file } as const;
  return { label: "configuration.nix", input, source: { kind: "configuration", nixpkgs: tree, input, system: SYSTEM } };
}

type Changes = Partial<Omit<VerifyGiven, "store">>;

function given(store: string, changes: Changes): VerifyGiven {
  const limits = { seconds: 60, mebibytes: 4096 };
  return { nix: nixProgram(), release: releaseNamed("26.05"), evaluation: "standalone", limits, store, ...changes };
}

/** What nixctr makes of a configuration on a host of the stand-in. */
export function loweredFor(file: string, tree: string): Promise<LoweredHost> {
  const subject = subjectOf(file, tree);
  return withPrivateStore(async (store) => {
    const order = given(store, {});
    const [nixos] = await collected(
      evaluateNixos([subject.source], { ...order, wantsDefinitions: false, releases: [releaseNamed("26.05")] }),
    );
    if (nixos?.result.kind !== "recorded") throw new Error("the stand-in does not evaluate");
    const facts = parseFacts(JSON.stringify(nixos.result.record.facts));
    const release = releaseNamed("26.05");
    const { evaluation } = order;
    const evaluate = createSubjectEvaluator({ subject, evaluation, documents: nixos.documents });
    const lowered = await lowerSubject({ subject, given: order, facts, release, evaluate });
    if (lowered.kind !== "lowered") throw new Error("nixctr does not lower it");
    return lowered.host;
  });
}

/** Verifies subjects in a store of their own. */
export function verified(subjects: readonly VerifySubject[], changes: Changes = {}): Promise<readonly Verification[]> {
  return withPrivateStore((store) => collected(verifyAll(subjects, given(store, changes))));
}

async function collected<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
