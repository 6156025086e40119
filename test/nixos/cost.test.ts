import { expect, test } from "vitest";

import { withoutStatistics } from "../../src/nixos/cost.ts";

const STATISTICS = `{
  "cpuTime": 0.02,
  "gc": {
    "heapSize": 402718720,
    "totalBytes": 9984
  }
}`;

test("statistics are told apart from what else Nix says", () => {
  const first = '@nix {"action":"msg","level":0,"msg":"trace: x"}\n';
  const last = '@nix {"action":"msg","level":0,"msg":"error","raw_msg":"no"}\n';
  // Nix 2.8 does not end their last line.
  for (const between of ["", "\n"]) {
    expect(withoutStatistics(`${first}${STATISTICS}${between}${last}`)).toEqual({
      stderr: `${first}${between}${last}`,
      mebibytes: 384,
    });
  }
});

test("what is no statistics stays", () => {
  const stderr = 'error: out of memory\n@nix {"action":"msg"}\n{ }\n';
  expect(withoutStatistics(stderr)).toEqual({ stderr, mebibytes: undefined });
});
