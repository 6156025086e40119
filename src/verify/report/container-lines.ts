import { someNames } from "../../diff/some-names.ts";
import { groupBy } from "../../group-by.ts";
import { artifactKey } from "../artifact-key.ts";
import type { ComparedArtifact, Mismatch, Verification } from "../verification.ts";
import { countOf } from "./count-of.ts";
import { nameOf } from "./name-of.ts";
import type { VerifyStyle } from "./verify-style.ts";

/** As many containers have a line each, unless everything is wanted; more are put together where they have the same result. */
const MOST_ALONE = 20;

/** The artifacts of some containers that came to the same, be it one container; null is the host. */
interface Result {
  readonly containers: readonly (string | null)[];
  /** Those of the first. */
  readonly artifacts: readonly ComparedArtifact[];
}

/** A line for each container, the host first, and below it what differs of it, or every artifact. */
export function containerLines(
  { compared, mismatches }: Pick<Verification, "compared" | "mismatches">,
  { paint, verbose }: VerifyStyle,
): readonly string[] {
  const results = resultsOf(compared, verbose);
  const width = Math.max(...results.map(({ containers }) => (containers.length > 1 ? 0 : titleOf(containers).length)));
  const known = new Map(mismatches.map((mismatch) => [artifactKey(mismatch), mismatch]));
  const artifactLine = (artifact: ComparedArtifact): string => {
    const mismatch = known.get(artifactKey(artifact));
    const told = mismatch === undefined ? "equal" : paint("red", howDifferent(mismatch));
    return `    ${told}  ${nameOf(artifact)}\n`;
  };
  return results.flatMap(({ containers, artifacts }) => {
    const different = artifacts.filter(({ equal }) => !equal);
    const count = `${countOf(artifacts.length, "artifact")}${containers.length > 1 ? " each" : ""}`;
    const told =
      different.length === 0
        ? paint("green", `${count}, all equal`)
        : paint("red", `${count}, ${different.length} different`);
    return [
      `  ${titleOf(containers).padEnd(width)}  ${told}\n`,
      ...(verbose ? artifacts : different).map(artifactLine),
    ];
  });
}

function resultsOf(compared: readonly ComparedArtifact[], verbose: boolean): readonly Result[] {
  const each = [...groupBy(compared, ({ container }) => container)].map(([container, artifacts]): Result => {
    return { containers: [container], artifacts };
  });
  if (verbose || each.length <= MOST_ALONE) return each;
  return [...groupBy(each, signatureOf).values()].map((same): Result => {
    return { containers: same.flatMap(({ containers }) => containers), artifacts: same[0].artifacts };
  });
}

/** What results have in common that are the same but for the names of the containers. */
function signatureOf({ containers: [container = null], artifacts }: Result): string {
  if (container === null) return "";
  const different = artifacts.filter(({ equal }) => !equal);
  const names = different.map(({ kind, name }) => [kind, name.replaceAll(container, "\0")]);
  return JSON.stringify([artifacts.length, names]);
}

function titleOf(containers: readonly (string | null)[]): string {
  return someNames(containers.map((name) => (name === null ? "the host" : name === "" ? '""' : name)));
}

function howDifferent({ expected, actual }: Mismatch): string {
  if (expected === undefined) return "only nixctr";
  return actual === undefined ? "only NixOS" : "different";
}
