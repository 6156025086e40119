import { describe, expect, it } from "vitest";

import type { LoweringInput } from "../lowering/lower-host.ts";
import { moduleRelease } from "../lowering/module-release.ts";
import type { SubmoduleNode } from "../src/definitions/definition.ts";
import { reportChecks } from "../src/report-checks.ts";
import { containerOptions, testFacts } from "./lowering/container-options.ts";

const input: Omit<LoweringInput, "release"> = {
  containers: { web: containerOptions({ networkNamespace: "/run/netns/vpn", privateNetwork: true }) },
  host: { enableContainers: false, networkmanager: false, system: "x86_64-linux", stateVersion: null },
  facts: testFacts,
};

describe("reportChecks", () => {
  it("tells what fails where the container is defined, and what the module warns of", () => {
    const web: SubmoduleNode = { definitions: [{ at: ["/etc/nixos/web.nix", 3, 5] }], options: {} };
    const [failed, warning, ...others] = reportChecks(moduleRelease("25.05", null), input, {
      definitions: [],
      attrs: { web },
    });
    expect(failed).toMatchObject({ code: "failed-assertion", severity: "error", loc: ["containers", "web"] });
    expect(failed?.span).toMatchObject({ file: "/etc/nixos/web.nix", line: 3, column: 5 });
    expect(failed?.message).toContain("containers.web.networkNamespace is mutally exclusive to");
    expect(warning).toMatchObject({ code: "configuration-warning", severity: "warning", span: null });
    expect(warning?.message).toContain("boot.enableContainers is false");
    expect(others).toEqual([]);
  });

  it("has nothing to tell of a release that checks nothing", () => {
    expect(reportChecks(moduleRelease("19.03", null), input, { definitions: [], attrs: {} })).toEqual([]);
  });
});
