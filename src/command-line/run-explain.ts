import { closestName } from "../diagnostics/closest-name.ts";
import { explainText, knownCodes, listCodes } from "../explain/explain.ts";
import { writeChunks } from "../output/write-chunks.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { reportContext } from "./report-context.ts";
import type { Request } from "./request.ts";
import { UsageError } from "./usage-error.ts";

type ExplainRequest = Extract<Request, { kind: "explain" }>;

/** `nixctr explain [CODE]`. Throws a `UsageError` for a code that there is not. */
export async function runExplain({ code, color }: ExplainRequest): Promise<ExitStatus> {
  const context = reportContext(process.stdout, () => undefined, { color });
  await writeChunks(process.stdout, [code === undefined ? listCodes(context) : textOf(code, context)]);
  return EXIT.done;
}

function textOf(code: string, context: Parameters<typeof explainText>[1]): string {
  const text = explainText(code, context);
  if (text !== undefined) return text;
  const meant = closestName(code, knownCodes());
  const hint = meant === undefined ? "nixctr explain lists what there is" : `did you mean ${meant}?`;
  throw new UsageError(`no such code: ${code}; ${hint}`);
}
