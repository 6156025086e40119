import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { compileTemplate } from "../../lowering/template.ts";

describe("compileTemplate", () => {
  it("fills constants and values, more than once", () => {
    expect(compileTemplate("@a@-@b@-@a@.", { b: "B" })({ a: "A" })).toBe("A-B-A.");
  });

  it("leaves other signs alone", () => {
    expect(compileTemplate('"${flags[@]}" container@x.service @@')({})).toBe('"${flags[@]}" container@x.service @@');
  });

  it("does not re-indent a value of several lines", () => {
    expect(compileTemplate("  @x@\nend")({ x: "a\nb\n" })).toBe("  a\nb\n\nend");
  });

  it("refuses to leave a placeholder", () => {
    expect(() => compileTemplate("@missing@")({})).toThrow("@missing@");
  });

  it("inserts any text as it is, in one pass", () => {
    const text = fc.oneof(fc.string(), fc.constantFrom("@a@", "@b@", "$&", "$1", "$`", "$$", "@"));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(compileTemplate("<@a@|@b@|@a@>")({ a, b })).toBe(`<${a}|${b}|${a}>`);
        expect(compileTemplate("<@a@|@b@|@a@>", { a })({ b })).toBe(`<${a}|${b}|${a}>`);
      }),
    );
  });
});
