import type { CommandName, HelpTopic, MigrationName } from "./commands.ts";
import { MIGRATE, MIGRATION_TEXTS } from "./migrate-help.ts";

const GENERAL = `Usage: nixctr COMMAND [OPTIONS]

What the NixOS containers module puts on a host, without NixOS.

Commands:
  lower [INPUT]     print or write what the module makes of the containers of a
                    configuration
  check [INPUT…]    find what is wrong with the containers of configurations
  diff INPUT…       compare two configurations, one for two releases of NixOS,
                    or one with what is on a host
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
default.nix, or - for standard input. Left out, it is ./configuration.nix, then
/etc/nixos/configuration.nix.

What to lower:
  -r, --release RELEASE   release of NixOS to lower for; default: that of the
                          nixpkgs in use, else the newest stable one
      --nixpkgs PATH      a nixpkgs whose lib and pkgs the configuration gets
      --eval HOW          standalone or auto (default)
      --facts FILE        JSON with what the host contributes
      --system NAME=PATH  the system of a container with \`config\` (repeatable)
      --only NAME         lower this container alone (repeatable)

What to print:
  -f, --format FORMAT     cat (default) or json
  -o, --out DIRECTORY     write files below DIRECTORY instead of printing
  -q, --quiet             no notes, only errors and warnings
  -v, --verbose           more about what happens
      --no-color          no colour, whatever the terminal

Limits of the evaluation:
      --timeout SECONDS   default 60
      --max-memory MIB    default 4096

Examples:
  nixctr lower                          this configuration, or the machine's
  nixctr lower --format json host.nix   one JSON document
  nixctr lower --out tree host.nix      files below tree/, as they are on a host
`;

const CHECK = `Usage: nixctr check [OPTIONS] [INPUT…]

Find what is wrong with the containers of configurations before they are on a
host: what NixOS refuses, and what it accepts although it does not work there.

INPUT is as for nixctr lower; several are checked one by one.

What to check:
  -r, --release RELEASE   release of NixOS to check for
      --nixpkgs PATH      a nixpkgs whose lib and pkgs the configuration gets
      --eval HOW          standalone or auto (default)
      --facts FILE        JSON with what the host contributes
      --system NAME=PATH  the system of a container with \`config\` (repeatable)
      --only NAME         check this container alone (repeatable)

What to do with what is found:
  -f, --format FORMAT     pretty (default), json, sarif or github
      --deny-warnings     fail when there are warnings
      --fix               make the fixes that are safe
  -n, --dry-run           with --fix: show them as a diff, write nothing
  -q, --quiet             no hints and no notes
  -v, --verbose           more about what happens
      --no-color          no colour, whatever the terminal

Limits of each evaluation:
      --timeout SECONDS   default 60
      --max-memory MIB    default 4096

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
      --from RELEASE      release of NixOS before, of the first INPUT
      --to RELEASE        release of NixOS after, of the second INPUT
  -r, --release RELEASE   release of both; default: that of the nixpkgs in use,
                          else the newest stable one
      --nixpkgs PATH      a nixpkgs whose lib and pkgs the configuration gets
      --eval HOW          standalone or auto (default)
      --facts FILE        JSON with what the host contributes
      --system NAME=PATH  the system of a container with \`config\` (repeatable)
      --only NAME         compare this container alone (repeatable)

What to print:
  -f, --format FORMAT     unified (default) or json
  -q, --quiet             no notes, only errors and warnings beside the result
  -v, --verbose           more about what happens
      --no-color          no colour, whatever the terminal

Limits of each evaluation:
      --timeout SECONDS   default 60
      --max-memory MIB    default 4096

Exit status: 0 nothing changes; 1 something changes, or a configuration is
wrong; 2 nixctr could not do its work.

Examples:
  nixctr diff host.nix --from 25.11 --to 26.05   what an upgrade changes
  nixctr diff old.nix new.nix                    what an edit changes
  nixctr diff tree host.nix                      what is new since lower --out
`;

const OPTIONS = `Usage: nixctr options [OPTIONS] [OPTION]

List the options of containers in a release of NixOS: type, default, the
releases that have them, and what they become on the host. OPTION is a path
such as bindMounts or containers.<name>.bindMounts: it is listed with what is
below it.

  -r, --release RELEASE   release of NixOS; default: that of the nixpkgs in use,
                          else the newest stable one
      --from RELEASE      with --to: what was added, removed and changed
      --to RELEASE        between two releases
      --nixpkgs PATH      the nixpkgs in use
  -f, --format FORMAT     table (default), json or markdown
  -q, --quiet             no notes
      --no-color          no colour, whatever the terminal

Examples:
  nixctr options                            all of them, in the newest release
  nixctr options --release 19.03 tmpfs      one of them, in an old release
  nixctr options --from 23.11 --to 26.05    what changed in between
`;

const EXPLAIN = `Usage: nixctr explain [CODE]

Explain a finding at length: what is wrong, why it matters, a wrong and a right
example. Without CODE, list all codes.

      --no-color   no colour, whatever the terminal

Examples:
  nixctr explain unknown-option
`;

const TEXTS: Readonly<Record<CommandName, string>> = {
  lower: LOWER,
  check: CHECK,
  diff: DIFF,
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
