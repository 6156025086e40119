import type { ReleaseName } from "../../lowering/releases/release-name.ts";
import { listInProse } from "../diagnostics/list-in-prose.ts";
import { containersOption } from "../options/container-options.ts";
import { flattenOptions } from "../options/flatten-options.ts";
import { declaredHostOptions } from "../options/host-declarations.ts";
import type { NamedOption } from "../options/option-declaration.ts";
import { showNix } from "../options/show-nix.ts";
import { type Release, releases } from "../releases/releases.ts";
import { lowersTo } from "./lowers-to.ts";

/** An option of a release, as it is listed. */
export interface ModelledOption {
  /** With placeholders, such as `containers.<name>.forwardPorts.*.hostPort`. */
  readonly name: string;
  readonly type: string;
  /** Which values it takes, as a text that is the same in all releases that mean the same, whatever they call it. */
  readonly accepts: string;
  /** Whether several definitions of a string are joined: the deprecated type does. */
  readonly merging: string;
  /** Markdown, on one line: an expression of Nix in backticks, or words. */
  readonly default: string;
  /** As one would write it in Nix. */
  readonly example: string;
  /** Markdown. */
  readonly description: string;
  /** The first release that is modelled and has it. */
  readonly since: ReleaseName;
  /** The last release that has it; null where the newest does. */
  readonly until: ReleaseName | null;
  /** What becomes of it on the host; Markdown, each on one line. */
  readonly lowersTo: readonly string[];
}

/** The options of a release: `containers`, everything below it, and those of the host that the same module declares. */
export function optionModel(release: Release): readonly ModelledOption[] {
  const spans = optionSpans();
  return presentOptions(release).map(({ name, option, defaultText }) => {
    const type = option.type.toNix();
    const { since, until } = spans.get(name) ?? { since: release.name, until: null };
    return {
      name,
      type: option.type.description,
      accepts: JSON.stringify(type, accepted),
      merging: JSON.stringify(type, withoutOptions).includes('"concat"') ? "joined" : "not joined",
      default: defaultText === undefined ? defaultInWords(option) : `\`${defaultText}\``,
      example: option.example,
      description: option.description,
      since,
      until,
      lowersTo: lowersTo(name.replace("containers.<name>.", ""), release.name),
    };
  });
}

/** The releases that have what a path means, undefined for what none has. */
export function releasesOf(path: string): Span | undefined {
  return optionSpans().get(fullPath(path));
}

/**
 * Those that a path means: the option and what is below it. `bindMounts` stands for `containers.<name>.bindMounts`,
 * `enableContainers` for `boot.enableContainers`.
 */
export function optionsNamed(model: readonly ModelledOption[], path: string): readonly ModelledOption[] {
  const full = fullPath(path);
  return model.filter(({ name }) => name === full || name.startsWith(`${full}.`));
}

/** Words, and the options inside, which are listed themselves. */
const NOT_ACCEPTANCE: readonly string[] = ["description", "mismatch", "options", "merge", "nameFrom"];

function withoutOptions(key: string, value: unknown): unknown {
  return key === "options" ? undefined : value;
}

/** What of a type decides over the values that it takes, for `JSON.stringify`. */
function accepted(key: string, value: unknown): unknown {
  if (NOT_ACCEPTANCE.includes(key)) return undefined;
  // The deprecated type for strings takes the same ones.
  return key === "kind" && value === "string" ? "str" : value;
}

/** Whether elements may be without names is the type's affair: it is the same option. */
function nameOf(loc: readonly string[]): string {
  return loc.join(".").replaceAll("<name?>", "<name>");
}

interface PresentOption {
  readonly name: string;
  readonly option: NamedOption;
  /** A default that follows from other options, as an expression of Nix. */
  readonly defaultText?: string;
}

/** Without what the module declares only to refuse it. */
function presentOptions(release: Release): readonly PresentOption[] {
  const flat = flattenOptions(containersOption(release)).filter(({ option }) => option.removed !== true);
  return [
    ...flat.map(({ loc, option }) => ({ name: nameOf(loc), option })),
    ...declaredHostOptions(release).map((option) => ({ ...option, option })),
  ];
}

/** No option of a container is called like one of the host. */
function fullPath(path: string): string {
  if (/^(containers|boot)(\.|$)/.test(path)) return path;
  const ofHost = [...optionSpans().keys()].find((name) => name === `boot.${path}`);
  return ofHost ?? `containers.<name>.${path}`;
}

export interface Span {
  readonly since: ReleaseName;
  readonly until: ReleaseName | null;
}

/** First and last release of each option. */
function optionSpans(): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  for (const release of releases) {
    const isNewest = release === releases.at(-1);
    for (const { name } of presentOptions(release)) {
      const since = spans.get(name)?.since ?? release.name;
      spans.set(name, { since, until: isNewest ? null : release.name });
    }
  }
  return spans;
}

function defaultInWords(option: NamedOption): string {
  if (option.defaultFromName !== undefined) return "the name of the attribute";
  if (option.definedFrom !== undefined) {
    const names = option.definedFrom.map((name) => `\`${name}\``);
    return `follows from ${listInProse(names, "or")}, else it has to be defined`;
  }
  if (option.defaultFromPkgs !== undefined) return `\`pkgs.${option.defaultFromPkgs}\``;
  if ("default" in option) return `\`${showNix(option.default)}\``;
  return option.opaque === true ? "none" : "none, it has to be defined";
}
