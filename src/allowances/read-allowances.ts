import type { Allowance } from "./allowance.ts";
import { allowancesIn } from "./allowances-in.ts";

const MARK = "nixctr:";

/**
 * The allowances of files. `readSource` gives the text of a file, undefined where it cannot be read. Files are parsed
 * only where they have something that looks like one.
 */
export async function readAllowances(
  files: readonly string[],
  readSource: (file: string) => string | undefined,
): Promise<readonly Allowance[]> {
  const marked = files.flatMap((file) => {
    const text = readSource(file);
    return text?.includes(MARK) === true ? [{ file, text }] : [];
  });
  if (marked.length === 0) return [];
  const { loadSyntax } = await import("../syntax/load-syntax.ts");
  const syntax = await loadSyntax();
  return marked.flatMap(({ file, text }) => allowancesIn(syntax.parse(file, text)));
}
