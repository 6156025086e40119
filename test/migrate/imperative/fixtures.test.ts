import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { isOwnModule } from "../../../src/migrate/imperative/module/module-header.ts";
import { loadSyntax } from "../../../src/syntax/load-syntax.ts";
import { fixtures, type HostOptions, moduleOf, planHost } from "./plan-host.ts";

interface Options extends HostOptions {
  /** The fixture whose host it is, where that is another one. */
  readonly host?: string;
}

describe("the module that becomes of a host", () => {
  test.each(readdirSync(fixtures))("%s", async (name) => {
    const { host = name, ...options } = JSON.parse(
      readFileSync(join(fixtures, name, "options.json"), "utf8"),
    ) as Options;
    const plan = await planHost(join(fixtures, host, "host"), options);
    expect(moduleOf(plan)).toBe(readFileSync(join(fixtures, name, "module.nix"), "utf8"));
    expect(plan.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const after = plan.edits[0]?.after ?? "";
    expect(isOwnModule(after)).toBe(true);
    expect((await loadSyntax()).parse("module.nix", after).hasErrors).toBe(false);
  });
});
