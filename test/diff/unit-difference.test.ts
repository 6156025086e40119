import { expect, test } from "vitest";

import { unitDifference } from "../../src/diff/unit-difference.ts";

const UNIT = `[Unit]
Description=Container '%i'
X-Restart-Triggers=/nix/store/web

[Service]
Environment="A=1"
Environment="B=2"
ExecReload=/reload
ExecStart=/start 

[Install]
WantedBy=machines.target
`;

test.each([
  ["the same", [], "nothing", "nothing"],
  ["a description", ["Container '%i'", "Container"], "restart", "nothing"],
  ["what wants it", ["machines.target", "multi-user.target"], "restart", "nothing"],
  ["an empty line", ["\n\n[Service]", "\n[Service]"], "restart", "nothing"],
  ["a trigger", ["/nix/store/web", "/nix/store/web2"], "restart", "restart"],
  ["one of several values", ["B=2", "B=3"], "restart", "restart"],
  ["the order of values", ['"A=1"\nEnvironment="B=2"', '"B=2"\nEnvironment="A=1"'], "restart", "restart"],
  ["a directive that is gone", ['Environment="A=1"\nEnvironment="B=2"\n', ""], "restart", "restart"],
  ["a directive that is new", ["[Install]", "[Service]\nKillMode=mixed\n[Install]"], "restart", "restart"],
  ["a reload trigger that is new", ["[Service]", "X-Reload-Triggers=/a\n[Service]"], "restart", "reload"],
] as const)("%s", (_, [text = "", other = ""], before2205, since2205) => {
  const changed = UNIT.replace(text, other);
  expect(unitDifference(UNIT, changed, "21.11").needs).toBe(before2205);
  expect(unitDifference(UNIT, changed, "22.05").needs).toBe(since2205);
  expect(unitDifference(UNIT, changed, "26.11").needs).toBe(since2205);
});

test("a reload script that changes is reloaded with since 26.05, and one that is gone means nothing", () => {
  const changed = UNIT.replace("/reload", "/other");
  expect(unitDifference(UNIT, changed, "25.11")).toEqual({ needs: "restart", directives: ["ExecReload"] });
  expect(unitDifference(UNIT, changed, "26.05")).toEqual({ needs: "reload", directives: ["ExecReload"] });
  expect(unitDifference(UNIT, UNIT.replace("ExecReload=/reload\n", ""), "26.05").needs).toBe("nothing");
});

test("what needs most decides, and what counts is told, or everything where nothing does", () => {
  const ignored = UNIT.replace("Container", "C");
  expect(unitDifference(UNIT, ignored, "26.05").directives).toEqual(["Description"]);
  const changed = ignored.replace("/reload", "/other").replace("/start", "/other");
  expect(unitDifference(UNIT, changed, "26.05")).toEqual({ needs: "restart", directives: ["ExecReload", "ExecStart"] });
  expect(unitDifference(UNIT, changed, "21.11").directives).toEqual(["Description", "ExecReload", "ExecStart"]);
});
