import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { checkFile } from "../check-file.ts";

const fixtures = fileURLToPath(new URL("../fixtures/mount-point-in-read-only-mount/", import.meta.url));

test.each([
  ["of the configuration to be mounted otherwise", "bind-mount", "or mount `/srv` with `isReadOnly = false;`"],
  ["of the module to be left alone", "inside-store", "choose another mount point"],
])("advises a read-only mount %s", async (_, fixture, advice) => {
  const { diagnostics } = await checkFile(`${fixtures}${fixture}.nix`);
  expect(diagnostics.map(({ help }) => help)).toEqual([expect.stringContaining(advice)]);
});
