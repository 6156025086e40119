import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { type OutputForm, reportNames } from "../src/container-names.ts";
import { containerOptions, lower } from "./lowering/container-options.ts";
import { attrs, def, SET, submodule } from "./options/nodes.ts";
import { temporaryDirectory } from "./output/temporary-directory.ts";

const NO_FILE = ["", ".", "..", "../x", "a/b", "a\nb", "a\u007fb"];
const NO_UNIT = ["a b", "a%b", "a=b", "a+b", "a,b", "a~b", "a$b", "zürich", "a".repeat(238)];
const FINE = ["web", "a@b", "a:b_c.d-e", "a\\x20b", "-", "...", "__proto__", "a".repeat(237)];

/** Code and severity for containers of these names, by the form of the output. */
function report(names: readonly string[], form: OutputForm, host = {}): readonly string[] {
  const containers = Object.fromEntries(names.map((name) => [name, containerOptions()]));
  const node = attrs(Object.fromEntries(names.map((name) => [name, submodule({})])));
  return reportNames(lower(containers, host), node, form).map(({ code, severity }) => `${severity} ${code}`);
}

describe("reportNames", () => {
  it.each(NO_FILE)("takes %j in the document only", (name) => {
    expect(report([name], "document")).toEqual(["warning unsafe-container-name"]);
    expect(report([name], "listing")).toEqual(["error unsafe-container-name"]);
    expect(report([name], "tree")).toEqual(["error unsafe-container-name"]);
  });

  it.each(NO_UNIT)("takes %j except where systemd would read it", (name) => {
    expect(report([name], "document")).toEqual(["warning unsafe-container-name"]);
    expect(report([name], "listing")).toEqual(["warning unsafe-container-name"]);
    expect(report([name], "tree")).toEqual(["error unsafe-container-name"]);
  });

  it.each(FINE)("says nothing of %j", (name) => {
    expect(report([name], "tree")).toEqual([]);
  });

  it("says it of every such name, and of none where no unit is made", () => {
    expect(report([...NO_FILE, ...FINE, ...NO_UNIT], "tree")).toHaveLength(NO_FILE.length + NO_UNIT.length);
    expect(report([...NO_FILE, ...NO_UNIT], "tree", { enableContainers: false })).toEqual([]);
  });

  it("is at the first definition of the container", () => {
    const definitions = [
      { ...def("one.nix", SET), at: ["one.nix", 3, 7] as const },
      { ...def("two.nix", SET), at: ["two.nix", 1, 1] as const },
    ];
    const node = attrs({ "a b": submodule({}, { definitions }) });
    const [diagnostic] = reportNames(lower({ "a b": containerOptions() }), node, "tree");
    expect(diagnostic).toMatchObject({
      loc: ["containers", "a b"],
      span: { file: "one.nix", line: 3, column: 7 },
      message: `The container name "a b" cannot be part of the name of a systemd unit.`,
    });
  });
});

const canVerify = spawnSync("systemd-analyze", ["--version"]).status === 0;

describe.skipIf(!canVerify)("systemd (skipped without systemd-analyze)", () => {
  const written = FINE.concat(NO_UNIT).filter((name) => name.length < 238);
  it.each(written)("agrees about %j", (name) => {
    const unit = join(temporaryDirectory(), `container@${name}.service`);
    writeFileSync(unit, "[Service]\nExecStart=/bin/true\n");
    const { stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", unit], { encoding: "utf8" });
    expect(stderr.includes("Failed to prepare filename")).toBe(!FINE.includes(name));
  });
});
