import type { Diagnostic, Span } from "../../src/diagnostics/diagnostic.ts";
import type { CheckReport, ReportContext } from "../../src/reporters/check-report.ts";

/** `«` and `é` are two bytes of UTF-8 each, the rocket four, which are two code units of UTF-16. */
const SOURCES = new Map([
  [
    "/project/a b.nix",
    `{\n  containers.web.hostAddress = "10.0.0.1"; # é\n  /* é🚀 */ containers.web.forwardPorts = [\n  ];\n}\n`,
  ],
  ["/etc/nixos/ü.nix", `{ containers.web.hostAddress = "10.0.0.9"; }\n`],
]);

/** How the sample is shown: files below `/work` are relative to it. */
export const context: ReportContext = {
  readSource: (file) => SOURCES.get(file),
  showFile: (file) => (file.startsWith("/project/") ? file.slice("/project/".length) : file),
  colour: false,
  width: 80,
};

export function span(file: string, line: number, column: number, endLine: number, endColumn: number): Span {
  return { file, line, column, endLine, endColumn };
}

export const twice: Diagnostic = {
  code: "defined-multiple-times",
  severity: "error",
  message: "The unique option `containers.web.hostAddress' is defined multiple times.",
  loc: ["containers", "web", "hostAddress"],
  span: span("/project/a b.nix", 2, 18, 2, 29),
  definitions: [
    {
      at: ["/project/a b.nix", 2, 3],
      file: "/project/a b.nix",
      priority: 100,
      span: span("/project/a b.nix", 2, 18, 2, 29),
      focus: { on: "name" },
    },
    { at: ["/etc/nixos/ü.nix", 1, 3], file: "«module»", priority: 100, loc: ["containers", "db", "hostAddress"] },
    { at: ["/etc/nixos/other.nix", 0, 0], file: "/etc/nixos/other.nix", priority: 50 },
  ],
  help: "Keep one: 100 %.",
  focus: { on: "name" },
};

/** Spans two lines; the column of its start is 14 bytes, and 12 code units, into its line. */
export const fixable: Diagnostic = {
  code: "wrong-type",
  severity: "warning",
  message: "First line,\nsecond line",
  loc: [],
  span: span("/project/a b.nix", 3, 15, 4, 4),
  definitions: [],
  help: null,
  focus: { on: "value" },
  repair: { safe: true, was: "x", by: "[ ]" },
  fix: {
    message: "Write `[ ]`",
    safe: true,
    edits: [{ ...span("/project/a b.nix", 3, 15, 4, 4), newText: "[ ]" }],
  },
};

export const nowhere: Diagnostic = {
  code: "evaluator-time-limit",
  severity: "error",
  message: "The evaluation took longer than 2 s and was stopped.",
  loc: [],
  span: null,
  definitions: [],
  help: "`--timeout SECONDS` gives it more time.",
};

export const typedIn: Diagnostic = {
  code: "host-option-used",
  severity: "hint",
  message: "The result depends on `networking.hostName', taken as the configuration sets it.",
  loc: ["networking", "hostName"],
  span: span("«stdin»", 1, 3, 1, 3),
  definitions: [],
  help: null,
};

export const report: CheckReport = {
  release: "19.03",
  containers: 2,
  diagnostics: [twice, fixable, nowhere, typedIn],
};
