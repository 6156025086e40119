import { describe, expect, it, test } from "vitest";

import { listing, renaming, repairString } from "../../src/options/repairs.ts";
import { optionTypes } from "../../src/options/types/option-types.ts";
import { mergeWeb, def, list, release, submodule } from "./nodes.ts";

const { bool, int, listOf, nullOr, path, port, str, string } = optionTypes(release);

const KNOWN = ["privateNetwork", "hostAddress", "hostAddress6", "localAddress", "path"];

describe("another name", () => {
  test.each([
    ["a letter too many", "privateNetworkk", "privateNetwork", true],
    ["a letter too few", "privatNetwork", "privateNetwork", true],
    ["another letter", "privateNetwerk", "privateNetwork", true],
    ["a capital", "privatenetwork", "privateNetwork", true],
    ["two neighbours swapped", "privateNetwrok", "privateNetwork", true],
    ["two letters", "privateNetwrk", "privateNetwork", true],
    ["two letters wrong", "pivateNetwrok", "privateNetwork", false],
    ["a letter that makes it nearly another one too", "hostAddress7", "hostAddress6", false],
  ])("%s: %s", (_, name, meant, safe) => {
    expect(renaming(name, meant, KNOWN)).toMatchObject({ was: name, by: meant, safe });
  });

  test.each([
    ["a b", '"a b"'],
    ["a.b", '"a.b"'],
    ["1st", '"1st"'],
    ["", '""'],
    ["${x}", '"\\${x}"'],
    ['"', '"\\""'],
    ["if", '"if"'],
    ["a-b'c_1", "a-b'c_1"],
    ["_", "_"],
  ])("%j is written as %s", (meant, by) => {
    expect(renaming("x", meant, [meant])).toMatchObject({ by });
  });
});

describe("another value", () => {
  test.each([
    [int, "80", "80", true],
    [int, "0", "0", true],
    [int, "999999999999999", "999999999999999", true],
    [nullOr(int), "80", "80", true],
    [port, "65535", "65535", true],
    [bool, "true", "true", true],
    [bool, "false", "false", true],
    [bool, "yes", "true", false],
    [bool, "no", "false", false],
    [bool, "on", "true", false],
    [bool, "off", "false", false],
    [bool, 1, "true", false],
    [bool, 0, "false", false],
    [str, 80, '"80"', false],
    [string, -1, '"-1"', false],
    [nullOr(str), 80, '"80"', false],
    [listOf(str), "eth0", '[ "eth0" ]', true],
    [listOf(str), "${x}\n", '[ "\\${x}\n" ]', false],
    [listOf(str), "eth0 eth1", '[ "eth0 eth1" ]', false],
    [listOf(str), "eth0,eth1", '[ "eth0,eth1" ]', false],
    [listOf(str), "", '[ "" ]', false],
    [listOf(int), 5, "[ 5 ]", true],
  ])("$description of %j is %s", (type, was, by, safe) => {
    expect(type.repair?.(was)).toEqual({ was, by, safe });
  });

  test.each([
    [int, "http"],
    [port, "65536"],
    [int, ""],
    [int, " 80"],
    [int, "080"],
    [int, "-1"],
    [int, "8.0"],
    [int, "9007199254740993"],
    [int, true],
    [int, { float: "80.0" }],
    [bool, "True"],
    [bool, "constructor"],
    [bool, 2],
    [bool, null],
    [str, true],
    [str, null],
    [str, { path: "/a" }],
    [listOf(str), 5],
    [listOf(str), { set: true }],
    [listOf(str), { path: "/a" }],
    [path, "var/lib"],
  ] as const)("$description of %j is not known", (type, value) => {
    expect(type.repair?.(value)).toBeUndefined();
  });

  it("is not known where the value is not", () => {
    expect(listing(undefined)).toBeUndefined();
    expect(repairString({ opaque: true })).toBeUndefined();
  });
});

describe("errors of options come with their repair", () => {
  test.each([
    ["a port", { forwardPorts: [def("a", list(submodule({ hostPort: [def("a", "80")] })))] }, "80"],
    ["an element of a list", { tmpfs: [def("a", list("a", 5))] }, '"5"'],
    ["a list", { tmpfs: [def("a", "/tmp")] }, '[ "/tmp" ]'],
    ["a second list", { tmpfs: [def("a", list("/a")), def("b", "/tmp")] }, '[ "/tmp" ]'],
    ["null or a string", { hostAddress: [def("a", 5)] }, '"5"'],
    ["a boolean", { privateNetwork: [def("a", "true")] }, "true"],
  ])("%s", (_, options, by) => {
    const { diagnostics } = mergeWeb(options);
    expect(diagnostics).toMatchObject([{ repair: { by } }]);
  });

  test("the name of an option", () => {
    const { diagnostics } = mergeWeb({}, { undeclared: { privateNetwrok: [def("a", true)] } });
    expect(diagnostics).toMatchObject([{ repair: { was: "privateNetwrok", by: "privateNetwork", safe: true } }]);
  });

  test("the name of an option that the configuration itself adds", () => {
    const more = { undeclared: { "my opton": [def("a", true)] }, declared: { "my option": true } };
    expect(mergeWeb({}, more).diagnostics).toMatchObject([{ repair: { was: "my opton", by: '"my option"' } }]);
  });

  test("nothing where two definitions contradict each other", () => {
    const { diagnostics } = mergeWeb({ hostAddress: [def("a", "x"), def("b", "y")] });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).not.toHaveProperty("repair");
  });
});
