import { expect, test } from "vitest";

import type { RandomConfiguration } from "../../../src/verify/random/configuration.ts";
import { generateConfiguration } from "../../../src/verify/random/generate/generate-configuration.ts";
import { shrink } from "../../../src/verify/random/shrink/shrink.ts";
import { writeConfiguration } from "../../../src/verify/random/write-configuration.ts";
import { releaseNamed } from "../../evaluation/evaluate-configuration.ts";

const release = releaseNamed("26.11");

function textOf(configuration: RandomConfiguration): string {
  return [...writeConfiguration(configuration).values()].join("\n");
}

/** The smallest configuration that has something in its files. */
async function smallest(start: RandomConfiguration, what: RegExp, most = 400) {
  let evaluations = 0;
  const stillDiffer = async (configurations: readonly RandomConfiguration[]) => {
    evaluations += configurations.length;
    expect(configurations.length).toBeLessThanOrEqual(6);
    return configurations.map((configuration) => what.test(textOf(configuration)));
  };
  const shrunk = await shrink(start, { stillDiffer, container: null, batch: 6, most, seconds: 60 });
  return { text: textOf(shrunk), evaluations };
}

const starts = Array.from({ length: 300 }, (_, index) => generateConfiguration({ seed: 1, index, release }));

test.each([
  [/networkNamespace = [^;]*"/, /^\{ (config\.)?containers\.[^ ]+\.networkNamespace = "[^"]*"; \}\n$/],
  [/forwardPorts[^=]*= [^;]*\{ [^}]*hostPort/, /forwardPorts = \[ \{ hostPort = 1; \} \]; \}\n$/],
])("what %s needs is left, and nothing else", async (what, left) => {
  const start = starts.find((configuration) => what.test(textOf(configuration)));
  if (start === undefined) throw new Error("no configuration has it");
  const { text, evaluations } = await smallest(start, what);
  expect(text).toMatch(left);
  expect(evaluations).toBeLessThan(120);
});

test("it ends when it has tried as many as it may", async () => {
  const start = starts.find((configuration) => /hostAddress/.test(textOf(configuration)));
  if (start === undefined) throw new Error("no configuration has it");
  const { evaluations } = await smallest(start, /hostAddress/, 10);
  expect(evaluations).toBe(10);
});
