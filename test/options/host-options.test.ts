import { expect, test } from "vitest";

import type { Definition } from "../../src/definitions/definition.ts";
import { mergeHost } from "../../src/options/host-options.ts";
import { releases } from "../../src/releases/releases.ts";
import { releaseNamed } from "../evaluation/evaluate-configuration.ts";
import { def } from "./nodes.ts";

function hostWith(release: string, option: string, node: readonly Definition[]) {
  return mergeHost([{ loc: option.split("."), node }], {
    release: releaseNamed(release),
    system: { name: "x86_64-linux", given: false },
    fileName: (file) => file,
    hasContainers: true,
  });
}

test.each(releases)(
  "what is weaker than the default of an option of the host does not count in $name",
  ({ name, rules }) => {
    const weak = rules.optionDefaultPriority + 1;
    const { host, diagnostics } = hostWith(name, "boot.enableContainers", [def("a", false, { priority: weak })]);
    expect([host.enableContainers, diagnostics]).toEqual([true, []]);
    const strong = hostWith(name, "boot.enableContainers", [def("a", false, { priority: weak - 2 })]);
    expect(strong.host.enableContainers).toBe(false);
  },
);

test("an option of the host without a default has its value from any definition", () => {
  const { host } = hostWith("26.11", "nixpkgs.hostPlatform", [def("a", "aarch64-linux", { priority: 2000 })]);
  expect(host.system).toBe("aarch64-linux");
});
