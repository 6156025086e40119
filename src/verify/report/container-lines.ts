import { someNames } from "../../diagnostics/some-names.ts";
import { groupBy } from "../../group-by.ts";
import { artifactKey } from "../artifact-key.ts";
import type { ComparedArtifact, Mismatch, Verification, VerifiedKind } from "../verification.ts";
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
  const alone = results.filter(({ containers }) => containers.length === 1);
  const width = Math.max(0, ...alone.map(({ containers }) => titleOf(containers).length));
  const known = new Map(mismatches.map((mismatch) => [artifactKey(mismatch), mismatch]));
  return results.flatMap(({ containers, artifacts }) => {
    const different = artifacts.filter(({ equal }) => !equal);
    const count = `${countOf(artifacts.length, "artifact")}${containers.length > 1 ? " each" : ""}`;
    const told =
      different.length === 0
        ? paint("green", `${count}, all equal`)
        : paint("red", `${count}, ${different.length} different`);
    const lines = artifactLines(verbose ? artifacts : different, known, verbose);
    return [
      `  ${titleOf(containers).padEnd(width)}  ${told}\n`,
      ...lines.map(([how, what]) => `    ${how === EQUAL ? how : paint("red", how)}  ${what}\n`),
    ];
  });
}

const EQUAL = "equal";

/** How each artifact compares. Where a unit is missing on one side the first of all that belongs to it stands for the rest. */
function artifactLines(
  artifacts: readonly ComparedArtifact[],
  known: ReadonlyMap<string, Mismatch>,
  verbose: boolean,
): readonly (readonly [how: string, what: string])[] {
  const told = artifacts.map((artifact) => ({ artifact, how: howDifferent(known.get(artifactKey(artifact))) }));
  const groups = groupBy(told, ({ artifact, how }) =>
    !verbose && ONE_SIDED.includes(how) && OF_UNITS.includes(artifact.kind)
      ? `${how} ${artifact.kind}`
      : artifactKey(artifact),
  );
  return [...groups.values()].map(([{ artifact, how }, ...others]) => {
    return [how, `${nameOf(artifact)}${others.length === 0 ? "" : ` and ${others.length} more`}`];
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

const ONE_SIDED: readonly string[] = ["only nixctr", "only NixOS"];
const OF_UNITS: readonly VerifiedKind[] = ["service", "file"];

function howDifferent(mismatch: Mismatch | undefined): string {
  if (mismatch === undefined) return EQUAL;
  if (mismatch.expected === undefined) return "only nixctr";
  return mismatch.actual === undefined ? "only NixOS" : "different";
}
