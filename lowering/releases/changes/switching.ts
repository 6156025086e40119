import type { Change } from "../change.ts";

/** Changes of what `switch-to-configuration` does to running services. */
export const switchingChanges = {
  "switch-compares-directives": {
    since: "22.05",
    of: "switching",
    subject: "switch-to-configuration",
    summary:
      "Units are compared directive by directive, where any difference of the text counted before: `[Install]` and " +
      "directives of `[Unit]` such as `Description` do not count.",
    evidence: [
      { by: "pull request", source: "#157329" },
      { by: "pull request", source: "#163069" },
    ],
  },
  "switch-reloads-for-exec-reload": {
    since: "26.05",
    of: "switching",
    subject: "switch-to-configuration",
    summary: "A service of which `ExecReload` alone differs is reloaded, where it was restarted.",
    evidence: [
      { by: "pull request", source: "#512578" },
      { by: "text", source: "NixOS@0145c6d" },
    ],
  },
} as const satisfies Readonly<Record<string, Change>>;
