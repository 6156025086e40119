import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";

import nixosNamespaces from "../../nix/nixos-namespaces.json" with { type: "json" };
import { closestName } from "../diagnostics/closest-name.ts";
import { createDiagnostic } from "../diagnostics/create-diagnostic.ts";
import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";
import type { Focus } from "../diagnostics/focus.ts";
import { pointSpan } from "../diagnostics/point-span.ts";
import type { NixOptions, NixType } from "../options/nix-type.ts";
import { describeNixosError } from "../nixos/describe-nixos-error.ts";
import { fileNameFrom } from "./file-name.ts";
import { isUserFile } from "./is-user-file.ts";
import { type ContextMessage, parseArgument, parseContext, parseRefusal } from "./nixctr-message.ts";
import type { LogPosition, NixError, NixLog } from "./nix-log.ts";
import { refusalDiagnostic } from "./refusal-diagnostic.ts";
import { sameText } from "./same-text.ts";
import { referenceFrom, selectionAt } from "./selection-at.ts";
import type { EvaluateOptions } from "./start-evaluation.ts";

/** Nix cannot download, git must not (see `NIX_ENVIRONMENT`), the store takes nothing. */
const NEEDS_FETCH =
  /unable to download|failed to (?:open archive|fetch)|(?:cannot|unable to) fetch|program 'git' failed|Git reference|'addToStore\w*' is not supported|\.drv' is not valid/i;

/** What is there without a `let`: the globals of Nix, and the arguments of most modules. */
const KNOWN_VARIABLES = (
  "true false null builtins import map toString throw abort removeAttrs baseNameOf dirOf isNull derivation " +
  "config lib options pkgs modulesPath"
).split(" ");

type Request = Pick<EvaluateOptions, "input" | "nixpkgs" | "options" | "release" | "nixos">;

/**
 * The diagnostic for an evaluation that ended with an error of the configuration; undefined when the log holds none
 * and Nix itself is to blame. Gives the same for all versions of Nix.
 */
export function describeRefusal(log: NixLog, request: Request): Diagnostic | undefined {
  if (log.error !== null) return describeError(withWordsOfGit(log.error, log), request);
  // Newer versions find out when they print the result.
  if (log.other.some((line) => line.includes("json.exception.type_error.316"))) return notUtf8();
  // Nix 2.8 ends like this, without a log message, where newer versions report a call depth.
  if (log.other.some((line) => line.includes("stack overflow"))) {
    return createDiagnostic("infinite-recursion", { text: sameText("stack overflow") }, nowhere());
  }
  return undefined;
}

/** What is wrong `git` says itself, and Nix only that it failed. That it must not fetch is nixctr's doing. */
function withWordsOfGit(error: NixError, { other }: NixLog): NixError {
  if (!error.text.includes("program 'git' failed")) return error;
  const words = other.filter((line) => line.startsWith("fatal: ") && !/transport '.*' not allowed/.test(line));
  return { ...error, text: [error.text, ...words].join("\n") };
}

/** The diagnostic for bytes in a string that JSON cannot carry. Nobody knows where they come from. */
export function notUtf8(): Diagnostic {
  return createDiagnostic(
    "evaluation-error",
    { text: "a name or a string in `containers' is not valid UTF-8" },
    nowhere(),
  );
}

function describeError(error: NixError, request: Request): Diagnostic {
  const context = innermostContext(error);
  const span = toSpan(bestPosition(error, request), request) ?? pointSpan(context?.at);
  const place: Place = { loc: context?.loc ?? [], span, definitions: [], focus: focusAt(span, context) };
  const refusal = parseRefusal(error.text);
  if (refusal?.code === "needs-nixos") {
    const loc = refusal.loc ?? place.loc;
    return describeNeed(loc, { ...place, span: span && referenceFrom(span, loc, request.input) });
  }
  if (refusal !== undefined) {
    const context = { has: request.release.has, fileName: fileNameFrom(request.input) };
    return refusalDiagnostic(refusal, place, context);
  }
  const text = sameText(error.text.trim());
  if (request.nixos !== undefined) {
    const fileName = fileNameFrom(request.input);
    const said = describeNixosError(error, text, { place, has: request.release.has, fileName });
    if (said !== undefined) return said;
  }
  if (/^(?:infinite recursion encountered|stack overflow)/.test(text)) {
    const [argument] = error.frames.flatMap((frame) => parseArgument(frame.text) ?? []);
    return argument === undefined
      ? createDiagnostic("infinite-recursion", { text }, place)
      : createDiagnostic("module-argument-unknown", { text, name: argument.argument, module: argument.key }, place);
  }
  const missing = /^attribute '(.*)' missing/s.exec(text)?.[1];
  if (missing !== undefined) return describeMissing(text, missing, place, request);
  if (text.startsWith("syntax error")) {
    return createDiagnostic("syntax-error", { text }, { ...place, focus: { on: "syntax" } });
  }
  if (NEEDS_FETCH.test(text)) {
    return createDiagnostic("needs-fetch", { text }, place);
  }
  if (/not found in the Nix search path/.test(text)) return createDiagnostic("not-in-search-path", { text }, place);
  return describeText(text, place, request);
}

/** The errors that Nix's words alone tell apart. */
function describeText(text: string, place: Place, { nixpkgs, nixos }: Request): Diagnostic {
  const variable = /^undefined variable '(.*)'$/s.exec(text)?.[1];
  if (variable !== undefined) {
    const meant = closestName(variable, KNOWN_VARIABLES);
    const hasNixpkgs = nixpkgs !== undefined || nixos !== undefined;
    return createDiagnostic("undefined-variable", { text, meant, hasNixpkgs }, place);
  }
  const missing = /^getting status of '(.*)': No such file or directory$/s.exec(text)?.[1];
  if (missing !== undefined) {
    const isDirectory = basename(missing) === "default.nix" && existsSync(dirname(missing));
    return createDiagnostic("file-missing", { file: missing, isDirectory, isUntracked: existsSync(missing) }, place);
  }
  if (/^attribute '.*' already defined at /s.test(text)) {
    return createDiagnostic("evaluation-error", { text }, { ...place, focus: { on: "binding" } });
  }
  const [, file, line, column, argument] =
    /^(?:anonymous function at (.+):(\d+):(\d+) )?.*called with unexpected argument '([^']*)'$/.exec(text) ?? [];
  if (argument !== undefined) {
    const span = file === undefined ? null : pointSpan([file, Number(line), Number(column)]);
    return createDiagnostic("unexpected-argument", { name: argument }, { ...place, span: place.span ?? span });
  }
  const absent = /^(lib\.\S+) is not part of nixctr's embedded lib/.exec(text)?.[1];
  if (absent !== undefined) return createDiagnostic("missing-lib-function", { name: absent }, place);
  return createDiagnostic("evaluation-error", { text }, place);
}

/** A missing attribute of `config`, `options`, `pkgs` or `lib` is something that nixctr lacks rather than the configuration. */
function describeMissing(text: string, name: string, near: Place, request: Request): Diagnostic {
  const selection = near.span === null ? undefined : selectionAt(near.span, name, request.input);
  const place: Place = selection === undefined ? near : { ...near, span: selection.span, focus: { on: "expression" } };
  const [root = "", ...path] = selection?.path ?? [];
  const upToMissing = [root, ...path.slice(0, path.indexOf(name) + 1)].join(".");
  if (root === "config" && path[0] === "containers") {
    const known = optionsBeside(path.slice(1, path.indexOf(name)), request.options);
    if (known === undefined) return createDiagnostic("container-missing", { text, name }, place);
    const meant = closestName(name, known);
    return createDiagnostic("container-option-missing", { text, name, meant, known }, place);
  }
  // What a whole NixOS does not have is not there.
  if (request.nixos !== undefined) return createDiagnostic("evaluation-error", { text }, place);
  if (root === "config" && path.length > 0) return describeNeed(path, place);
  const option = path.slice(0, attributesFrom(path));
  if (root === "options" && path[0] !== "containers" && option.includes(name)) {
    return createDiagnostic("option-not-declared", { option: option.join(".") }, { ...place, loc: option });
  }
  if (request.nixpkgs !== undefined && (root === "pkgs" || root === "lib")) {
    return createDiagnostic("not-in-nixpkgs", { text, name: upToMissing, nixpkgs: request.nixpkgs }, place);
  }
  if (request.nixpkgs === undefined && root === "pkgs") {
    return createDiagnostic("needs-nixpkgs", { name: upToMissing }, place);
  }
  if (request.nixpkgs === undefined && root === "lib") {
    return createDiagnostic("missing-lib-function", { name: upToMissing }, place);
  }
  return createDiagnostic("evaluation-error", { text }, place);
}

/** The options that there are at a path below `config.containers`; undefined where a configuration chooses the names. */
function optionsBeside(path: readonly string[], options: NixOptions): readonly string[] | undefined {
  let type: NixType | undefined = {
    kind: "attrsOf",
    description: "",
    of: { kind: "submodule", description: "", options },
  };
  for (const name of path) {
    while (type?.kind === "nullOr") type = type.of;
    if (type?.kind === "attrsOf" || type?.kind === "loaOf") type = type.of;
    else type = type?.kind === "submodule" ? type.options[name]?.type : undefined;
  }
  return type?.kind === "submodule" ? Object.keys(type.options) : undefined;
}

/** Where the path of an option ends and the attributes of its declaration begin. */
function attributesFrom(path: readonly string[]): number {
  const found = path.findIndex((name) =>
    ["default", "definitions", "highestPrio", "isDefined", "type", "value"].includes(name),
  );
  return found === -1 ? path.length : found;
}

/** NixOS answers for its own options; others are declared by modules that the configuration does not import. */
function describeNeed(loc: readonly string[], place: Place): Diagnostic {
  const code = nixosNamespaces.includes(loc[0] ?? "") ? "needs-nixos" : "needs-module";
  return createDiagnostic(code, { option: loc.join(".") }, { ...place, loc });
}

interface Place {
  readonly loc: readonly string[];
  readonly span: Span | null;
  readonly definitions: readonly never[];
  readonly focus?: Focus;
}

/** Nix gives the place of an expression, or that of the definition that it was evaluating. */
function focusAt(span: Span | null, context: ContextMessage | undefined): Focus {
  const at = pointSpan(context?.at);
  return at !== null && span?.file === at.file && span.line === at.line && span.column === at.column
    ? { on: "value" }
    : { on: "expression" };
}

function nowhere(): Place {
  return { loc: [], span: null, definitions: [] };
}

function innermostContext(error: NixError): ContextMessage | undefined {
  const contexts = error.frames.flatMap((frame) => parseContext(frame.text) ?? []);
  return contexts.find((context) => context.loc.length > 0) ?? contexts[0];
}

/** Where the error is in the configuration: not in a library function that was called wrongly. */
function bestPosition(error: NixError, request: Request): LogPosition | undefined {
  const positions = [error.position, ...error.frames.map((frame) => frame.position)];
  return positions.find((position) => position !== null && isUserFile(position.file, request)) ?? undefined;
}

function toSpan(position: LogPosition | undefined, request: Request): Span | null {
  if (position === undefined) return null;
  const isStdin = request.input.kind === "stdin" && !existsSync(position.file);
  return pointSpan([isStdin ? "«stdin»" : position.file, position.line, position.column]);
}
