import { describe, expect, it } from "vitest";

import { selectLines } from "../../lowering/directive-lines.ts";

function select(text: string, ...holding: string[]): string {
  return selectLines(text, (condition) => holding.includes(condition));
}

describe("selectLines", () => {
  it("keeps one branch, without the directives", () => {
    const text = "1\n@if a@\n2\n@else if b@\n3\n@else@\n4\n@end@\n5\n";
    expect(select(text, "a", "b")).toBe("1\n2\n5\n");
    expect(select(text, "b")).toBe("1\n3\n5\n");
    expect(select(text)).toBe("1\n4\n5\n");
  });

  it("keeps what stands under @unless@ when its condition does not hold", () => {
    expect(select("@unless a@\n1\n@else@\n2\n@end@\n")).toBe("1\n");
    expect(select("@unless a@\n1\n@else@\n2\n@end@\n", "a")).toBe("2\n");
  });

  it("keeps nothing of a branch inside one that goes, and asks nothing there", () => {
    const text = "@if a@\n@if b@\n1\n@else@\n2\n@end@\n@unless c@\n3\n@end@\n@end@\n4";
    expect(select(text, "b")).toBe("4");
    expect(select(text, "a")).toBe("2\n3\n4");
    expect(() => selectLines("@if a@\n@if unknown@\n@end@\n@end@", failUnless("a"))).not.toThrow();
  });

  it("takes directives only on lines of their own", () => {
    expect(select(" @if a@\nx @end@\n@value X@\n")).toBe(" @if a@\nx @end@\n@value X@\n");
  });

  it("refuses directives that do not match", () => {
    expect(() => select("@if a@\n")).toThrow("no @end@");
    expect(() => select("@end@\n")).toThrow("@end@ of a template has no beginning");
    expect(() => select("@else@\n@end@\n")).toThrow("@else@ of a template has no beginning");
  });
});

function failUnless(known: string): (condition: string) => boolean {
  return (condition) => {
    if (condition !== known) throw new Error(condition);
    return false;
  };
}
