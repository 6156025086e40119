import { describe, expect, test } from "vitest";

import { diffLines } from "../../../../src/migrate/common/html/diff-lines.ts";
import { GENERATOR, htmlReport } from "../../../../src/migrate/common/html/html-report.ts";
import { planWith } from "../edits/files.ts";
import { SAMPLE } from "./sample-report.ts";

const page = htmlReport(SAMPLE);

describe("a report", () => {
  test("needs nothing from elsewhere, and no scripts", () => {
    const tags = page.replaceAll(/"[^"<>]*"/g, '""');
    expect(tags).not.toMatch(/<(?:script|link|img|iframe|object|form|base)\b|<[^>]*\s(?:src|on\w+)=/i);
    expect(page).not.toMatch(/@import|url\(|javascript:|https?:/i);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect([...page.matchAll(/href="([^"]*)"/g)].map(([, target]) => target)).toEqual([
      "#findings",
      "#changes",
      "#tables",
      "#steps",
    ]);
  });

  test("has no text of the plan as markup, and no character that hides what is there", () => {
    expect(page).not.toContain("<script>document");
    expect(page).toContain("&lt;script&gt;document.title = &quot;ran&quot;&lt;/script&gt;");
    for (const character of ["\u202E", "\u0007"]) expect(page).not.toContain(character);
  });

  test("closes what it opens", () => {
    const open: string[] = [];
    for (const [, slash, name = ""] of page
      .replace(/<style>[^]*<\/style>/, "")
      .matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
      if (["meta", "br"].includes(name)) continue;
      if (slash === "") open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  test("is known by a mark near its beginning", () => {
    expect(Buffer.from(page).subarray(0, 512).toString()).toContain(GENERATOR);
  });

  test("is the same for the same plan", () => {
    expect(htmlReport(SAMPLE)).toBe(page);
  });

  test("tells in a line what there is, and leaves out what there is not", () => {
    expect(page).toContain("<p>4 files to be written, 1 error, 1 warning, 1 note.</p>");
    const empty = htmlReport({ ...SAMPLE, plan: planWith({ project: "/p" }), changes: [], findings: [] });
    expect(empty).toContain("<p>Nothing is to be written.</p>");
    expect(empty).not.toContain("<h2>");
    expect(htmlReport({ ...SAMPLE, written: true })).toContain("<p>4 files written, ");
  });

  test("counts and numbers the lines of a diff", () => {
    expect(page).toContain('<span class="count added">+2</span> <span class="count removed">−3</span>');
    expect(page).toContain(
      '<tr class="removed"><td class="number">22</td><td class="number"></td><td class="sign">−</td>',
    );
    expect(page).toContain(
      '<tr class="added"><td class="number"></td><td class="number">22</td><td class="sign">+</td>',
    );
  });
});

test("lines of a diff have the numbers that they have before and after", () => {
  const hunks = "@@ -3,3 +3,3 @@\n a\n-b\n+c\n d\n@@ -20 +20,2 @@\n-e\n\\ No newline at end of file\n+f\n+g\n";
  expect(diffLines(hunks).map(({ kind, from, to, text }) => [kind, from, to, text])).toEqual([
    ["hunk", null, null, "@@ -3,3 +3,3 @@"],
    ["context", 3, 3, "a"],
    ["removed", 4, null, "b"],
    ["added", null, 4, "c"],
    ["context", 5, 5, "d"],
    ["hunk", null, null, "@@ -20 +20,2 @@"],
    ["removed", 20, null, "e"],
    ["note", null, null, " No newline at end of file"],
    ["added", null, 20, "f"],
    ["added", null, 21, "g"],
  ]);
});
