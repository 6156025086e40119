import { expect, test } from "vitest";

import { deviceMessages } from "../../../src/diagnostics/lints/device-messages.ts";

// What is advised has to be one capability in the end, however many there are in it.
test.each([
  [
    { needless: ["CAP_MKNOD"], needed: ["CAP_BPF"], enableTun: false },
    "Drop `CAP_MKNOD`, which the container has anyway.",
  ],
  [
    { needless: ["CAP_NET_ADMIN"], needed: [], enableTun: true },
    "Drop `CAP_NET_ADMIN`, which the container has anyway.",
  ],
  [{ needless: [], needed: ["CAP_BPF"], enableTun: false }, "Keep `CAP_BPF` alone."],
  [{ needless: [], needed: [], enableTun: false }, "Drop what systemd-nspawn does not know."],
  [
    { needless: [], needed: ["all"], enableTun: true },
    "`enableTun` adds another one: instead of it allow the device `/dev/net/tun` and write " +
      '`additionalCapabilities = [ "all" ];`.',
  ],
  [
    { needless: [], needed: ["CAP_BPF", "CAP_SYSLOG"], enableTun: false },
    'Write them as one: `additionalCapabilities = [ "CAP_BPF,CAP_SYSLOG" ];`.',
  ],
  [
    { needless: ["CAP_MKNOD"], needed: ["CAP_BPF"], enableTun: true },
    "Drop `CAP_MKNOD`, which the container has anyway. `enableTun` adds another one: instead of it allow the device " +
      '`/dev/net/tun` and write `additionalCapabilities = [ "CAP_BPF,CAP_NET_ADMIN" ];`.',
  ],
])("says how to separate %j", (given, advice) => {
  const help = deviceMessages["joined-capabilities"].help({ ...given, option: "", text: "" });
  expect(help?.endsWith(`(\`Failed to parse capability\`). ${advice}`)).toBe(true);
});
