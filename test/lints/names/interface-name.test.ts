import { describe, expect, test } from "vitest";

import { extraVethFlaw } from "../../../src/lints/names/extra-veth-flaw.ts";
import { interfaceNameFlaw } from "../../../src/lints/names/interface-name.ts";

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
  const networks = [{ privateNetwork: true }, { privateNetwork: false }] as const;

  test.each(["a b", "a\tb", "a;b", "a&b", "a|b", "a<b", "a>b", "(a)", "$a", "`a`", "a\\b", 'a"b', "a'b", "#a"])(
    "knows that the shell takes %j apart",
    (key) => {
      for (const options of networks) expect(extraVethFlaw(key, options)).toBe("shell");
    },
  );

  test.each(["a#b", "a~", "a=b", "a@b", "a+b", "a,b", "a^b"])("knows that the shell leaves %j", (key) => {
    for (const options of networks) expect(extraVethFlaw(key, options)).toBeUndefined();
  });

  test("a pair of names works where no script of the module uses it", () => {
    const [inside, outside] = networks;
    expect(extraVethFlaw("a:b", inside)).toBe("pair");
    expect(extraVethFlaw("a:b", outside)).toBeUndefined();
    expect(extraVethFlaw("a:", outside)).toBeUndefined();
    expect(extraVethFlaw(":a", outside)).toBe("empty");
  });
});
