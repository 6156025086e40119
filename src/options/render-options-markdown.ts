import type { Release } from "../releases/releases.ts";
import { containersOption } from "./container-options.ts";
import { type FlatOption, flattenOptions } from "./flatten-options.ts";
import type { NamedOption } from "./option-declaration.ts";
import { showNix } from "./show-nix.ts";

/** The reference of all container options of a release, as a Markdown document. */
export function renderOptionsMarkdown(release: Release): string {
  const intro = [
    `# Container options of NixOS ${release.name}`,
    `Every option that \`containers\` has in NixOS ${release.name}. The model is known from ${release.knownBy}.`,
  ];
  return [...intro, ...flattenOptions(containersOption(release)).flatMap(renderOption)].join("\n\n") + "\n";
}

function renderOption({ loc, option }: FlatOption): readonly string[] {
  const facts = [
    `- Type: ${option.type.description}`,
    `- Default: ${defaultInWords(option)}`,
    `- Example: \`${option.example}\``,
    ...(option.since === undefined ? [] : [`- Since: NixOS ${option.since}`]),
  ];
  return [`## \`${loc.join(".")}\``, option.description, facts.join("\n")];
}

function defaultInWords(option: NamedOption): string {
  if (option.defaultFromName !== undefined) return "the name of the attribute";
  if (option.definedFrom !== undefined) return `follows from \`${option.definedFrom}\`, else it has to be defined`;
  if ("default" in option) return `\`${showNix(option.default)}\``;
  return option.opaque === true ? "none" : "none, it has to be defined";
}
