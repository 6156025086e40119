import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { format, resolveConfig } from "prettier";
import { expect, test } from "vitest";

import { renderNativeMarkdown } from "../../../src/migrate/native/native-markdown.ts";

test("docs/native.md is what the table says", async () => {
  const file = fileURLToPath(new URL("../../../docs/native.md", import.meta.url));
  const today = await format(renderNativeMarkdown(), { ...(await resolveConfig(file)), filepath: file });
  if (process.env["UPDATE_DOCS"] !== undefined) writeFileSync(file, today);
  else expect(readFileSync(file, "utf8"), "run the tests with UPDATE_DOCS=1").toBe(today);
});
