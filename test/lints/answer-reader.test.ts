import { expect, test } from "vitest";

import type { Question } from "../../src/evaluation/surroundings.ts";
import { AnswerReader } from "../../src/lints/answer-reader.ts";

const questions: readonly Question[] = [
  { loc: ["networking", "useDHCP"], ask: "values" },
  { loc: ["networking", "bridges", "*"], ask: "names" },
  { loc: ["networking", "interfaces", "*", "name"], ask: "values" },
];
const reader = new AnswerReader({ answers: [], unknown: [] }, questions);

test("what is asked for and not set is undefined", () => {
  expect(reader.bool(["networking", "useDHCP"])).toBeUndefined();
  expect(reader.string(["networking", "interfaces", "eth0", "name"])).toBeUndefined();
  expect(reader.names(["networking", "bridges"])).toEqual(new Map());
});

test.each([
  ["another option", () => reader.bool(["networking", "useNetworkd"])],
  ["an option below", () => reader.string(["networking", "useDHCP", "name"])],
  ["a value where names are", () => reader.string(["networking", "bridges", "br0"])],
  ["names where a value is", () => reader.names(["networking", "useDHCP"])],
])("what is not asked for is an error: %s", (_, read) => {
  expect(read).toThrow("no question asks for");
});
