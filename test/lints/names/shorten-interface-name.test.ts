import { expect, test } from "vitest";

import { cutInterfaceName, hashInterfaceName } from "../../../src/lints/names/shorten-interface-name.ts";

/** As systemd-nspawn 252 reports them: "Network interface name '…' has been changed to '…' to fit length constraints." */
test.each([
  ["ve-averyverylongname", "ve-averyvergrlw"],
  ["vb-postgres-central", "vb-postgres9n3M"],
  ["mv-enp0s20f0u1c2", "mv-enp0s20fzvUC"],
  ["mv-parentparent0", "mv-parentpaT9lc"],
])("%s becomes %s", (name, shortened) => {
  expect(hashInterfaceName(name)).toBe(shortened);
});

test("systemd before 245 keeps 15 characters", () => {
  expect(cutInterfaceName("vb-postgres-central")).toBe("vb-postgres-cen");
  expect(cutInterfaceName("ve-abcdefghijkl")).toBe("ve-abcdefghijkl");
});
