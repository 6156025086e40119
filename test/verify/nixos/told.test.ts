import { expect, test } from "vitest";

import { createToldListener, type Told } from "../../../src/verify/nixos/told.ts";

const TOKEN = "nixctr-1234 ";

function told(value: unknown): string {
  return traced(`${TOKEN}${JSON.stringify(value)}`);
}

function traced(text: string): string {
  return `@nix ${JSON.stringify({ action: "msg", level: 0, msg: `trace: ${text}` })}\n`;
}

/** What is heard of a text that comes in pieces of so many bytes. */
function heard(text: string, size: number): readonly Told[] {
  const results: Told[] = [];
  const hear = createToldListener(TOKEN, (result) => results.push(result));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) hear(bytes.subarray(at, at + size));
  return results;
}

const first = { index: 0, part: "record", value: { text: "ä\nb" } };
const second = { index: 1, part: "record", value: null };

test.each([1, 7, 100, 10_000])("results are heard in pieces of %d bytes", (size) => {
  const text = `nix: something\n${told(first)}${traced("of the configuration")}${told(second)}`;
  expect(heard(text, size)).toEqual([first, second]);
});

test("a line that has not ended is no result yet", () => {
  expect(heard(told(first).trimEnd(), 10)).toEqual([]);
});

test.each([
  ["without the token", traced(JSON.stringify(first))],
  ["with the token somewhere else", traced(`x ${TOKEN}${JSON.stringify(first)}`)],
  ["with something else behind the token", traced(`${TOKEN}{"index":0}`)],
  ["with no JSON behind it", traced(`${TOKEN}{`)],
  ["with no JSON at all", `@nix ${TOKEN}\n`],
])("a line %s tells nothing", (_, line) => {
  expect(heard(line, 1000)).toEqual([]);
});
