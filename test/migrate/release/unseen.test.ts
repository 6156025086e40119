import { writeFileSync } from "node:fs";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { planned } from "./migrated.ts";

const directory = realpathSync(mkdtempSync(join(tmpdir(), "nixctr-unseen-")));
afterAll(() => rmSync(directory, { recursive: true }));

test("a file that is imported by its absolute path is told, as no edit of it can be tried out", async () => {
  const web = join(directory, "web.nix");
  writeFileSync(join(directory, "configuration.nix"), `{ imports = [ ${web} ]; containers.web.path = "/p"; }\n`);
  writeFileSync(web, '{ containers.web.bindMounts = [\n  { mountPoint = "/a"; } ]; }\n');
  const { findings } = await planned(directory, { from: "20.03", to: "20.09" });
  expect(findings.filter(({ severity }) => severity === "error")).toMatchObject([{ subject: web }]);
});
