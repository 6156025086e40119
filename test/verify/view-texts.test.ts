import { expect, test } from "vitest";

import { createViewTexts } from "../../src/verify/view-texts.ts";

const STORE = `/nix/store/${"0".repeat(32)}-unit-script`;
const OWN = `/etc/nixctr/${"0".repeat(32)}-unit-script-container_a_b-start`;

const { withoutPaths, filesIn } = createViewTexts({
  files: new Map([STORE, OWN].map((root) => [root, root])),
});

test.each([
  [
    "in a directory, under the name of the unit",
    `ExecStart=${STORE}/bin/container@a~b-start \n`,
    "ExecStart=«file»-start \n",
  ],
  ["with a name that needs no sanitizing", `ExecStart=${OWN}/bin/container_a_b-start`, "ExecStart=«file»-start"],
  ["with a phase in the name of the unit", `${STORE}/bin/container@x-start y-pre-stop\n`, "«file»-pre-stop\n"],
  ["for a phase that ends like another", `${OWN}/bin/container_a_b-post-start`, "«file»-post-start"],
  ["that is a file itself", `exec ${OWN} "$1"`, 'exec «file» "$1"'],
  ["of somebody else", "/nix/store/11111111111111111111111111111111-x/bin/y-start", null],
])("a generated file %s", (_, text, expected) => {
  expect(withoutPaths(text)).toBe(expected ?? text);
});

test("the files that a text names are found wherever they are in it", () => {
  expect(filesIn(`a=${OWN}\nb=${STORE}/bin/x-start`)).toEqual([OWN, STORE]);
});
