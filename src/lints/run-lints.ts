import type { ContainerOptions } from "../../lowering/types.ts";
import type { AttrsNode } from "../definitions/definition.ts";
import { createDiagnostic } from "../diagnostics/create-diagnostic.ts";
import type { CompetingDefinition, Diagnostic } from "../diagnostics/diagnostic.ts";
import { pointSpan } from "../diagnostics/point-span.ts";
import { competingDefinition } from "../options/competing-definition.ts";
import { definesAt, type Site, siteAt } from "../options/site.ts";
import type { LintedContainer, LintedHost, Report } from "./lint.ts";
import { lintsFor } from "./lints.ts";

/** What `runLints` needs beside what the lints look at. */
export interface LintInput extends Omit<LintedHost, "containers"> {
  readonly containers: ReadonlyMap<string, ContainerOptions>;
  /** Names of those whose `config` is evaluated. */
  readonly guests: ReadonlySet<string>;
  /** The definitions that the containers were merged from. */
  readonly node: AttrsNode;
}

/** The findings of every lint, lint by lint. The containers have to be free of errors. */
export function runLints({ containers, guests, node, ...rest }: LintInput): readonly Diagnostic[] {
  const linted = [...containers].map(([name, options]) =>
    lintedContainer(name, { options, hasConfig: guests.has(name) }, node),
  );
  const found: Diagnostic[] = [];
  const report: Report = (code, given, site, { related = [], repair } = {}) => {
    const [first] = site.definitions;
    const definitions = [site, ...related].flatMap((where) => competingDefinitions(where, site));
    const place = {
      loc: site.loc,
      span: pointSpan(first?.at),
      definitions: definitions.length > 1 ? definitions : [],
      focus: site.focus,
      ...(repair && { repair }),
    };
    found.push(createDiagnostic(code, given, place));
  };
  for (const lint of lintsFor(rest)) lint({ ...rest, containers: linted }, report);
  return found;
}

function lintedContainer(
  name: string,
  given: Pick<LintedContainer, "options" | "hasConfig">,
  node: AttrsNode,
): LintedContainer {
  const own = node.attrs[name] ?? null;
  const loc = ["containers", name];
  return {
    name,
    ...given,
    valueSite: (path) => siteAt(own, loc, path, "value"),
    defines: (option) => definesAt(own, option),
    nameSite: (path) => siteAt(own, loc, path, "name"),
  };
}

function competingDefinitions({ loc, definitions, focus }: Site, main: Site): readonly CompetingDefinition[] {
  return definitions.map((definition) => ({
    ...competingDefinition(definition),
    focus,
    ...(loc.join("\0") !== main.loc.join("\0") && { loc }),
  }));
}
