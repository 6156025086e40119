import type { Change } from "../change.ts";

/** Changes of how the systemd module renders units and the scripts that they run. */
export const unitChanges = {
  "job-name-with-unit": {
    since: "18.09",
    of: "unit",
    subject: "names of generated scripts",
    summary: "Scripts of units are files called `unit-script-UNIT-PHASE`; before `unit-script/bin/UNIT-PHASE`.",
    evidence: [
      { by: "pull request", source: "#43534" },
      { by: "inference", source: "scripts of 18.09 are named so in issue #48749" },
    ],
  },
  "job-directory": {
    since: "20.09",
    of: "unit",
    subject: "names of generated scripts",
    summary: "Scripts of units are files called `unit-script-UNIT-PHASE/bin/UNIT-PHASE`.",
    evidence: [
      { by: "pull request", source: "#85428" },
      { by: "evaluation", source: "the tree of 2020-07-26" },
    ],
  },
  "job-shebang-without-space": {
    since: "20.09",
    of: "unit",
    subject: "generated scripts",
    summary: "Scripts of units begin with `#!SHELL -e`, without a space.",
    evidence: [
      { by: "pull request", source: "#85428" },
      { by: "evaluation", source: "the tree of 2020-07-26" },
    ],
  },
  "job-set-e": {
    since: "22.05",
    of: "unit",
    subject: "generated scripts",
    summary: "Scripts of units say `set -e` in a line of their own.",
    evidence: [
      { by: "pull request", source: "#167153" },
      { by: "text", source: "helsinki-systems@0ba59f6" },
    ],
  },
  "job-blank-line": {
    since: "24.11",
    of: "unit",
    subject: "generated scripts",
    summary: "An empty line follows `set -e`.",
    evidence: [{ by: "text", source: "andrevmatos@fa02054" }],
  },
  "triggers-file": {
    since: "23.05",
    of: "unit",
    subject: "X-Restart-Triggers",
    summary: "`X-Restart-Triggers=` names a file that lists them; before it lists them itself.",
    evidence: [
      { by: "pull request", source: "#230316" },
      { by: "text", source: "awakesecurity@56bbe32" },
      { by: "inference", source: "opened two weeks before 23.05 was branched, on master a month later" },
    ],
  },
  "triggers-file-name": {
    since: "23.11",
    of: "unit",
    subject: "X-Restart-Triggers",
    summary: "The file of restart triggers is named for its unit.",
    evidence: [
      { by: "pull request", source: "#255008" },
      { by: "text", source: "NixOS@6f03be6" },
    ],
  },
  "dense-service-section": {
    since: "23.11",
    of: "unit",
    subject: "[Service]",
    summary: "No empty lines stand in `[Service]`, and `X-RestartIfChanged=` only where it says something.",
    evidence: [
      { by: "pull request", source: "#266369" },
      { by: "text", source: "NixOS@6f03be6" },
    ],
  },
  "install-section": {
    since: "24.05",
    of: "unit",
    subject: "[Install]",
    summary: "Units end with what wants them (`WantedBy=`).",
    evidence: [
      { by: "pull request", source: "#266370" },
      { by: "evaluation", source: "nixpkgs of 2026-07-14" },
    ],
  },
  "multi-user-wants-machines": {
    since: "20.03",
    of: "unit",
    subject: "multi-user.target",
    summary:
      "The systemd module itself makes `multi-user.target` want `machines.target`, also on hosts without containers: " +
      "on others it is wanted twice.",
    evidence: [
      { by: "evaluation", source: "the tree of 2020-07-26" },
      { by: "pull request", source: "#69422" },
      { by: "inference", source: "not in zimbatm@b5eb80a of August 2019; 19.09 was branched before the pull request" },
    ],
  },
} as const satisfies Readonly<Record<string, Change>>;
