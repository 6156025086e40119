import { join } from "node:path";

import { expect, test } from "vitest";

import { defaultFacts } from "../../../src/facts/default-facts.ts";
import { lowerConfiguration, type LowerResult } from "../../../src/finish-lowering.ts";
import type { RandomConfiguration } from "../../../src/verify/random/configuration.ts";
import { generateConfiguration } from "../../../src/verify/random/generate/generate-configuration.ts";
import { writeConfiguration } from "../../../src/verify/random/write-configuration.ts";
import { directoryWith } from "../../command-line/nixctr.ts";
import { nixProgram, releaseNamed, SYSTEM } from "../../evaluation/evaluate-configuration.ts";

function lowered(configuration: RandomConfiguration, name: string): Promise<LowerResult> {
  const directory = directoryWith(Object.fromEntries(writeConfiguration(configuration)));
  return lowerConfiguration({
    input: { kind: "file", path: join(directory, "configuration.nix") },
    release: releaseNamed(name),
    facts: defaultFacts(SYSTEM),
    nix: nixProgram(),
    limits: { seconds: 60, mebibytes: 4096 },
  });
}

test.each(["18.03", "20.03", "20.09", "25.11", "26.11"])(
  "configurations for %s are refused when they have a mistake, and only then",
  async (name) => {
    for (let index = 0; index < 12; index += 1) {
      const configuration = generateConfiguration({ seed: 5, index, release: releaseNamed(name) });
      const { kind, diagnostics } = await lowered(configuration, name);
      const said = diagnostics.map(({ message }) => message).join("\n");
      expect(kind, `configuration ${index}: ${said}`).toBe(configuration.mistake === null ? "lowered" : "refused");
    }
  },
);
