import { expect, test } from "vitest";

import { globMatcher } from "../../../src/lints/host/glob.ts";

// As fnmatch(3), and so networkd, NetworkManager and dhcpcd, has it.
test.each([
  ["ve-*", "ve-web", true],
  ["ve-*", "ve-", true],
  ["ve-*", "xve-web", false],
  ["v[eb]-*", "vb-web", true],
  ["v[eb]-*", "vz-web", false],
  ["v[!eb]-*", "vz-web", true],
  ["v[a-d]0", "vc0", true],
  ["eth?", "eth0", true],
  ["eth?", "eth10", false],
  ["br.lan", "br-lan", false],
  ["en+(x)", "en+(x)", true],
  ["[", "[", true],
  ["", "", true],
  ["*", "", true],
])("%j and %j: %j", (pattern, name, expected) => {
  expect(globMatcher([pattern])(name)).toBe(expected);
});
