import { expect, test } from "vitest";

import { showContainer } from "../../src/diff/show-container.ts";
import { containerOptions } from "../lowering/container-options.ts";

test("every value is on a line of its own, as Nix writes it", () => {
  const lines = showContainer(
    containerOptions({
      path: '/a"${b}\\\n',
      bindMounts: { "/m.n": { mountPoint: "/m.n", hostPath: null, isReadOnly: true } },
      forwardPorts: [{ protocol: "tcp", hostPort: 9_007_199_254_740_993n, containerPort: null }],
    }),
  ).split("\n");
  expect(lines).toEqual(expect.arrayContaining(["extraVeths = { };", "hostAddress = null;", "macvlans = [ ];"]));
  expect(lines).toContain('path = "/a\\"\\${b}\\\\\\n";');
  expect(lines).toContain('bindMounts."/m.n".isReadOnly = true;');
  expect(lines).toContain(
    'forwardPorts = [ { containerPort = null; hostPort = 9007199254740993; protocol = "tcp"; } ];',
  );
});
