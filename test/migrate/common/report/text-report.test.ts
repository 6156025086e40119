import { describe, expect, test } from "vitest";

import { textWidth } from "../../../../src/diagnostics/display-width.ts";
import { textFinding } from "../../../../src/migrate/common/report/text-finding.ts";
import { textSteps } from "../../../../src/migrate/common/report/text-steps.ts";
import { textTable } from "../../../../src/migrate/common/report/text-table.ts";

describe("a table for people", () => {
  const table = {
    title: "Containers",
    columns: ["Name", "Address", "Why"],
    rows: [
      ["web", "10.0.0.1", "é 🚀"],
      ["database", "", "two\nlines"],
    ],
  };

  test("has a line for each row where it is narrow enough", () => {
    const { rows } = {
      rows: [
        ["web", "10.0.0.1", "🚀"],
        ["database", "", "x"],
      ],
    };
    expect(textTable({ ...table, rows }, 80)).toBe(
      ["Containers", "  Name      Address   Why", "  web       10.0.0.1  🚀", "  database            x", ""].join("\n"),
    );
  });

  test("has a paragraph for each row where it is not, without empty cells", () => {
    expect(textTable(table, 20)).toBe(
      [
        "Containers",
        "  web",
        "    Address:",
        "      10.0.0.1",
        "    Why: é 🚀",
        "  database",
        "    Why: two",
        "      lines",
        "",
      ].join("\n"),
    );
  });

  test("without rows has its columns", () => {
    expect(textTable({ ...table, rows: [] }, 80)).toBe("Containers\n  Name  Address  Why\n");
  });
});

test("steps are numbered, and commands stay on their lines", () => {
  const command = `mv ${"/very/long".repeat(12)} there`;
  const steps = [
    { text: "Do this, and that behind it.", commands: [command, "true"] },
    { text: "Done.", commands: [] },
  ];
  expect(textSteps({ title: "web", container: "web", steps }, 24)).toBe(
    ["web", "  1. Do this, and that", "     behind it.", `       ${command}`, "       true", "  2. Done.", ""].join(
      "\n",
    ),
  );
});

describe("a finding for people", () => {
  const style = { showFile: (file: string) => file.replace("/home/", ""), colour: false, width: 40 };

  test("says what it is about, where, and what to do, within the width", () => {
    const finding = {
      severity: "error",
      subject: "web",
      place: { file: "/home/web.conf", line: 3, column: 5 },
      text: "the setting cannot be declared in this release of NixOS",
      advice: "Choose a newer release, or take it out of the file.",
    } as const;
    const text = textFinding(finding, style);
    expect(text).toBe(
      [
        "error: web: the setting cannot be",
        "  declared in this release of NixOS",
        "  --> web.conf:3:5",
        "help: Choose a newer release, or take it",
        "      out of the file.",
        "",
      ].join("\n"),
    );
    for (const line of text.split("\n")) expect(textWidth(line)).toBeLessThanOrEqual(40);
  });

  test("keeps the lines of a diff", () => {
    const text = "It differs, and nothing that is known is the reason:\n@@ -1,1 +1,1 @@\n-a  b\n+a";
    expect(textFinding({ severity: "error", subject: "web", text }, style)).toBe(
      [
        "error: web: It differs, and nothing that",
        "  is known is the reason:",
        "  @@ -1,1 +1,1 @@",
        "  -a  b",
        "  +a",
        "",
      ].join("\n"),
    );
  });

  test("names a file once that it is about as a whole", () => {
    const place = { file: "/home/a.nix", line: null, column: null };
    expect(textFinding({ severity: "note", subject: "/home/a.nix", place, text: "exists" }, style)).toBe(
      "note: a.nix: exists\n",
    );
  });
});
