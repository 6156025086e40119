import { checkConfiguration, type CheckResult } from "../../src/check-configuration.ts";
import { placeDiagnostics } from "../../src/diagnostics/place-diagnostics.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { readSource } from "../../src/evaluation/read-source.ts";
import { defaultFacts } from "../../src/facts/default-facts.ts";
import { nixProgram, releaseNamed, SYSTEM } from "../evaluation/evaluate-configuration.ts";

/** Checks a file in this process, as `nixctr check --release RELEASE` does, with the exact place of every finding. */
export async function checkFile(path: string, release = "19.03"): Promise<CheckResult> {
  const input = { kind: "file", path } as const;
  const result = await checkConfiguration({
    input,
    release: releaseNamed(release),
    facts: defaultFacts(SYSTEM),
    nix: nixProgram(),
    limits: { seconds: 60, mebibytes: 4096 },
  });
  return { ...result, diagnostics: await placeDiagnostics(result.diagnostics, (file) => readSource(file, input)) };
}

/** A finding as the expectations of lints write it. */
export interface ExpectedFinding {
  readonly code: string;
  /** `LINE:COLUMN-LINE:COLUMN`, the end exclusive. */
  readonly at: string;
  readonly message: string;
  readonly help: string | null;
  /** The other places that it names. */
  readonly related?: readonly string[];
  /** What `--fix` would write, or what is only offered. */
  readonly fix?: string;
}

/** The parts of a finding that are promised. */
export function describeFinding({ code, span, message, help, definitions, fix }: Diagnostic): ExpectedFinding {
  const related = definitions
    .filter(({ loc }) => loc !== undefined)
    .map(({ at, span: place }) => {
      return place === undefined ? `${at[1]}:${at[2]}` : range(place);
    });
  return {
    code,
    at: span === null ? "nowhere" : range(span),
    message,
    help,
    ...(related.length > 0 && { related }),
    ...(fix && { fix: `${fix.safe ? "" : "maybe "}${fix.edits.map(({ newText }) => newText).join(" … ")}` }),
  };
}

function range({ line, column, endLine, endColumn }: NonNullable<Diagnostic["span"]>): string {
  return `${line}:${column}-${endLine}:${endColumn}`;
}
