import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { checkFile } from "../check-file.ts";

const fixtures = fileURLToPath(new URL("../fixtures/network-without-private-network/", import.meta.url));

test.each([
  ["of the host", "address", "The container uses the network of the host"],
  ["of its own, by a flag", "flag", "while `extraFlags' of the container takes the host's network away from it"],
])("says whether a container has the network %s", async (_, fixture, text) => {
  const { diagnostics } = await checkFile(`${fixtures}${fixture}.nix`);
  expect(diagnostics.map(({ help }) => help)).toEqual([expect.stringContaining(text)]);
});
