import { isAbsolute } from "node:path";

import type { ArtifactLocation, Location, Region } from "sarif";

import type { CompetingDefinition, Diagnostic, Span } from "../diagnostics/diagnostic.ts";
import { STDIN_NAME } from "../evaluation/configuration-input.ts";
import type { ReportContext } from "./check-report.ts";
import type { Utf16Column } from "./source-texts.ts";

/** The name under which SARIF's readers know the directory that relative locations start from. */
export const WORKING_DIRECTORY = "%SRCROOT%";

/** Where files and ranges are, as SARIF says it. */
export interface SarifLocations {
  artifact(file: string): ArtifactLocation;
  region(span: Span): Region;
  /** The diagnostic's span; where it has none, the first of the definitions that it is about. */
  primary(diagnostic: Diagnostic): Location[];
  /** The definitions beside the one at the diagnostic's span. */
  related(diagnostic: Diagnostic): Location[];
}

/** Locations relative to the working directory where files are below it, with columns in UTF-16 code units. */
export function sarifLocations(showFile: ReportContext["showFile"], utf16: Utf16Column): SarifLocations {
  const artifact = (file: string): ArtifactLocation => artifactLocation(file, showFile);
  const region = ({ file, line, column, endLine, endColumn }: Span): Region => ({
    startLine: line,
    startColumn: utf16(file, line, column),
    endLine,
    endColumn: utf16(file, endLine, endColumn),
  });
  const location = (file: string, span: Span | undefined): Location => ({
    physicalLocation: { artifactLocation: artifact(file), ...(span === undefined ? {} : { region: region(span) }) },
  });
  const placeOf = (definition: CompetingDefinition): Location => location(definition.at[0], spanOf(definition));
  return {
    artifact,
    region,
    primary: ({ span, definitions }) =>
      span === null ? definitions.slice(0, 1).map(placeOf) : [location(span.file, span)],
    related: (diagnostic) =>
      othersOf(diagnostic).map((definition, index) => {
        return { id: index + 1, ...placeOf(definition), message: { text: relation(definition) } };
      }),
  };
}

function artifactLocation(file: string, showFile: ReportContext["showFile"]): ArtifactLocation {
  if (file === STDIN_NAME) return { uri: "file:///dev/stdin", description: { text: "Standard input" } };
  const shown = showFile(file);
  return isAbsolute(shown)
    ? { uri: `file://${encodePath(shown)}` }
    : { uri: encodePath(shown), uriBaseId: WORKING_DIRECTORY };
}

function encodePath(path: string): string {
  // Names of files need not be Unicode, which `encodeURIComponent` insists on.
  const wellFormed = Buffer.from(path).toString();
  return wellFormed.split("/").map(encodeURIComponent).join("/");
}

function othersOf({ span, definitions }: Diagnostic): readonly CompetingDefinition[] {
  const own = definitions.findIndex((definition) => {
    const place = spanOf(definition);
    return span !== null && place?.file === span.file && place.line === span.line && place.column === span.column;
  });
  return definitions.filter((_, index) => index !== own);
}

function spanOf({ at: [file, line, column], span }: CompetingDefinition): Span | undefined {
  if (span !== undefined) return span;
  return line > 0 ? { file, line, column, endLine: line, endColumn: column } : undefined;
}

function relation({ loc, priority }: CompetingDefinition): string {
  return loc === undefined ? `Defined here too, with priority ${priority}.` : `\`${loc.join(".")}\` is defined here.`;
}
