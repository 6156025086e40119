import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { findProgram } from "../../../../src/evaluation/find-program.ts";
import { runLimited } from "../../../../src/evaluation/run-limited.ts";
import { htmlReport } from "../../../../src/migrate/common/html/html-report.ts";
import { temporaryDirectory } from "../../../output/temporary-directory.ts";
import { SAMPLE } from "./sample-report.ts";

const chromium = ["chromium", "chromium-browser", "google-chrome"]
  .map((name) => findProgram(name, process.env["PATH"] ?? ""))
  .find((program) => program !== undefined);

interface Look {
  readonly scheme: "light" | "dark";
  readonly width: number;
}

const SCHEMES = { dark: 0, light: 1 } as const;

/** The page as Chromium has it after loading, with what a script behind it writes into its title. */
async function titleOf(page: string, script: string, { scheme, width }: Look): Promise<string> {
  const directory = temporaryDirectory();
  writeFileSync(
    join(directory, "report.html"),
    page.replace("</body>", () => `<script>${script}</script></body>`),
  );
  const outcome = await runLimited({
    program: chromium ?? "chromium",
    args: [
      "--headless",
      // Everything runs as root in containers, where Chromium has no sandbox of its own.
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--hide-scrollbars",
      `--user-data-dir=${join(directory, "profile")}`,
      `--window-size=${width},900`,
      `--blink-settings=preferredColorScheme=${SCHEMES[scheme]}`,
      "--dump-dom",
      `file://${join(directory, "report.html")}`,
    ],
    // It reserves far more memory than it uses.
    limits: { seconds: 50, mebibytes: 4_000_000 },
    environment: { HOME: directory },
  });
  if (outcome.kind !== "exit" || outcome.status !== 0) throw new Error(JSON.stringify(outcome).slice(0, 2000));
  const [, title = ""] = /<title>([^]*?)<\/title>/.exec(outcome.stdout) ?? [];
  return title.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** What a script sees, for which the page's own policy makes way. */
async function measured<T>(script: string, look: Look): Promise<T> {
  const page = htmlReport(SAMPLE).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
  return JSON.parse(await titleOf(page, `document.title = JSON.stringify((() => { ${script} })())`, look)) as T;
}

/** What there is to see of the layout. */
const LAYOUT = `
  const inside = [...document.querySelectorAll("body *")].filter((element) => {
    const outer = element.closest(".scroll, pre");
    return outer === null || outer === element;
  });
  return {
    width: innerWidth,
    content: document.documentElement.scrollWidth,
    tooWide: inside.filter((element) => element.getBoundingClientRect().right > innerWidth + 1).map((element) => element.outerHTML.slice(0, 80)),
    files: document.querySelectorAll("details[open]").length,
    sections: [...document.querySelectorAll("h2")].map((element) => element.textContent),
    ran: document.querySelectorAll("img").length,
  };`;

/** Every colour of text on its background, as the contrast that guidelines for accessibility define. */
const CONTRAST = `
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).map((value) => value / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const backgroundOf = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (channels(backgroundColor)[3] !== 0) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  const texts = [...document.querySelectorAll("body *")].filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ""));
  const ratios = texts.filter((element) => element.localName !== "script").map((element) => {
    const [one, two] = [luminance(getComputedStyle(element).color), luminance(backgroundOf(element))];
    return [(Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05), element.outerHTML.slice(0, 80)];
  });
  return { page: getComputedStyle(document.body).backgroundColor, low: ratios.filter(([ratio]) => ratio < 4.5), texts: ratios.length };`;

interface Layout {
  readonly width: number;
  readonly content: number;
  readonly tooWide: readonly string[];
  readonly files: number;
  readonly sections: readonly string[];
  readonly ran: number;
}

interface Contrast {
  readonly page: string;
  readonly low: readonly unknown[];
  readonly texts: number;
}

// apt-get install chromium, or any other Chromium on PATH, is needed to see what becomes of the page.
describe.skipIf(chromium === undefined)("a report in Chromium (skipped where there is none on PATH)", () => {
  test.each([1280, 500])("keeps to a window of %i pixels", async (width) => {
    const layout = await measured<Layout>(LAYOUT, { scheme: "light", width });
    expect(layout).toEqual({
      width,
      content: width,
      tooWide: [],
      files: 4,
      sections: ["Findings", "Changes", "Tables", "Steps"],
      ran: 0,
    });
  });

  test.each([
    ["light", "rgb(255, 255, 255)"],
    ["dark", "rgb(13, 17, 23)"],
  ] as const)("has enough contrast in %s colours", async (scheme, background) => {
    const contrast = await measured<Contrast>(CONTRAST, { scheme, width: 1000 });
    expect(contrast.texts).toBeGreaterThan(100);
    expect(contrast).toMatchObject({ page: background, low: [] });
  });

  test("runs no script, wherever it comes from", async () => {
    const title = await titleOf(htmlReport(SAMPLE), 'document.title = "ran"', { scheme: "light", width: 800 });
    expect(title).toMatch(/^19\.03 → 26\.05 <\/pre><script>/);
  });
});
