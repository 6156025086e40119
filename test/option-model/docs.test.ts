import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { format, resolveConfig } from "prettier";
import { expect, test } from "vitest";

import { renderOptionsMarkdown } from "../../src/option-model/options-markdown.ts";
import { renderReleasesMarkdown } from "../../src/option-model/releases-markdown.ts";
import { newestRelease } from "../../src/releases/choose-release.ts";

const PAGES = [
  ["options.md", () => renderOptionsMarkdown(newestRelease())],
  ["releases.md", renderReleasesMarkdown],
] as const;

test.each(PAGES)("docs/%s is what the model says", async (name, render) => {
  const file = fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));
  const today = await format(render(), { ...(await resolveConfig(file)), filepath: file });
  if (process.env["UPDATE_DOCS"] !== undefined) writeFileSync(file, today);
  else expect(readFileSync(file, "utf8"), "run the tests with UPDATE_DOCS=1").toBe(today);
});
