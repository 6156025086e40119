import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { memoryIn } from "../../src/nixos/cost.ts";
import { directoryOf } from "./lower-whole.ts";

test("memory is in the statistics of Nix, if there are any", () => {
  const file = join(directoryOf({}), "statistics.json");
  expect(memoryIn(file)).toBeUndefined();
  writeFileSync(file, "");
  expect(memoryIn(file)).toBeUndefined();
  writeFileSync(file, '{\n  "cpuTime": 0.02,\n  "gc": {\n    "heapSize": 402718720,\n    "totalBytes": 9984\n  }\n}');
  expect(memoryIn(file)).toBe(384);
});
