import { wrapText } from "../../diagnostics/wrap-text.ts";
import { groupBy } from "../../group-by.ts";
import type { ComparedArtifact, NotCompared } from "../verification.ts";
import { countOf } from "./count-of.ts";
import { mismatchGroups } from "./mismatch-groups.ts";
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
  for (const group of mismatchGroups(verified)) yield `\n${renderMismatchGroup(group, style)}`;
  yield "\n";
}

function resultLines({ verification }: Verified, style: VerifyStyle): Iterable<string> {
  const { failure, refusal, compared, mismatches } = verification;
  switch (outcomeOf(verification)) {
    case "failed":
      return indented(`not compared: ${failure}`, style);
    case "refused":
      return indented(`refused by both: ${firstLine(refusal ?? "")}`, style);
    case "equal":
    case "different": {
      const [first] = mismatches;
      if (first?.kind !== "refusal") return containerLines(compared, style);
      const { expected, actual } = first;
      const by =
        expected === undefined ? "by nixctr alone" : actual === undefined ? "by NixOS alone" : "with different words";
      return indented(`refused ${by}`, style);
    }
  }
}

/** The host first. */
function containerLines(compared: readonly ComparedArtifact[], { paint, verbose }: VerifyStyle): readonly string[] {
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
      ...(verbose ? artifacts : different).map((artifact) => artifactLine(artifact, paint)),
    ];
  });
}

function titleOf(container: string | null): string {
  return container === null ? "the host" : container === "" ? '""' : container;
}

function artifactLine({ kind, name, equal }: ComparedArtifact, paint: VerifyStyle["paint"]): string {
  return `    ${equal ? "equal" : paint("red", "different")}  ${nameOf({ kind, name })}\n`;
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
