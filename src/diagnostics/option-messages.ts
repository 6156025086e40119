import type { HasChange } from "../../lowering/module-release.ts";
import type { ReleaseName } from "../../lowering/releases/release-name.ts";
import { listInProse } from "./list-in-prose.ts";
import type { MessageTable } from "./message-table.ts";
import { quoted } from "./quoted.ts";
import { showFiles } from "./show-files.ts";

/** What the messages about option values are about. Options and files are given as they are shown. */
export interface OptionMessageArguments {
  "unknown-option": Worded & {
    readonly file: string;
    /** The known option that was likely meant. */
    readonly meant: string | undefined;
    readonly known: readonly string[];
    /** The option by that name which other releases have: the first, and the one that takes it away. */
    readonly elsewhere?: { readonly name: string; readonly since: ReleaseName; readonly until?: ReleaseName };
  };
  "wrong-type": WrongValue & {
    readonly type: string;
    /** Set where the type itself finds the definitions that are not of it: its alternatives, if it has any. */
    readonly mismatch?: readonly string[] | undefined;
  };
  "not-a-list": WrongValue;
  "defined-multiple-times": Contradiction;
  "conflicting-definitions": Contradiction;
  "null-and-not-null": Contradiction;
  "removed-option": {
    readonly option: string;
    readonly files: readonly string[];
    /** The option by its own name, and the release that took it away. */
    readonly name: string;
    readonly until: ReleaseName | undefined;
  };
  "exclusive-options": { readonly container: string };
  "ordered-submodule": Worded & { readonly file: string };
  "not-defined": Worded & {
    /** Assignments each of which would define it. */
    readonly examples: readonly string[];
  };
}

/** A message has the words of a release, which has these changes. */
interface Worded {
  readonly option: string;
  readonly has: HasChange;
}

interface WrongValue extends Worded {
  readonly file: string;
  /** Such as ``the string `"80"` ``; absent where the value is not known. */
  readonly given?: string;
  /** Whether the value is a path where a string belongs. */
  readonly isPath?: boolean;
  /** An assignment that would be right. */
  readonly example?: string;
}

interface Contradiction extends Worded {
  /** One for each definition, in their order. */
  readonly files: readonly string[];
  /** The option's last name, as one writes it. */
  readonly name: string;
  /** The option that the module derives this one from, when that is one of the definitions. */
  readonly derivedFrom?: string | undefined;
}

/** The text of the diagnostics about option values. */
export const optionMessages: MessageTable<OptionMessageArguments> = {
  "unknown-option": {
    severity: "error",
    message: ({ option, file, has }) =>
      has("definition-values")
        ? `The option \`${option}' does not exist. Definition values:`
        : `The option \`${option}' defined in \`${file}' does not exist.`,
    help: ({ meant, known, elsewhere }) => {
      if (elsewhere !== undefined) return whereElse(elsewhere);
      return meant === undefined ? whatExists(known) : `Did you mean \`${meant}\`?`;
    },
  },
  "wrong-type": {
    severity: "error",
    message: ({ option, file, type, mismatch, has }) =>
      has("definition-values")
        ? `A definition for option \`${option}' is not of type \`${type}'. ${whatIsWrong(option, mismatch)}`
        : `The option value \`${option}' in \`${file}' is not of type \`${type}'.`,
    help: whatIsRight,
  },
  "not-a-list": {
    severity: "error",
    // NixOS closes the quotation with a backtick here.
    message: ({ option, file }) => `The option value \`${option}\` in \`${file}\` is not a list.`,
    help: whatIsRight,
  },
  "defined-multiple-times": {
    severity: "error",
    message: severalDefinitions,
    help: chooseDefinition,
  },
  "conflicting-definitions": {
    severity: "error",
    message: ({ option, files, has }) =>
      has("definition-values")
        ? `The option \`${option}' has conflicting definition values:`
        : `The option \`${option}' has conflicting definitions, in ${showFiles(files)}.`,
    help: chooseDefinition,
  },
  "null-and-not-null": {
    severity: "error",
    // NixOS closes the quotation of the option with a backtick here.
    message: ({ option, files }) =>
      `The option \`${option}\` is defined both null and not null, in ${showFiles(files)}.`,
    help: ({ name }) => chooseOne(name),
  },
  "removed-option": {
    severity: "error",
    message: ({ option, files }) =>
      `The option definition \`${option}' in ${showFiles(files)} no longer has any effect; please remove it.`,
    help: ({ name, until }) =>
      `${until === undefined ? "" : `\`${name}\` is gone since NixOS ${until}. `}Set \`nixpkgs\` in its place to evaluate the container with another ` +
      "nixpkgs, or `config.nixpkgs.pkgs` for other packages only.",
  },
  "exclusive-options": {
    severity: "error",
    message: ({ container }) => `The options '${container}.path' and '${container}.flake' cannot both be set.`,
    help: () => "`path` follows from `config`, and from `flake`. Keep one of these two.",
  },
  "ordered-submodule": {
    severity: "error",
    message: ({ option, file }) =>
      `The definition of \`${option}' in \`${file}' has an order, which NixOS cannot merge.`,
    help: () =>
      "`lib.mkBefore`, `lib.mkAfter` and `lib.mkOrder` belong around the lists inside the set, not around the set.",
  },
  "not-defined": {
    severity: "error",
    message: ({ option, has }) =>
      has("no-value-defined")
        ? `The option \`${option}' was accessed but has no value defined. Try setting the option.`
        : `The option \`${option}' is used but not defined.`,
    help: ({ examples }) => `It has no default. Add ${listInProse(examples.map(quoted), "or")}.`,
  },
};

/** What follows a wrong type on the first line. */
function whatIsWrong(option: string, mismatch: readonly string[] | undefined): string {
  if (mismatch === undefined) return "Definition values:";
  if (mismatch.length === 0) return "TypeError: Definition values:";
  const alternatives = mismatch.map(quoted).join(" nor ");
  return `TypeError: The option \`${option}\` is neither a value of type ${alternatives}, Definition values:`;
}

function severalDefinitions({ option, files, has }: Contradiction): string {
  if (has("expected-unique")) {
    return `The option \`${option}' is defined multiple times while it's expected to be unique.`;
  }
  if (has("several-definitions")) return `The option \`${option}' is defined multiple times.`;
  const start = `The unique option \`${option}' is defined multiple times`;
  if (has("definition-values")) return `${start}. Definition values:`;
  return has("multiple-definitions-by-line") ? `${start}, in:` : `${start}, in ${showFiles(files)}.`;
}

function whereElse({ name, since, until }: NonNullable<OptionMessageArguments["unknown-option"]["elsewhere"]>): string {
  const gone = until === undefined ? "" : `, and gone since ${until}`;
  return `\`${name}\` is there since NixOS ${since}${gone}.`;
}

function whatExists(known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const options = `The options here are ${listInProse(known.map(quoted), "and")}.`;
  return known.includes("config")
    ? `${options} What is an option of the container's own NixOS belongs in \`config\`.`
    : options;
}

function whatIsRight({ given, isPath, example }: WrongValue): string | null {
  const sentences = [
    ...(given === undefined ? [] : [`This is ${given}.`]),
    ...(isPath === true ? ["`toString` makes a string of it."] : []),
    ...(example === undefined ? [] : [`Write, for example, \`${example}\`.`]),
  ];
  return sentences.length === 0 ? null : sentences.join(" ");
}

function chooseDefinition({ name, derivedFrom }: Contradiction): string {
  return derivedFrom === undefined ? chooseOne(name) : chooseSource(name, derivedFrom);
}

function chooseOne(name: string): string {
  return (
    `All of these definitions have the same priority. Keep one of them, or wrap the value that should win: ` +
    `\`${name} = lib.mkForce …;\`.`
  );
}

function chooseSource(name: string, source: string): string {
  return (
    `\`${source}\` defines \`${name}\` too. Drop \`${name}\` to run what \`${source}\` describes, or drop ` +
    `\`${source}\`, or write \`${name} = lib.mkForce …;\` to keep both and run what \`${name}\` says.`
  );
}
