import type { TextEdit } from "../../../diagnostics/diagnostic.ts";
import { attributesBeside, nameOf } from "../../../syntax/attribute.ts";
import type { ParsedSource } from "../../../syntax/parsed-source.ts";
import type { SyntaxNode } from "../../../syntax/syntax-node.ts";
import { unwrapValue } from "../../../syntax/unwrap-value.ts";
import { releaseMessages } from "../release-messages.ts";
import { insertFirst } from "./insert-binding.ts";
import { moduleBody } from "./module-body.ts";
import { nixpkgsOf } from "./nixpkgs-of.ts";
import type { Rewrite } from "./rewrite.ts";
import { isBoundBetween, variablesIn } from "./scope.ts";
import { valueAt, type WrittenValue } from "./value-at.ts";
import { withBlanks } from "./with-blanks.ts";

/**
 * `pkgs = import inputs.old { };` as `nixpkgs = inputs.old;`. With other arguments, or where it is any other set of
 * packages, the packages themselves go into the container's own configuration, as `nixpkgs.pkgs`.
 */
export const rewritePkgs: Rewrite = ({ diagnostic, source, definitionsOf }) => {
  const { loc } = diagnostic;
  // Whether there is a definition cannot be told without its value, which may be one that cannot be evaluated here.
  if (loc.length !== 3 || loc[2] !== "pkgs") return undefined;
  const written = valueAt(source, diagnostic);
  if (written === undefined) return releaseMessages.computedPkgs;
  const value = unwrapValue(written.expression);
  // It is the default, unless something else is weaker.
  if (value.text === "null" && definitionsOf(loc) === 1) {
    const range = withBlanks(written.attribute.node, source.source.text);
    return { label: releaseMessages.pkgsLabel, edits: [{ ...source.spanOf(range), newText: "" }] };
  }
  const nixpkgs = nixpkgsOf(value);
  const edits =
    nixpkgs === undefined
      ? packagesInside(source, written, value)
      : [renamed(source, written), { ...source.spanOf(value), newText: nixpkgs }];
  return edits === undefined ? releaseMessages.computedPkgs : { label: releaseMessages.pkgsLabel, edits };
};

function renamed(source: ParsedSource, { name }: WrittenValue): TextEdit {
  return { ...source.spanOf(name), newText: "nixpkgs" };
}

/** Undefined where the packages cannot be named inside, or not for certain. */
function packagesInside(
  source: ParsedSource,
  written: WrittenValue,
  value: SyntaxNode,
): readonly TextEdit[] | undefined {
  const config = configBeside(written);
  const guest = config?.field("expression");
  const body = guest && moduleBody(guest);
  if (body === undefined || value !== written.expression || value.text === "null") return undefined;
  for (const name of variablesIn(value)) if (isBoundBetween(name, body.set, config)) return undefined;
  const isSelectable = SELECTABLE.includes(value.type);
  return [
    renamed(source, written),
    { ...source.spanOf(value), newText: `${isSelectable ? value.text : `(${value.text})`}.path` },
    insertFirst(source, body.set, `${body.prefix}nixpkgs.pkgs = ${value.text};`),
  ];
}

const SELECTABLE: readonly string[] = ["variable_expression", "select_expression", "parenthesized_expression"];

/** The container's `config`, where it is written in the same set and the same way. */
function configBeside({ attribute }: WrittenValue): SyntaxNode | undefined {
  const path = [...attribute.names.slice(0, -1).map(nameOf), "config"].join(".");
  return attributesBeside(attribute).find(({ names }) => names.map(nameOf).join(".") === path)?.node;
}
