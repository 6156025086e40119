import type { Change, Evidence } from "../../lowering/releases/change.ts";
import { changes } from "../../lowering/releases/changes.ts";
import { type Release, releases } from "../releases/releases.ts";

/** How each release is known and what changed in it, as a Markdown document: the table of changes for readers. */
export function renderReleasesMarkdown(): string {
  const parts = [INTRO, provenanceTable(), ...releases.flatMap(releaseSection)];
  return `${parts.join("\n\n")}\n`;
}

const INTRO = `# Releases of NixOS

What differs between the releases that nixctr knows, and how that is known. Each change is listed under the first release
that has it; \`nixctr options --from RELEASE --to RELEASE\` and \`nixctr diff\` show what becomes of it.

Evidence is what was evaluated as a whole, or which text of the containers module was read, as OWNER@COMMIT of a fork of
nixpkgs; #NUMBER is a pull request of nixpkgs. "Inference" stands for what follows from the releases around.`;

function provenanceTable(): string {
  const rows = releases.map(({ name, knownBy }) => `| ${name} | ${knownBy} |`);
  return ["## How each release is known", "", "| release | known by |", "| --- | --- |", ...rows].join("\n");
}

const OLDEST = "The oldest release that nixctr knows: what changed later is compared with it.";

function releaseSection({ name }: Release, index: number): readonly string[] {
  const all: readonly Change[] = Object.values(changes);
  const rows = [
    ...all.filter(({ since }) => since === name).map((change) => row(change, change.summary)),
    ...all.filter(({ until }) => until === name).map((change) => row(change, `No longer: ${change.summary}`)),
  ];
  if (rows.length === 0) return [`## ${name}`, index === 0 ? OLDEST : "Nothing that nixctr knows of changed."];
  return [`## ${name}`, ["| of | what | change | evidence |", "| --- | --- | --- | --- |", ...rows].join("\n")];
}

function row({ of, subject, evidence }: Change, text: string): string {
  return `| ${[of, subject, text, evidence.map(inWords).join("; ")].map(cell).join(" | ")} |`;
}

function inWords({ by, source }: Evidence): string {
  return `${by}: ${source}`;
}

/** A bar ends a cell, and what looks like a tag is one. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "\\<");
}
