import { expect, test } from "vitest";

import { parseSystemLog } from "../../src/toplevels/system-log.ts";

function lines(...messages: readonly (object | string)[]): string {
  return messages
    .map((message) => (typeof message === "string" ? message : `@nix ${JSON.stringify(message)}`))
    .join("\n");
}

const OLD = lines(
  { action: "msg", level: 4, msg: "evaluating file '/a/it's.nix'" },
  { action: "msg", level: 5, msg: "copied source '/a/b' -> '/nix/store/x-b'" },
  { action: "msg", level: 5, msg: "instantiated 'x' -> '/nix/store/x.drv'" },
);
const NEW = lines(
  { action: "msg", level: 4, msg: "evaluating file '«nix-internal»/derivation-internal.nix'" },
  { action: "start", id: 1, level: 5, parent: 0, text: "hashing '/a/b'", type: 0 },
  { action: "start", id: 2, level: 4, parent: 0, text: 'copying "/a/c" to the store', type: 0 },
  { action: "stop", id: 1 },
);

test("the files that are evaluated, and the paths that are copied", () => {
  expect(parseSystemLog(OLD, undefined)).toMatchObject({ files: ["/a/it's.nix"], copied: ["/a/b"] });
  const { files, copied, log } = parseSystemLog(NEW, undefined);
  expect({ files, copied }).toEqual({ files: ["«nix-internal»/derivation-internal.nix"], copied: ["/a/b", "/a/c"] });
  expect(log).toEqual({ error: null, traces: [], warnings: [], other: [] });
});

test("what is in a private store is called as Nix calls it", () => {
  const text = lines({ action: "msg", level: 4, msg: "evaluating file '/tmp/s/nix/store/x/a.nix'" });
  expect(parseSystemLog(text, "/tmp/s").files).toEqual(["/nix/store/x/a.nix"]);
});

test("the containers that are asked for, the inputs of a flake, and what else is traced and said", () => {
  const note = (kind: string, more: object): object => ({
    action: "msg",
    level: 0,
    msg: `trace: @nixctr ${JSON.stringify({ ...more, note: kind })}`,
  });
  const text = lines(
    note("flake", { store: "/nix/store/x-source", storeName: "x-source", tree: { narHash: "sha256-x" } }),
    note("flake-input", { path: "/data" }),
    note("container", { name: "web" }),
    { action: "msg", level: 0, msg: "trace: mine" },
    note("container", { name: "db" }),
    { action: "msg", level: 1, msg: "evaluation warning: careful" },
    "a crash",
    "@nix no JSON",
  );
  const { asked, inputs, log } = parseSystemLog(text, undefined);
  expect({ asked, inputs }).toEqual({ asked: new Set(["web", "db"]), inputs: ["/data"] });
  expect(log).toMatchObject({ traces: ["mine"], warnings: ["careful"], other: ["a crash", "@nix no JSON"] });
});
