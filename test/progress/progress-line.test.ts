import { setTimeout as sleep } from "node:timers/promises";

import { describe, expect, test } from "vitest";

import { progressLine, type ProgressStream, showsProgress } from "../../src/progress/progress-line.ts";

/** What a terminal of a width gets to see of a text. */
async function shown(text: string, columns?: number): Promise<readonly string[]> {
  const written: string[] = [];
  const stream: ProgressStream = {
    write: (part) => written.push(part),
    ...(columns !== undefined && { columns }),
  };
  const line = progressLine(stream, () => text);
  await sleep(300);
  line.end();
  const { length } = written;
  await sleep(300);
  expect(written).toHaveLength(length);
  return written;
}

test("the line is written again from its start, and is away at the end", async () => {
  const listeners = process.listenerCount("exit");
  expect(await shown("systems 1/2: web 3 s")).toEqual(["\rsystems 1/2: web 3 s\x1b[K\r", "\r\x1b[K"]);
  expect(process.listenerCount("exit")).toBe(listeners);
});

test.concurrent.each([
  ["0123456789", 11, "0123456789"],
  ["0123456789", 10, "01234567…"],
  ["漢字漢字", 9, "漢字漢字"],
  ["漢字漢字", 8, "漢字漢…"],
  ["漢字漢字", 7, "漢字…"],
  ["0123456789", 1, "…"],
  ["0123456789", 0, "0123456789"],
])("%s in %d columns", async (text, columns, expected) => {
  const [first] = await shown(text, columns);
  expect(first).toBe(`\r${expected}\x1b[K\r`);
});

describe("there is a line", () => {
  test.each([
    ["on a terminal", true, { TERM: "xterm" }, true],
    ["not in a pipe", false, { TERM: "xterm" }, false],
    ["not on a terminal that cannot", true, { TERM: "dumb" }, false],
    ["not on a terminal that nobody knows", true, {}, false],
  ])("%s", (_, isTTY, environment, expected) => {
    expect(showsProgress({ isTTY }, environment)).toBe(expected);
  });
});
