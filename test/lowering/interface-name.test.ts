import { describe, expect, test } from "vitest";

import { interfaceNameFlaw } from "../../lowering/interface-name.ts";
import { extraVethFlaw } from "../../src/lints/names/extra-veth-flaw.ts";

// All of these were given to systemd-nspawn 252 as `--network-veth-extra=`.
describe("interfaceNameFlaw", () => {
  test.each(["fifteencharacte", "eth0", "a=b", "-a", "ve-dmz.5", "a1"])("takes %j", (name) => {
    expect(interfaceNameFlaw(name)).toBeUndefined();
  });

  test.each([
    ["", "empty"],
    [".", "dots"],
    ["..", "dots"],
    ["a b", "characters"],
    ["a/b", "characters"],
    ["a%b", "characters"],
    ["zürich", "characters"],
    ["1", "number"],
    ["12", "number"],
    ["0x1", "number"],
    ["all", "reserved"],
    ["default", "reserved"],
    ["sixteencharacter", "length"],
  ])("refuses %j", (name, flaw) => {
    expect(interfaceNameFlaw(name)).toBe(flaw);
  });
});

describe("extraVethFlaw", () => {
  test.each(["a b", "a\tb", "a;b", "a&b", "a|b", "a<b", "a>b", "(a)", "$a", "`a`", "a\\b", 'a"b', "a'b", "#a"])(
    "knows that the shell takes %j apart",
    (key) => {
      for (const isSetUp of [true, false]) expect(extraVethFlaw(key, isSetUp)).toBe("shell");
    },
  );

  test.each(["a#b", "a~", "a=b", "a@b", "a+b", "a,b", "a^b"])("knows that the shell leaves %j", (key) => {
    for (const isSetUp of [true, false]) expect(extraVethFlaw(key, isSetUp)).toBeUndefined();
  });

  test("a pair of names works where no script of the module uses it", () => {
    expect(extraVethFlaw("a:b", true)).toBe("pair");
    expect(extraVethFlaw("a:b", false)).toBeUndefined();
    expect(extraVethFlaw("a:", false)).toBeUndefined();
    expect(extraVethFlaw(":a", false)).toBe("empty");
  });
});
