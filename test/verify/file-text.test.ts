import { expect, test } from "vitest";

import { fileText } from "../../src/verify/file-text.ts";

test.each([
  ["#! /bin/sh\n", true, ""],
  ["#! /bin/sh\n", false, "«not executable»\n"],
  ["A=1\n", false, ""],
  ["A=1\n", true, "«executable»\n"],
])("%j with mode %s", (text, executable, before) => {
  expect(fileText({ text, executable })).toBe(before + text);
});
