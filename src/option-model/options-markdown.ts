import { type Release, releases } from "../releases/releases.ts";
import { type OptionChange, optionChanges, partChange } from "./option-changes.ts";
import { type ModelledOption, optionModel } from "./option-model.ts";

/** The reference of all options of the containers module in a release, and their history, as a Markdown document. */
export function renderOptionsMarkdown(release: Release): string {
  return [optionsMarkdown(release, optionModel(release)), ...HISTORY, ...releases.flatMap(historyOf)].join("\n");
}

const HISTORY = [
  "# History",
  "",
  "What came, went and changed with each release, from the oldest that nixctr knows. " +
    "`nixctr options --from RELEASE --to RELEASE` shows the same between any two.",
  "",
];

/** What is different from the release before; nothing of the oldest. */
function historyOf(release: Release, index: number): readonly string[] {
  const before = releases[index - 1];
  if (before === undefined) return [];
  const changes = optionChanges(optionModel(before), optionModel(release));
  if (changes.length === 0) return [];
  const lines = changes.map((change) => renderChange(change).replace(/^- /, `- ${TITLES[change.change]}: `));
  return [`## ${release.name}`, "", ...lines, ""];
}

/** The reference of some options of a release, as a Markdown document. */
export function optionsMarkdown(release: Release, model: readonly ModelledOption[]): string {
  const intro = [
    `# Container options of NixOS ${release.name}`,
    `The options that the containers module declares in NixOS ${release.name}, a release that is known by ${release.knownBy}.`,
  ];
  return `${[...intro, ...model.flatMap(renderOption)].join("\n\n")}\n`;
}

function renderOption(option: ModelledOption): readonly string[] {
  const { since, until } = option;
  const facts = [
    `- Type: ${option.type}`,
    `- Default: ${option.default}`,
    `- Example: \`${option.example}\``,
    ...(option.lowersTo.length === 0 ? [] : [`- Lowers to: ${option.lowersTo.join("; ")}`]),
    `- Releases: ${until === null ? `since ${since}` : `${since} to ${until}`}`,
  ];
  return [`## \`${option.name}\``, option.description, facts.join("\n")];
}

/** What is different in the options of two releases, as a Markdown document. */
export function changesMarkdown(from: Release, to: Release, changes: readonly OptionChange[]): string {
  const intro = `# Container options from NixOS ${from.name} to ${to.name}`;
  const known = [...new Set([from, to])].map(({ name, knownBy }) => `NixOS ${name} is known by ${knownBy}.`);
  const sections = (["added", "removed", "changed"] as const).flatMap((kind) => {
    const items = changes.filter(({ change }) => change === kind).map(renderChange);
    return items.length === 0 ? [] : [`## ${TITLES[kind]}`, items.join("\n")];
  });
  return `${[intro, known.join("\n"), ...(sections.length === 0 ? ["Nothing changed."] : sections)].join("\n\n")}\n`;
}

const TITLES = { added: "Added", removed: "Removed", changed: "Changed" } as const;

function renderChange(change: OptionChange): string {
  if (change.change === "changed") {
    const texts = change.parts.map((part) => {
      const { gone, come } = partChange(part, change);
      return `${PART_NAMES[part]}: ${gone} → ${come}`;
    });
    return `- \`${change.name}\`, ${texts.join(", ")}`;
  }
  const { name, option } = change;
  const details = `(${option.type}, default: ${option.default}): ${option.description}`;
  return change.change === "removed" ? `- \`${name}\`` : `- \`${name}\` ${details}`;
}

const PART_NAMES = { type: "type", merging: "several definitions", default: "default", lowersTo: "lowers to" } as const;
