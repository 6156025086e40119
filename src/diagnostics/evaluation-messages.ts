import type { HasChange } from "../../lowering/module-release.ts";
import type { MessageTable } from "./message-table.ts";
import { showFiles } from "./show-files.ts";

/** What the messages about evaluating a configuration are about. */
export interface EvaluationMessageArguments {
  "evaluation-error": { readonly text: string };
  "syntax-error": {
    readonly text: string;
    /** Where Nix noticed that a `;` is missing before. */
    readonly noticedAt?: string;
    /** Whether the file begins with a byte order mark. */
    readonly byteOrderMark?: true;
    /** What begins something that does not end. */
    readonly unclosed?: { readonly text: string; readonly line: number };
  };
  "infinite-recursion": { readonly text: string };
  "container-missing": { readonly text: string; readonly name: string };
  "container-option-missing": {
    readonly text: string;
    readonly name: string;
    readonly meant: string | undefined;
    readonly known: readonly string[];
  };
  "container-config-not-evaluated": { readonly option: string };
  "option-not-declared": { readonly option: string };
  "undefined-variable": { readonly text: string; readonly meant: string | undefined; readonly hasNixpkgs: boolean };
  "needs-nixos": { readonly option: string };
  "needs-module": { readonly option: string };
  "needs-nixpkgs": { readonly name: string };
  "not-in-nixpkgs": { readonly text: string; readonly name: string; readonly nixpkgs: string };
  "needs-fetch": { readonly text: string };
  "not-in-search-path": { readonly text: string };
  "missing-lib-function": { readonly name: string };
  "module-argument-missing": { readonly name: string; readonly module: string };
  "module-argument-unknown": { readonly text: string; readonly name: string; readonly module: string };
  "module-unsupported-attribute": {
    /** The first of them. */
    readonly name: string;
    readonly names: readonly string[];
    readonly module: string;
    readonly has: HasChange;
  };
  "module-not-set": {
    readonly file: string;
    readonly module: string;
    readonly type: string;
    readonly has: HasChange;
  };
  "unexpected-argument": { readonly name: string };
  "file-missing": {
    readonly file: string;
    readonly isDirectory: boolean;
    /** Whether it is there, but not in what git tracks. */
    readonly isUntracked: boolean;
  };
  "import-missing": { readonly file: string };
  "import-relative": { readonly file: string };
  "import-not-module": { readonly type: string; readonly has: HasChange };
  "definition-not-set": { readonly file: string };
  "condition-not-boolean": { readonly file: string };
  "cannot-merge": ConflictArguments;
  "host-option-merge": ConflictArguments;
  "option-already-declared": { readonly option: string; readonly file: string; readonly files: readonly string[] };
  "option-is-prefix": { readonly option: string; readonly file: string };
  "read-only": { readonly option: string; readonly file: string };
  "host-option-used": { readonly option: string };
  "import-skipped": { readonly file: string };
  "beside-not-evaluated": { readonly text: string };
  "evaluator-time-limit": { readonly seconds: number };
  "evaluator-memory-limit": { readonly mebibytes: number };
  "evaluator-output-limit": Record<string, never>;
  "evaluator-interrupted": { readonly signal: string };
  "evaluator-not-started": { readonly program: string; readonly reason: string };
  "evaluator-crashed": { readonly how: string; readonly said: string };
}

interface ConflictArguments {
  readonly option: string;
  readonly files: readonly string[];
  readonly name: string;
}

const GIVE_NIXPKGS = "Give a nixpkgs with `--nixpkgs PATH` or on `NIX_PATH`.";
const GIVE_HOST = "A host of a flake is evaluated as the flake has it: give `FLAKE#HOST`.";
const GIVE_NIXOS = `${GIVE_NIXPKGS} The whole of NixOS is then evaluated where that is needed.`;

/** The text of the diagnostics about evaluation. */
export const evaluationMessages: MessageTable<EvaluationMessageArguments> = {
  "evaluation-error": { severity: "error", message: ({ text }) => text, help: () => null },
  "syntax-error": {
    severity: "error",
    message: ({ text }) => text,
    help({ noticedAt, byteOrderMark, unclosed }) {
      if (byteOrderMark === true) return "The file begins with a byte order mark, which Nix does not know. Remove it.";
      if (noticedAt !== undefined) return `A \`;\` is missing here; Nix noticed it at ${noticedAt}.`;
      return unclosed === undefined ? null : `The \`${unclosed.text}\` of line ${unclosed.line} is not closed.`;
    },
  },
  "infinite-recursion": {
    severity: "error",
    message: ({ text }) => text,
    help: () =>
      "A value here needs itself. Look for two options that are defined by reference to each other. Where `config` " +
      "decides which options a module defines, write `lib.mkIf` rather than `if`, `//` or `lib.optionalAttrs`.",
  },
  "container-option-missing": {
    severity: "error",
    message: ({ text }) => text,
    help: ({ name, meant, known }) =>
      meant === undefined
        ? `There is no option \`${name}\` there; there is ${known.join(", ")}.`
        : `There is no option \`${name}\` there; did you mean \`${meant}\`?`,
  },
  "option-not-declared": {
    severity: "error",
    message: ({ option }) =>
      `No module of the configuration declares \`${option}': options of NixOS are not there to be asked.`,
    help: () =>
      "The configuration is evaluated without the modules of NixOS. `options` has what the configuration declares " +
      `itself, and \`containers\`; what it sets is in \`config\`. ${GIVE_NIXOS}`,
  },
  "container-config-not-evaluated": {
    severity: "error",
    message: ({ option }) => `\`${option}' is a NixOS of its own, which is not evaluated here.`,
    help: () =>
      "What the container and the host both need can stand in a `let`, or in an option of your own, that both sides use. " +
      GIVE_NIXOS,
  },
  "undefined-variable": {
    severity: "error",
    message: ({ text }) => text,
    help: ({ meant, hasNixpkgs }) => {
      const missing = "No `let`, argument or `with` has it.";
      if (meant !== undefined) return `${missing} Did you mean \`${meant}\`?`;
      if (hasNixpkgs) return missing;
      return (
        `${missing} A \`with lib\` or \`with pkgs\` has what is known of them here: docs/lib.md lists it, and a nixpkgs ` +
        "(`--nixpkgs PATH`) adds the rest."
      );
    },
  },
  "container-missing": {
    severity: "error",
    message: ({ text }) => text,
    help: ({ name }) => `The configuration defines no \`${name}\` there; \`config.containers\` has what it defines.`,
  },
  "needs-nixos": {
    severity: "error",
    message: ({ option }) =>
      `The option \`${option}' can only be answered by NixOS: the configuration does not set it.`,
    help: ({ option }) =>
      `The configuration is evaluated without the modules of NixOS. Set \`${option}\` in the configuration, or write ` +
      `the value in place of the reference. ${GIVE_NIXOS}`,
  },
  "needs-module": {
    severity: "error",
    message: ({ option }) =>
      `The option \`${option}' is not known: no module of the configuration declares or sets it.`,
    help: ({ option }) =>
      "nixctr sees the modules that the configuration imports, and not those that a flake or a deployment tool adds. " +
      `Import the module that declares \`${option}\`, or set it in the configuration. ${GIVE_HOST}`,
  },
  "needs-nixpkgs": {
    severity: "error",
    message: ({ name }) => `\`${name}' is not known: no nixpkgs is in use.`,
    help: () =>
      `${GIVE_NIXPKGS} What overlays add is not known even then. Inside \`config\` of a container, packages need ` +
      "none: that is not evaluated.",
  },
  "not-in-nixpkgs": {
    severity: "error",
    message: ({ text }) => text,
    help: ({ name, nixpkgs }) =>
      `The nixpkgs in use, ${nixpkgs}, has no \`${name}\`. What a flake or an overlay adds to it is not known here.`,
  },
  "needs-fetch": {
    severity: "error",
    message: ({ text }) => text,
    help: () =>
      "nixctr fetches and builds nothing. Give the configuration a local copy of what it downloads or builds.",
  },
  "not-in-search-path": { severity: "error", message: ({ text }) => text, help: () => GIVE_NIXPKGS },
  "missing-lib-function": {
    severity: "error",
    message: ({ name }) => `\`${name}' is not part of the lib that nixctr brings.`,
    help: () =>
      `${GIVE_NIXPKGS} Its lib is used then. docs/lib.md lists what there is without one. What a flake or an overlay ` +
      "adds to lib is not known here.",
  },
  "module-argument-missing": {
    severity: "error",
    message: ({ name }) => `attribute '${name}' missing`,
    help: ({ name, module }) =>
      `The module ${module} uses the argument \`${name}\`, which no \`_module.args\` sets. Arguments that a flake or a ` +
      `deployment tool passes (\`specialArgs\`) are not known here. ${GIVE_HOST}`,
  },
  "module-argument-unknown": {
    severity: "error",
    message: ({ text }) => text,
    help: ({ name, module }) =>
      `The module ${module} needs its argument \`${name}\` before \`_module.args\` is known, in \`imports\` or for the ` +
      "names of its definitions. Arguments that a flake or a deployment tool passes (`specialArgs`) are not known here. " +
      GIVE_HOST,
  },
  "module-unsupported-attribute": {
    severity: "error",
    message: ({ name, names, module, has }) =>
      `Module \`${module}' has an unsupported attribute \`${name}'. This is caused by ` +
      (has("attributes-beside-config")
        ? "introducing a top-level `config' or `options' attribute. Add configuration attributes immediately on the " +
          `top level instead, or move all of them (namely: ${names.join(" ")}) into the explicit \`config' attribute.`
        : "assignments to the top-level attributes `config' or `options'."),
    help: ({ name }) =>
      `Move \`${name}\` into \`config\`: beside \`options\` and \`config\` a module has no definitions.`,
  },
  "module-not-set": {
    severity: "error",
    message: ({ file, module, type, has }) =>
      has("no-module")
        ? `module ${file} (${module}) does not look like a module.`
        : `value is ${articled(type)} while a set was expected`,
    help: ({ file, type }) =>
      type === "lambda"
        ? `A module is a set or a function that gives one; ${file} is a function that gives another function. Where a ` +
          "flake calls it with arguments of its own first, give nixctr a configuration that imports what a call gives."
        : `A module is a set or a function that gives one; ${file} is neither.`,
  },
  "unexpected-argument": {
    severity: "error",
    message: ({ name }) => `function called with unexpected argument '${name}'`,
    help: () => "A module gets more arguments than it names, so that these end with `...`: `{ config, pkgs, ... }:`.",
  },
  "file-missing": {
    severity: "error",
    message: ({ file }) => `getting status of '${file}': No such file or directory`,
    help({ isDirectory, isUntracked }) {
      if (isUntracked)
        return "The file is there, but Nix takes of a git repository what git tracks: `git add` adds it.";
      return isDirectory
        ? "The directory is there, but has no `default.nix`. Name one of its files."
        : "The configuration reads a file that is not there. Paths are relative to the file that they stand in.";
    },
  },
  "import-missing": {
    severity: "error",
    message: ({ file }) => `getting status of '${file}': No such file or directory`,
    help: () => "`imports` names a file that is not there. Paths are relative to the file that they stand in.",
  },
  "import-relative": {
    severity: "error",
    message: ({ file }) => `string '${file}' doesn't represent an absolute path`,
    help: ({ file }) => `Write \`./${file}\` without quotes: a path, which is relative to the file that it stands in.`,
  },
  "import-not-module": {
    severity: "error",
    message: ({ type, has }) =>
      type === "list" && has("nested-imports")
        ? "Module imports can't be nested lists. Perhaps you meant to remove one level of lists? Definitions:"
        : `cannot coerce ${articled(type)} to a string`,
    help: () => "It stands in `imports`, where a module is a path, a set or a function.",
  },
  "definition-not-set": {
    severity: "error",
    message: ({ file }) => `A definition in \`${file}' is not a set, where options are expected below it.`,
    help: () => null,
  },
  "condition-not-boolean": {
    severity: "error",
    message: () => "‘mkIf’ called with a non-Boolean condition",
    help: () => null,
  },
  "cannot-merge": {
    severity: "error",
    message: ({ option, files }) => `Cannot merge definitions of \`${option}' given in ${showFiles(files)}.`,
    help: ({ name }) => `Keep one of them, or wrap the value that should win: \`${name} = lib.mkForce …;\`.`,
  },
  "host-option-merge": {
    severity: "error",
    message: ({ option, files }) =>
      `Only NixOS knows how definitions of \`${option}' combine, given in ${showFiles(files)}.`,
    help: ({ name }) => `Keep one of them, or wrap the value that should win: \`${name} = lib.mkForce …;\`.`,
  },
  "option-already-declared": {
    severity: "error",
    message: ({ option, file, files }) =>
      `The option \`${option}' in \`${file}' is already declared in ${showFiles(files)}.`,
    help: () => null,
  },
  "option-is-prefix": {
    severity: "error",
    message: ({ option, file }) => `The option \`${option}' in \`${file}' is a prefix of options declared elsewhere.`,
    help: () => null,
  },
  "read-only": {
    severity: "error",
    message: ({ option }) => `The option \`${option}' is read-only, but it's set multiple times.`,
    help: () => null,
  },
  "host-option-used": {
    severity: "hint",
    message: ({ option }) => `The result depends on \`${option}', taken as the configuration sets it.`,
    help: () => null,
  },
  "import-skipped": {
    severity: "hint",
    message: ({ file }) =>
      `A module of nixpkgs was left out, as no nixpkgs is in use: ${file.replace(/^.*\/nixos\/modules\//, "")}`,
    help: () => null,
  },
  "beside-not-evaluated": {
    severity: "warning",
    message: ({ text }) => `Assertions, and what the configuration adds to containers, could not be evaluated: ${text}`,
    help: () => "The containers themselves are not concerned. Whether NixOS accepts the configuration is not known.",
  },
  "evaluator-time-limit": {
    severity: "error",
    message: ({ seconds }) => `The evaluation took longer than ${seconds} s and was stopped.`,
    help: () => "`--timeout SECONDS` gives it more time.",
  },
  "evaluator-memory-limit": {
    severity: "error",
    message: ({ mebibytes }) => `The evaluation needed more than ${mebibytes} MiB of memory and was stopped.`,
    help: () => "`--max-memory MIB` gives it more. A configuration that recurses without end never has enough.",
  },
  "evaluator-output-limit": {
    severity: "error",
    message: () => "The evaluation printed more than nixctr can read and was stopped.",
    help: () => null,
  },
  "evaluator-interrupted": {
    severity: "error",
    message: ({ signal }) => `Interrupted (${signal}); the evaluation was stopped.`,
    help: () => null,
  },
  "evaluator-not-started": {
    severity: "error",
    message: ({ program, reason }) => `${program} could not be started: ${reason}`,
    help: () => null,
  },
  "evaluator-crashed": {
    severity: "error",
    message: ({ how, said }) => `nix ${how}${said === "" ? "" : `:\n${said}`}`,
    help: () => null,
  },
};

function articled(type: string): string {
  const names: Readonly<Record<string, string>> = {
    int: "an integer",
    bool: "a Boolean",
    lambda: "a function",
    null: "null",
  };
  return names[type] ?? `a ${type}`;
}
