import { styleText } from "node:util";

import { wrapText } from "../diagnostics/wrap-text.ts";
import { groupBy } from "../group-by.ts";
import { artifactOf } from "./difference.ts";
import { type DifferenceGroup, differenceGroups } from "./difference-groups.ts";
import type { HostDifference } from "./compare-hosts.ts";
import { someNames } from "../diagnostics/some-names.ts";
import type { SwitchEffect } from "./switch-effects.ts";
import { EFFECTS_TITLE, NEWLY_WANTED, OTHER_CONTAINERS, switchMessages } from "./switch-messages.ts";

export interface DifferenceStyle {
  readonly colour: boolean;
  /** Terminal columns that prose keeps to. */
  readonly width: number;
}

/**
 * A difference for people: a unified diff of everything that changes, what is the same in several containers once, and
 * what a switch does to each of them. Nothing where nothing changes.
 */
export function* renderHostDifference(
  { differences, effects }: HostDifference,
  style: DifferenceStyle,
): Generator<string> {
  if (differences.length === 0) return;
  for (const group of differenceGroups(differences)) yield `${renderGroup(withoutRepetition(group, effects), style)}\n`;
  yield renderEffects(effects, style);
}

/** Of a unit that comes or goes as a whole, the files are told, not shown: they are much the same for all. */
function withoutRepetition(group: DifferenceGroup, effects: readonly SwitchEffect[]): DifferenceGroup {
  const { kind, change, first } = group;
  const unit = artifactOf(first).usedBy?.unit;
  const whole = effects.some((effect) => effect.unit === unit && WHOLE.includes(effect.reason));
  return kind === "file" && change !== "changed" && whole ? { ...group, hunks: "" } : group;
}

const WHOLE: readonly SwitchEffect["reason"][] = ["removed", "added-wanted", "added-unwanted"];

function renderGroup(group: DifferenceGroup, { colour }: DifferenceStyle): string {
  const { first, hunks, members } = group;
  const same = members.slice(1).map((member) => nameOf(artifactOf(member).container));
  const paint = (style: Style | undefined, line: string): string =>
    `${colour && style !== undefined ? styleText(style, line, { validateStream: false }) : line}\n`;
  return [
    paint("bold", `--- ${headerOf("a", first.before)}`),
    paint("bold", `+++ ${headerOf("b", first.after)}`),
    ...hunks.split("\n").flatMap((line) => (line === "" ? [] : [paint(STYLES[line.charAt(0)], line)])),
    ...(same.length === 0 ? [] : [paint("dim", `# The same for ${someNames(same)}.`)]),
  ].join("");
}

type Style = Parameters<typeof styleText>[0];

const STYLES: Readonly<Partial<Record<string, Style>>> = { "+": "green", "-": "red", "@": "cyan" };

function headerOf(side: string, artifact: DifferenceGroup["first"]["before"]): string {
  if (artifact === undefined) return "/dev/null";
  const { path, usedBy } = artifact;
  return `${side}/${path}${usedBy === undefined ? "" : `\t(${usedBy.directive} of ${usedBy.unit})`}`;
}

/** Containers that the same happens to are told together. */
function renderEffects(effects: readonly SwitchEffect[], { colour, width }: DifferenceStyle): string {
  const told = groupBy(effects.filter(isWorthTelling), sentence);
  const lines = [...told].flatMap(([text, of]) => {
    const names = someNames(of.map(({ container }) => nameOf(container)));
    return wrapText(`${names}: ${text}`, width - 4).map((line, index) => `${index === 0 ? "  " : "    "}${line}\n`);
  });
  const title = colour ? styleText("bold", EFFECTS_TITLE, { validateStream: false }) : EFFECTS_TITLE;
  return [`${title}\n`, ...lines].join("");
}

/** The template is nobody's in particular. */
function isWorthTelling({ container, reason }: SwitchEffect): boolean {
  return container !== null || reason !== "unchanged";
}

function sentence(effect: SwitchEffect): string {
  return switchMessages[effect.reason](effect) + (effect.newlyWanted ? NEWLY_WANTED : "");
}

function nameOf(container: string | null): string {
  return container ?? OTHER_CONTAINERS;
}
