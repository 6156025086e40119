import type { SyntaxNode } from "../../../syntax/syntax-node.ts";
import { bindMountSet } from "./bind-mount-set.ts";
import { NotWritten } from "./not-written.ts";
import type { Rewrite } from "./rewrite.ts";
import { releaseMessages } from "../release-messages.ts";
import { valueAt } from "./value-at.ts";

/** `bindMounts = [ { mountPoint = "/data"; … } ];` as `bindMounts = { "/data" = { … }; };`. */
export const rewriteBindMounts: Rewrite = ({ diagnostic, source }) => {
  const { code, loc } = diagnostic;
  if (code !== "wrong-type" || loc.length !== 3 || loc[2] !== "bindMounts") return undefined;
  const written = valueAt(source, diagnostic);
  const text = written && converted(written.expression, source.source.text);
  if (written === undefined || text === undefined || text === written.expression.text) {
    return releaseMessages.computedMounts;
  }
  return { label: releaseMessages.mountsLabel, edits: [{ ...source.spanOf(written.expression), newText: text }] };
};

function converted(expression: SyntaxNode, source: string): string | undefined {
  try {
    return bindMountSet(expression, source);
  } catch (error) {
    if (error instanceof NotWritten) return undefined;
    throw error;
  }
}
