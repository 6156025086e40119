import { expect, test } from "vitest";

import { basename } from "node:path";

import { describeNixosWords } from "../../src/nixos/describe-nixos-words.ts";
import { releaseNamed } from "../evaluation/evaluate-configuration.ts";

const { has } = releaseNamed("26.05");

/** What NixOS of some release says: the code, the option, the files and the first line that is shown. */
const SAID: readonly (readonly [code: string, loc: readonly string[], files: readonly string[], text: string])[] = [
  ["unknown-option", ["a", "b"], ["/x/c.nix"], "The option `a.b' defined in `/x/c.nix' does not exist."],
  [
    "unknown-option",
    ["a", "/b"],
    ["/x/c.nix"],
    "The option `a.\"/b\"' does not exist. Definition values:\n- In `/x/c.nix': true",
  ],
  ["wrong-type", ["a"], ["/x/c.nix"], "The option value `a' in `/x/c.nix' is not of type `list of strings'."],
  [
    "wrong-type",
    ["a", "[definition 1-entry 1]", "b"],
    ["/x/c.nix", "/x/d.nix"],
    "A definition for option `a.\"[definition 1-entry 1]\".b' is not of type `null or string'. Definition values:\n- In `/x/c.nix': 1\n- In `/x/d.nix': 2",
  ],
  [
    "wrong-type",
    ["a"],
    ["/x/c.nix"],
    "A definition for option `a' is not of type `list of string'. TypeError: Definition values:\n- In `/x/c.nix': 1",
  ],
  [
    "conflicting-definitions",
    ["a", "b"],
    ["/x/c.nix", "/x/d.nix"],
    "The option `a.b' has conflicting definitions, in `/x/c.nix' and `/x/d.nix'.",
  ],
  [
    "conflicting-definitions",
    ["a"],
    ["/x/c.nix", "/x/c.nix"],
    "The option `a' has conflicting definition values:\n- In `/x/c.nix': 1\n- In `/x/c.nix': 2\nUse `lib.mkForce value` or `lib.mkDefault value` to change the priority on any of these definitions.\n",
  ],
  [
    "defined-multiple-times",
    ["a"],
    ["/x/c.nix", "/x/d.nix"],
    "The unique option `a' is defined multiple times, in `/x/c.nix' and `/x/d.nix'.",
  ],
  [
    "defined-multiple-times",
    ["a"],
    ["/x/c.nix", "/x/d.nix"],
    "The option `a' is defined multiple times while it's expected to be unique.\n\nDefinition values:\n- In `/x/c.nix': 1\n- In `/x/d.nix': 2",
  ],
  [
    "null-and-not-null",
    ["a"],
    ["/x/c.nix", "/x/d.nix"],
    "The option `a` is defined both null and not null, in `/x/c.nix' and `/x/d.nix'.",
  ],
  ["not-defined", ["a", "b"], [], "The option `a.b' is used but not defined."],
  ["not-defined", ["a", "b"], [], "The option `a.b' was accessed but has no value defined. Try setting the option."],
  ["read-only", ["a"], [], "The option `a' is read-only, but it's set multiple times."],
  [
    "read-only",
    ["a"],
    ["/x/c.nix", "/x/d.nix"],
    "The option `a' is read-only, but it's set multiple times. Definition values:\n- In `/x/c.nix': 1\n- In `/x/d.nix': 2",
  ],
  [
    "option-already-declared",
    ["a"],
    ["/x/c.nix", "/x/d.nix"],
    "The option `a' in `/x/c.nix' is already declared in `/x/d.nix'.",
  ],
];

test.each(SAID)("%s of %j in %j", (code, loc, files, text) => {
  const diagnostic = describeNixosWords(text, { has, fileName: (file) => basename(file) });
  expect(diagnostic).toMatchObject({ code, loc, span: null });
  expect(diagnostic?.definitions.map(({ file }) => file)).toEqual(files);
  expect(diagnostic?.message).toBe(text.split("\n")[0]?.replaceAll("/x/", ""));
});

test("what NixOS thinks was meant is passed on", () => {
  const text = "The option `a.bc' does not exist. Definition values:\n- In `/c': 1\n\nDid you mean `a.bd' or `a.be'?";
  expect(describeNixosWords(text, { has, fileName: (file) => file })?.help).toBe("Did you mean `a.bd`?");
});

test.each(["infinite recursion encountered", "attribute 'a' missing", "The option is nice", ""])(
  "%j is no error of the module system",
  (text) => {
    expect(describeNixosWords(text, { has, fileName: (file) => file })).toBeUndefined();
  },
);
