import { stripVTControlCharacters } from "node:util";

import { describe, expect, test } from "vitest";

import { messages } from "../../src/diagnostics/messages.ts";
import { explainText, knownCodes, listCodes } from "../../src/explain/explain.ts";
import { renderMarkdown } from "../../src/explain/render-markdown.ts";

const PAGE = `# some-code

A \`value with spaces\` is wrapped
as [prose](https://example.org) is, **and** an \\_escape\\_ is not shown.

- one item of a list that is longer than a line may be
- another

In \`other.nix\`:

\`\`\`nix
{
  # Code is not wrapped, however long it may be.

  a = 1;
}
\`\`\`

## Right

The end.
`;

describe("a page", () => {
  test("is text for a terminal", () => {
    expect(renderMarkdown(PAGE, { colour: false, width: 40 })).toBe(`some-code

A \`value with spaces\` is wrapped as
prose is, and an _escape_ is not shown.

- one item of a list that is longer than
  a line may be
- another

In \`other.nix\`:

    {
      # Code is not wrapped, however long it may be.

      a = 1;
    }

Right

The end.
`);
  });

  test("has bold headings where colours are wanted, and the same text", () => {
    const text = renderMarkdown(PAGE, { colour: true, width: 40 });
    expect(text.split("\n").filter((line) => line.includes("\u001b"))).toEqual([
      "\u001b[1msome-code\u001b[22m",
      "\u001b[1mRight\u001b[22m",
    ]);
    expect(stripVTControlCharacters(text)).toBe(renderMarkdown(PAGE, { colour: false, width: 40 }));
  });

  test.each([40, 80, 200])("of a code keeps to %i columns, code aside", (width) => {
    const lines = explainText("wrong-type", { colour: false, width })?.split("\n") ?? [];
    expect(lines[0]).toBe("wrong-type");
    expect(lines.filter((line) => line.length > width && !line.startsWith("    "))).toEqual([]);
  });
});

test.each(["no-such-code", "", "../options", "constructor", "__proto__"])("%j is no code", (code) => {
  expect(explainText(code, { colour: false, width: 80 })).toBeUndefined();
});

describe("the list of codes", () => {
  const lines = listCodes({ colour: false }).trimEnd().split("\n");

  test("has a line for every code, in alphabetical order", () => {
    expect(lines.map((line) => line.split(" ")[0])).toEqual(knownCodes());
    expect([...knownCodes()].sort()).toEqual(Object.keys(messages).sort());
  });

  test("says how severe each is, and what is wrong", () => {
    expect(lines.find((line) => line.startsWith("wrong-type "))).toMatch(
      /^wrong-type +error {4}The value of an option is not of the option's type\.$/,
    );
    expect(lines.find((line) => line.startsWith("host-option-used "))).toMatch(/^host-option-used +hint {5}The result/);
  });

  test("is the same with colours", () => {
    expect(stripVTControlCharacters(listCodes({ colour: true }))).toBe(listCodes({ colour: false }));
  });
});
