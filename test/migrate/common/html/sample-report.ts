import type { ReportContent } from "../../../../src/migrate/common/html/html-report.ts";
import { planWith } from "../edits/files.ts";

/** What a page must not take for anything but text. */
export const HOSTILE = `</pre><script>document.title = "ran"</script><img src=x onerror=alert(1)> "&amp;' \u202Eab\u0007`;

const lines = Array.from({ length: 40 }, (_, index) => `  option-${index} = "${"value ".repeat(index)}";\n`);

/** A report with everything in it that there is, long and wide, and with hostile text everywhere. */
export const SAMPLE: ReportContent = {
  plan: planWith({
    title: `19.03 → 26.05 ${HOSTILE}`,
    project: "/etc/nixos",
    tables: [
      {
        title: `What each option becomes ${HOSTILE}`,
        columns: ["Option", "Before", "After", "Why", "What else", HOSTILE],
        rows: [
          ["containers.web.bindMounts", "a list", "a set", "19.03 takes both,\n20.09 takes sets alone", "", HOSTILE],
          [HOSTILE, "/nix/var/nix/profiles/per-container/web/system".repeat(3), "", "", "", ""],
        ],
      },
      { title: "Nothing", columns: ["A"], rows: [] },
    ],
    steps: [
      {
        title: "web: move it",
        container: "web",
        steps: [
          {
            text: `Stop it with \`systemctl\` ${HOSTILE}`,
            commands: [`systemctl stop ${"container@web.service ".repeat(9)}`],
          },
          { text: "Done.", commands: [HOSTILE] },
        ],
      },
    ],
  }),
  changes: [
    {
      path: "/etc/nixos/host.nix",
      label: `bind mounts ${HOSTILE}`,
      mode: "100644",
      before: ["{\n", ...lines, "}\n"].join(""),
      after: ["{\n", ...lines.slice(0, 20), `  # ${HOSTILE}\n`, ...lines.slice(22), "}"].join(""),
    },
    { path: "/etc/nixos/new.nix", label: "", mode: "100644", before: null, after: "{ }\n" },
    { path: "/etc/nixos/link", label: "", mode: "120000", before: null, after: "../target" },
    { path: "/etc/nixos/old", label: "no longer needed", mode: "100755", before: "#!/bin/sh\n", after: null },
  ],
  findings: [
    { severity: "error", subject: `web ${HOSTILE}`, text: HOSTILE, advice: HOSTILE },
    {
      severity: "warning",
      subject: "/etc/nixos/host.nix",
      place: { file: "/etc/nixos/host.nix", line: null, column: null },
      text: "is a `file`",
    },
    {
      severity: "note",
      subject: "db",
      place: { file: "/etc/nixos/db.nix", line: 3, column: 5 },
      text: "starts with the host",
    },
  ],
  written: false,
  showFile: (file) => file.replace("/etc/nixos/", ""),
  version: "1.2.3",
};
