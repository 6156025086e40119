import { expect, test } from "vitest";

import { parseFlags } from "../../../lowering/native/nspawn-flags.ts";

// As systemd-nspawn 252 takes them.
test.each<readonly [string, readonly string[]]>([
  ["--bind=/a:/b", ["bind /a:/b"]],
  ["--bind /a:/b --quiet", ["bind /a:/b", "quiet"]],
  ["--volatile --volatile=state", ["volatile", "volatile state"]],
  ["--private-users -U", ["private-users", "private-users pick"]],
  ["-E A=1 -EB=2", ["setenv A=1", "setenv B=2"]],
  ["-nxp 80", ["network-veth", "ephemeral", "port 80"]],
  ["-j", ["link-journal try-guest"]],
  ["--setenv=A=b=c", ["setenv A=b=c"]],
  ["--bind", ["bind"]],
])("%s", (line, flags) => {
  const parsed = parseFlags(line.split(" "));
  expect(parsed.flags.map(({ name, argument }) => (argument === undefined ? name : `${name} ${argument}`))).toEqual(
    flags,
  );
  expect(parsed.program).toEqual([]);
});

test.each([
  ["--quiet /bin/sh -c --boot", ["/bin/sh", "-c", "--boot"]],
  ["-- --quiet", ["--", "--quiet"]],
  ["-x a", ["a"]],
])("takes what is no flag for the program: %s", (line, program) => {
  expect(parseFlags(line.split(" ")).program).toEqual(program);
});
