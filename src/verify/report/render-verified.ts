import { wrapText } from "../../diagnostics/wrap-text.ts";
import { firstLine } from "../first-line.ts";
import type { NotCompared } from "../verification.ts";
import { containerLines } from "./container-lines.ts";
import { describeAttribution } from "./describe-attribution.ts";
import { type MismatchGroup, mismatchGroups } from "./mismatch-groups.ts";
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
      return indented(`refused by both: ${headOf(refusal ?? "")}`, style);
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

function describeNotCompared({ option, files }: NotCompared, { showFile }: VerifyStyle): string {
  const where = files.length === 0 ? "" : ` (${files.map(showFile).join(", ")})`;
  return `not compared: ${option}${where}`;
}

function* indented(text: string, { width }: VerifyStyle): Generator<string> {
  for (const line of wrapText(text, width - 2)) yield `  ${line}\n`;
}

/** The first line; where that only says that assertions follow, with the first of them. */
function headOf(refusal: string): string {
  const [, assertion] = /^\s*Failed assertions:\s*- (.*)/.exec(refusal) ?? [];
  return assertion === undefined ? firstLine(refusal) : `Failed assertion: ${assertion.trimEnd()}`;
}
