import { expect, test } from "vitest";

import { createProgress } from "../../src/command-line/progress.ts";

/** What reaches a stream. */
function written(stream: { readonly isTTY: boolean; readonly columns: number }, quiet: boolean): string {
  let text = "";
  const write = (chunk: string | Uint8Array): boolean => {
    text += String(chunk);
    return true;
  };
  const progress = createProgress({ ...stream, write }, { quiet });
  progress.clear();
  progress.show("one of two");
  progress.show("two of two");
  progress.clear();
  progress.clear();
  return text;
}

test("progress is one line of a terminal, which goes away", () => {
  expect(written({ isTTY: true, columns: 80 }, false)).toBe("\r\u001b[Kone of two\r\u001b[Ktwo of two\r\u001b[K");
});

test("it does not wrap where the terminal is narrow", () => {
  expect(written({ isTTY: true, columns: 6 }, false)).toBe("\r\u001b[Kone o\r\u001b[Ktwo o\r\u001b[K");
});

test.each([
  [false, false],
  [true, true],
])("nothing is shown where nobody looks or wants it: a terminal %s, quiet %s", (isTTY, quiet) => {
  expect(written({ isTTY, columns: 80 }, quiet)).toBe("");
});
