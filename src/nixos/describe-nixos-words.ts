import { createDiagnostic, type DiagnosticPlace } from "../diagnostics/create-diagnostic.ts";
import type { CompetingDefinition, Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Release } from "../releases/releases.ts";
import { parseOptionPath } from "./parse-option-path.ts";

/** What an error of the module system of NixOS says. */
interface Said {
  readonly option: string;
  /** The option's last name. */
  readonly name: string;
  /** The type, where a value is not of it. */
  readonly type: string;
  readonly file: string;
  readonly files: readonly string[];
  /** The option that NixOS thinks was meant. */
  readonly meant: string | undefined;
  readonly has: Release["has"];
}

interface WordsContext {
  readonly has: Release["has"];
  readonly fileName: (file: string) => string;
}

type Describe = (said: Said, place: DiagnosticPlace) => Diagnostic;

const wrongType: Describe = (said, place) => createDiagnostic("wrong-type", said, { ...place, focus: { on: "value" } });

/** What the module systems of all releases say: the option, and the type where there is one. */
const WORDS: readonly (readonly [pattern: RegExp, describe: Describe])[] = [
  [
    /^The option `(.+?)'(?: defined in `.+?')? does not exist\./,
    (said, place) => createDiagnostic("unknown-option", { ...said, known: [] }, place),
  ],
  [/^The option value `(.+?)' in `.+?' is not of type `(.+)'\./, wrongType],
  [/^A definition for option `(.+?)' is not of type `(.+)'\. /, wrongType],
  [
    /^The option `(.+?)' has conflicting definition/,
    (said, place) => createDiagnostic("conflicting-definitions", said, place),
  ],
  [
    /^The (?:unique )?option `(.+?)' is defined multiple times/,
    (said, place) => createDiagnostic("defined-multiple-times", said, place),
  ],
  [
    /^The option `(.+?)['`] is defined both null and not null/,
    (said, place) => createDiagnostic("null-and-not-null", said, place),
  ],
  [
    /^The option `(.+?)' (?:is used but not defined|was accessed but has no value defined)/,
    (said, place) => createDiagnostic("not-defined", { ...said, examples: [`${said.name} = …`] }, place),
  ],
  [/^The option `(.+?)' is read-only/, (said, place) => createDiagnostic("read-only", said, place)],
  [
    /^The option `(.+?)' in `.+?' is already declared in/,
    (said, place) => createDiagnostic("option-already-declared", said, place),
  ],
];

/**
 * The diagnostic for an error of the module system of NixOS, with its own first line as the message, in which `fileName`
 * names files; undefined for other errors. It has no span, as NixOS knows files and no lines in them: `placeByName` looks for these.
 */
export function describeNixosWords(text: string, { has, fileName }: WordsContext): Diagnostic | undefined {
  for (const [pattern, describe] of WORDS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [, option = "", type = ""] = match;
    const loc = parseOptionPath(option);
    const files = filesIn(text);
    const definitions = files.map((file): CompetingDefinition => ({ file, at: [file, 0, 0], priority: 100 }));
    const meant = /\nDid you mean `(.+?)'/.exec(text)?.[1];
    const said = { option, name: loc.at(-1) ?? "", type, file: files[0] ?? "", files, meant, has };
    const [line = text] = text.split("\n");
    const message = line.replaceAll(/(?<= (?:in|and|by) `).+?(?=')/g, fileName);
    return { ...describe(said, { loc, span: null, definitions, focus: { on: "name" } }), message };
  }
  return undefined;
}

/** The files that a message names: those of definitions, one for each. */
function filesIn(text: string): readonly string[] {
  const listed = [...text.matchAll(/^- In `(.+?)'/gm)];
  const named = listed.length > 0 ? listed : [...(text.split("\n")[0] ?? "").matchAll(/(?: in| and) `(.+?)'/g)];
  return named.map(([, file = ""]) => file);
}
