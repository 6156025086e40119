interface Branch {
  /** Whether a branch before this one, or around it, leaves nothing for it. */
  readonly closed: boolean;
  readonly kept: boolean;
}

const DIRECTIVE = /^@(?<word>if|unless|else if|else|end)(?: (?<condition>[\w-]+))?@$/;

/**
 * Keeps the lines of a template that a release has. Directives stand on lines of their own, which go:
 * `@if CONDITION@`, `@unless CONDITION@`, `@else if CONDITION@`, `@else@`, `@end@`. They nest. Throws for a directive
 * that has no beginning or no end.
 */
export function selectLines(text: string, holds: (condition: string) => boolean): string {
  let open: readonly Branch[] = [];
  const selected = text.split("\n").filter((line) => {
    const groups = DIRECTIVE.exec(line)?.groups;
    if (groups === undefined) return open.at(-1)?.kept ?? true;
    open = withDirective(open, groups["word"] ?? "", () => holds(groups["condition"] ?? ""));
    return false;
  });
  if (open.length > 0) throw new Error("a directive of a template has no @end@");
  return selected.join("\n");
}

function withDirective(open: readonly Branch[], word: string, holds: () => boolean): readonly Branch[] {
  if (word === "if") return [...open, branch(open.at(-1)?.kept === false, holds)];
  if (word === "unless") return [...open, branch(open.at(-1)?.kept === false, () => !holds())];
  const last = open.at(-1);
  if (last === undefined) throw new Error(`@${word}@ of a template has no beginning`);
  const before = open.slice(0, -1);
  if (word === "end") return before;
  return [...before, branch(last.closed || last.kept, word === "else" ? () => true : holds)];
}

function branch(closed: boolean, holds: () => boolean): Branch {
  return { closed, kept: !closed && holds() };
}
