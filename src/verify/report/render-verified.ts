import { wrapText } from "../../diagnostics/wrap-text.ts";
import { groupBy } from "../../group-by.ts";
import { isSame } from "../attribution/same-artifact.ts";
import type { ComparedArtifact, Mismatch, NotCompared, Verification } from "../verification.ts";
import { countOf } from "./count-of.ts";
import { describeAttribution } from "./describe-attribution.ts";
import { type MismatchGroup, mismatchGroups } from "./mismatch-groups.ts";
import { nameOf } from "./name-of.ts";
import { renderMismatchGroup } from "./render-mismatch-group.ts";
import { outcomeOf, type Verified } from "./verified.ts";
import type { VerifyStyle } from "./verify-style.ts";

/** What came of a configuration, for people: a line for each container, and whatever differs. */
export function* renderVerified(verified: Verified, style: VerifyStyle): Generator<string> {
  const { verification, nixos } = verified;
  const { subject, release, notCompared } = verification;
  yield style.paint("bold", `${subject.label}, NixOS ${release.name} of ${nixos}\n`);
  yield* resultLines(verified, style);
  for (const left of notCompared) yield* indented(describeNotCompared(left, style), style);
  for (const group of mismatchGroups(verified)) {
    if (style.verbose || isWorthShowing(group)) yield `\n${renderMismatchGroup(group, style)}`;
  }
  yield "\n";
}

/** Of an artifact that one side lacks the line above says all, unless there is more to say of it. */
function isWorthShowing({ first, attribution }: MismatchGroup): boolean {
  const isPair = first.expected !== undefined && first.actual !== undefined;
  return (
    isPair || first.kind === "refusal" || (attribution !== undefined && describeAttribution(attribution).length > 0)
  );
}

function resultLines({ verification }: Verified, style: VerifyStyle): Iterable<string> {
  const { failure, refusal, mismatches } = verification;
  switch (outcomeOf(verification)) {
    case "failed":
      return indented(`not compared: ${failure}`, style);
    case "refused":
      return indented(`refused by both: ${firstLine(refusal ?? "")}`, style);
    case "equal":
    case "different": {
      const [first] = mismatches;
      if (first?.kind !== "refusal") return containerLines(verification, style);
      const { expected, actual } = first;
      const by =
        expected === undefined ? "by nixctr alone" : actual === undefined ? "by NixOS alone" : "with different words";
      return indented(`refused ${by}`, style);
    }
  }
}

/** The host first. */
function containerLines({ compared, mismatches }: Verification, { paint, verbose }: VerifyStyle): readonly string[] {
  const containers = groupBy(compared, ({ container }) => container);
  const width = Math.max(...[...containers.keys()].map((name) => titleOf(name).length));
  return [...containers].flatMap(([name, artifacts]) => {
    const different = artifacts.filter(({ equal }) => !equal);
    const title = titleOf(name).padEnd(width);
    const told =
      different.length === 0
        ? paint("green", `${countOf(artifacts.length, "artifact")}, all equal`)
        : paint("red", `${countOf(artifacts.length, "artifact")}, ${different.length} different`);
    return [
      `  ${title}  ${told}\n`,
      ...(verbose ? artifacts : different).map((artifact) => artifactLine(artifact, mismatches, paint)),
    ];
  });
}

function titleOf(container: string | null): string {
  return container === null ? "the host" : container === "" ? '""' : container;
}

function artifactLine(
  artifact: ComparedArtifact,
  mismatches: readonly Mismatch[],
  paint: VerifyStyle["paint"],
): string {
  const mismatch = mismatches.find((one) => isSame(one, artifact));
  const told = mismatch === undefined ? "equal" : paint("red", howDifferent(mismatch));
  return `    ${told}  ${nameOf(artifact)}\n`;
}

function howDifferent({ expected, actual }: Mismatch): string {
  if (expected === undefined) return "only nixctr";
  return actual === undefined ? "only NixOS" : "different";
}

function describeNotCompared({ option, files }: NotCompared, { showFile }: VerifyStyle): string {
  const where = files.length === 0 ? "" : ` (${files.map(showFile).join(", ")})`;
  return `not compared: ${option}${where}`;
}

function* indented(text: string, { width }: VerifyStyle): Generator<string> {
  for (const line of wrapText(text, width - 2)) yield `  ${line}\n`;
}

function firstLine(text: string): string {
  return /^.*$/m.exec(text.trimStart())?.[0]?.trimEnd() ?? "";
}
