import { listInProse } from "./list-in-prose.ts";
import type { MessageTable } from "./message-table.ts";

/** What the messages about option values are about. Options and files are given as they are shown. */
export interface OptionMessageArguments {
  "unknown-option": {
    readonly option: string;
    readonly file: string;
    /** The known option that was likely meant. */
    readonly meant: string | undefined;
    readonly known: readonly string[];
  };
  "wrong-type": WrongValue & { readonly type: string };
  "not-a-list": WrongValue;
  "defined-multiple-times": Contradiction & {
    /** The option that the module derives this one from, when that is one of the definitions. */
    readonly derivedFrom: string | undefined;
  };
  "conflicting-definitions": Contradiction;
  "null-and-not-null": Contradiction;
  "not-defined": {
    readonly option: string;
    /** Assignments each of which would define it. */
    readonly examples: readonly string[];
  };
}

interface WrongValue {
  readonly option: string;
  readonly file: string;
  /** Such as ``the string `"80"` ``; absent where the value is not known. */
  readonly given?: string;
  /** Whether the value is a path where a string belongs. */
  readonly isPath?: boolean;
  /** An assignment that would be right. */
  readonly example?: string;
}

interface Contradiction {
  readonly option: string;
  /** One for each definition, in their order. */
  readonly files: readonly string[];
  /** The option's last name, as one writes it. */
  readonly name: string;
}

/** The text of the diagnostics about option values. */
export const optionMessages: MessageTable<OptionMessageArguments> = {
  "unknown-option": {
    severity: "error",
    message: ({ option, file }) => `The option \`${option}' defined in \`${file}' does not exist.`,
    help: ({ meant, known }) => (meant === undefined ? whatExists(known) : `Did you mean \`${meant}\`?`),
  },
  "wrong-type": {
    severity: "error",
    message: ({ option, file, type }) => `The option value \`${option}' in \`${file}' is not of type \`${type}'.`,
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
    message: ({ option, files }) => `The unique option \`${option}' is defined multiple times, in ${showFiles(files)}.`,
    help: ({ name, derivedFrom }) => (derivedFrom === undefined ? chooseOne(name) : chooseSource(name, derivedFrom)),
  },
  "conflicting-definitions": {
    severity: "error",
    message: ({ option, files }) => `The option \`${option}' has conflicting definitions, in ${showFiles(files)}.`,
    help: ({ name }) => chooseOne(name),
  },
  "null-and-not-null": {
    severity: "error",
    // NixOS closes the quotation of the option with a backtick here.
    message: ({ option, files }) =>
      `The option \`${option}\` is defined both null and not null, in ${showFiles(files)}.`,
    help: ({ name }) => chooseOne(name),
  },
  "not-defined": {
    severity: "error",
    message: ({ option }) => `The option \`${option}' is used but not defined.`,
    help: ({ examples }) => `It has no default. Add ${listInProse(examples.map(quoted), "or")}.`,
  },
};

function showFiles(files: readonly string[]): string {
  return files.map((file) => `\`${file}'`).join(" and ");
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

function quoted(text: string): string {
  return `\`${text}\``;
}
