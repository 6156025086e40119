import type { CommandName, HelpTopic, MigrationName } from "./commands.ts";
import { DEFAULT_RELEASE, evaluationHelp, LIMITS, NO_COLOR, optionLines, VERBOSE } from "./help-options.ts";
import { MIGRATE, MIGRATION_TEXTS } from "./migrate-help.ts";

const GENERAL = `Usage: nixctr COMMAND [OPTIONS]

What the NixOS containers module puts on a host, without NixOS.

Commands:
  lower [INPUT]     print or write what the module makes of the containers of a
                    configuration
  check [INPUT…]    find what is wrong with the containers of configurations
  diff INPUT…       compare two configurations, one for two releases of NixOS,
                    or one with what is on a host
  verify [INPUT…]   compare what nixctr makes of configurations with what NixOS
                    makes of them
  options [OPTION]  what options containers have in a release of NixOS
  migrate HOW …     move containers to another release of NixOS, from the
                    imperative to the declarative form, to plain systemd
  explain [CODE]    explain a finding at length, or list them all

Options:
  -h, --help       print this help, or that of a command: nixctr lower --help
  -V, --version    print the version

Exit status: 0 done, 1 the configuration is wrong or differs, 2 nixctr could
not do its work.
`;

const LOWER = `Usage: nixctr lower [OPTIONS] [INPUT]

Print or write what the NixOS containers module makes of the containers of a
configuration: systemd units and their scripts, conf files, hosts entries,
dhcpcd and udev rules.

INPUT is a configuration file, a directory with a configuration.nix or
default.nix, a host of a flake as FLAKE#HOST, or - for standard input. Left out,
it is ./configuration.nix, then /etc/nixos/configuration.nix.

What to lower:
${optionLines(["-r, --release RELEASE", `release of NixOS to lower for; ${DEFAULT_RELEASE}`], ...evaluationHelp("lower"))}

What to print:
${optionLines(
  ["-f, --format FORMAT", "cat (default) or json"],
  ["-o, --out DIRECTORY", "write files below DIRECTORY instead of printing"],
  ["-q, --quiet", "no notes, only errors and warnings"],
  VERBOSE,
  NO_COLOR,
)}

Limits of the evaluation:
${optionLines(...LIMITS)}

Examples:
  nixctr lower                          this configuration, or the machine's
  nixctr lower --format json host.nix   one JSON document
  nixctr lower --out tree host.nix      files below tree/, as they are on a host
  nixctr lower .#web                    the host web of the flake here
`;

const CHECK = `Usage: nixctr check [OPTIONS] [INPUT…]

Find what is wrong with the containers of configurations before they are on a
host: what NixOS refuses, and what it accepts although it does not work there.

INPUT is as for nixctr lower; several are checked one by one.

What to check:
${optionLines(["-r, --release RELEASE", "release of NixOS to check for"], ...evaluationHelp("check"))}

What to do with what is found:
${optionLines(
  ["-f, --format FORMAT", "pretty (default), json, sarif or github"],
  ["--deny-warnings", "fail when there are warnings"],
  ["--fix", "make the fixes that are safe"],
  ["-n, --dry-run", "with --fix: show them as a diff, write nothing"],
  ["-q, --quiet", "no hints and no notes"],
  VERBOSE,
  NO_COLOR,
)}

Limits of each evaluation:
${optionLines(...LIMITS)}

A comment \`# nixctr: allow CODE\`, on the line or above it, allows what is
found there. nixctr explain CODE says more about a finding.

Exit status: 0 nothing wrong, or warnings only; 1 errors, or warnings with
--deny-warnings; 2 nixctr could not do its work.

Examples:
  nixctr check                               the configuration here
  nixctr check --deny-warnings hosts/*.nix   several, strictly
  nixctr check --fix --dry-run host.nix      what can be fixed, as a diff
  nixctr check --format github host.nix      annotations for GitHub Actions
`;

const DIFF = `Usage: nixctr diff [OPTIONS] INPUT --from RELEASE --to RELEASE
       nixctr diff [OPTIONS] INPUT INPUT

Show what changes on a host, file by file, and what a switch does to each
container: nothing, a reload, a restart.

INPUT is as for nixctr lower, or a directory that nixctr lower --out wrote. One
INPUT is compared with itself for two releases of NixOS. Hashes in the names of
generated files are left out: only real differences show.

What to compare:
${optionLines(
  ["--from RELEASE", "release of NixOS before, of the first INPUT"],
  ["--to RELEASE", "release of NixOS after, of the second INPUT"],
  ["-r, --release RELEASE", `release of both; ${DEFAULT_RELEASE}`],
  ...evaluationHelp("compare"),
)}

What to print:
${optionLines(
  ["-f, --format FORMAT", "unified (default) or json"],
  ["-q, --quiet", "no notes, only errors and warnings beside the result"],
  VERBOSE,
  NO_COLOR,
)}

Limits of each evaluation:
${optionLines(...LIMITS)}

Exit status: 0 nothing changes; 1 something changes, or a configuration is
wrong; 2 nixctr could not do its work.

Examples:
  nixctr diff host.nix --from 25.11 --to 26.05   what an upgrade changes
  nixctr diff old.nix new.nix                    what an edit changes
  nixctr diff tree host.nix                      what is new since lower --out
`;

const VERIFY = `Usage: nixctr verify [OPTIONS] [INPUT…]

Evaluate the real containers module beside nixctr and compare, artifact by
artifact: option values, services, units with every script behind them, conf
files, what goes to the host, messages. docs/verification.md says how.

INPUT is as for nixctr lower. Nothing is built, and nothing of the user's store
changes.

What to compare:
${optionLines(
  ["--nixos-tests", "in place of INPUT, the machines of nixos/tests/containers-*.nix of each nixpkgs"],
  ["--random N", "in place of INPUT, so many configurations made from the options of the release"],
  ["--seed S", "the same ones for the same number; default 1"],
  ["--save DIR", "where small ones that differ go; default nixctr-mismatches"],
)}

What to compare with:
${optionLines(
  ["--nixpkgs PATH", "a nixpkgs whose NixOS is evaluated; default: that of NIX_PATH (repeatable: a matrix)"],
  ["-r, --release RELEASE", "release to take each nixpkgs for; default: the one that it says it is"],
  ["--eval HOW", "where nixctr has definitions from: standalone, nixos, or auto (default)"],
  ["--only NAME", "compare this container alone (repeatable)"],
)}

What to print:
${optionLines(
  ["-f, --format FORMAT", "pretty (default), json or github"],
  ["-q, --quiet", "no notes and no progress"],
  ["-v, --verbose", "every artifact, and all that differs"],
  NO_COLOR,
)}

Limits, for each configuration:
${optionLines(...LIMITS)}

Exit status: 0 all equal, 1 something differs, 2 something could not be
compared.

Examples:
  nixctr verify --nixpkgs ~/nixpkgs host.nix
  nixctr verify --nixpkgs ./25.11 --nixpkgs ./26.05 hosts/*.nix
  nixctr verify --nixpkgs ~/nixpkgs --nixos-tests
  nixctr verify --nixpkgs ~/nixpkgs --random 300 --seed 7
`;

const OPTIONS = `Usage: nixctr options [OPTIONS] [OPTION]

List the options of containers in a release of NixOS: type, default, the
releases that have them, and what they become on the host. OPTION is a path
such as bindMounts or containers.<name>.bindMounts: it is listed with what is
below it.

${optionLines(
  ["-r, --release RELEASE", `release of NixOS; ${DEFAULT_RELEASE}`],
  ["--from RELEASE", "with --to: what was added, removed and changed"],
  ["--to RELEASE", "between two releases"],
  ["--nixpkgs PATH", "the nixpkgs in use"],
  ["-f, --format FORMAT", "table (default), json or markdown"],
  ["-q, --quiet", "no notes"],
  NO_COLOR,
)}

Examples:
  nixctr options                            all of them, in the newest release
  nixctr options --release 19.03 tmpfs      one of them, in an old release
  nixctr options --from 23.11 --to 26.05    what changed in between
`;

const EXPLAIN = `Usage: nixctr explain [CODE]

Explain a finding at length: what is wrong, why it matters, a wrong and a right
example. Without CODE, list all codes.

${optionLines(NO_COLOR)}

Examples:
  nixctr explain unknown-option
`;

const TEXTS: Readonly<Record<CommandName, string>> = {
  lower: LOWER,
  check: CHECK,
  diff: DIFF,
  verify: VERIFY,
  options: OPTIONS,
  explain: EXPLAIN,
  migrate: MIGRATE,
};

/** The help of a command, or of nixctr as a whole. */
export function helpText(topic: HelpTopic | null): string {
  if (topic === null) return GENERAL;
  return isMigration(topic) ? MIGRATION_TEXTS[topic] : TEXTS[topic];
}

function isMigration(topic: HelpTopic): topic is `migrate ${MigrationName}` {
  return topic.startsWith("migrate ");
}
