import { groupBy } from "../../group-by.ts";
import { countOf } from "./count-of.ts";
import { type Outcome, outcomeOf, type Verified } from "./verified.ts";

/** How many configurations came to what, and where there are several NixOS, a matrix of them. */
export function* renderSummary(all: readonly Verified[]): Generator<string> {
  const systems = [...new Set(all.map(columnOf))];
  if (systems.length > 1) yield* matrix(all, systems);
  const outcomes = groupBy(all, ({ verification }) => outcomeOf(verification));
  const told = WORDS.flatMap(([outcome, words]) => {
    const found = outcomes.get(outcome)?.length ?? 0;
    return found === 0 ? [] : [`${found} ${words}`];
  });
  const configurations = new Set(all.map(rowOf)).size;
  const of = systems.length > 1 ? ` and ${systems.length} NixOS` : "";
  yield `${countOf(configurations, "configuration")}${of}: ${told.join(", ")}\n`;
}

const WORDS: readonly (readonly [Outcome, string])[] = [
  ["equal", "lowered alike"],
  ["refused", "refused alike"],
  ["different", "different"],
  ["failed", "not compared"],
];

function* matrix(all: readonly Verified[], systems: readonly string[]): Generator<string> {
  const rows = groupBy(all, rowOf);
  const first = Math.max(...[...rows.keys()].map((row) => row.length));
  const cells = (texts: readonly string[]): string =>
    texts.map((text, index) => text.padEnd(systems[index]?.length ?? 0)).join("  ");
  yield `${" ".repeat(first)}  ${cells(systems)}\n`.replace(/ +\n$/, "\n");
  for (const [row, verified] of rows) {
    const shown = systems.map((system) => cellOf(verified.find((one) => columnOf(one) === system)));
    yield `${row.padEnd(first)}  ${cells(shown)}\n`.replace(/ +\n$/, "\n");
  }
  yield "\n";
}

function rowOf({ verification: { subject } }: Verified): string {
  return subject.label;
}

function columnOf({ nixos }: Verified): string {
  return nixos;
}

function cellOf(verified: Verified | undefined): string {
  if (verified === undefined) return "";
  const outcome = outcomeOf(verified.verification);
  if (outcome === "failed") return "not compared";
  return outcome === "different" ? `${verified.verification.mismatches.length} different` : outcome;
}
