import { describe, expect, it } from "vitest";

import { deviceUnit, escapeSystemdPath } from "../../lowering/device-unit.ts";

describe("escapeSystemdPath", () => {
  // As `systemd-escape --path` does, except for the signs outside of ASCII.
  it.each([
    ["eth0", "eth0"],
    ["eth-with-dash", "eth\\x2dwith\\x2ddash"],
    ["wg.home", "wg.home"],
    [".hidden", "\\x2ehidden"],
    ["br_0:1", "br_0:1"],
    ["a b", "a\\x20b"],
    ["a\\b", "a\\x5cb"],
    ["/sys//net/", "sys-net"],
    ["wlan?", "wlan\\x3f"],
    ["./a/./b", "a-b"],
    ["/", "-"],
    ["", "-"],
    ["zürich", "zürich"],
  ])("escapes %j", (path, escaped) => {
    expect(escapeSystemdPath(path)).toBe(escaped);
  });
});

describe("deviceUnit", () => {
  it("takes a name as it is where names are not escaped", () => {
    expect(deviceUnit("a-b", false)).toBe("sys-subsystem-net-devices-a-b.device");
    expect(deviceUnit("a-b", true)).toBe("sys-subsystem-net-devices-a\\x2db.device");
  });
});
