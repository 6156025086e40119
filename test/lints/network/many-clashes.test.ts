import { expect, test } from "vitest";

import { nameLints } from "../../../src/lints/names/name-lints.ts";
import { networkLints } from "../../../src/lints/network/network-lints.ts";
import { vethOptions } from "../../lowering/container-options.ts";
import { findingsOf, lintedHost } from "./linted-host.ts";

test("of ten thousand containers that all clash, each is told of once", () => {
  const clashing = {
    privateNetwork: true,
    interfaces: ["eth1"],
    macvlans: ["eth2"],
    forwardPorts: [{ protocol: "tcp", hostPort: 80, containerPort: null }],
    extraVeths: { dmz: vethOptions() },
  };
  const names = Array.from({ length: 10_000 }, (_, number) => `container-${number}-with-a-long-name`);
  const host = lintedHost(Object.fromEntries(names.map((name) => [name, clashing])));
  const found = [...nameLints, ...networkLints].flatMap((lint) => findingsOf(lint, host));
  // For each: its long name, and that its veth stays down. For all but the first: interface, port, veth. Once: the parent.
  expect(found).toHaveLength(10_000 * 2 + 9_999 * 3 + 1);
});
