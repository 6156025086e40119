import type { MigrationName } from "./commands.ts";

export const MIGRATE = `Usage: nixctr migrate HOW [OPTIONS] …

Move containers from one world to another. What would change is shown; nothing
is written without --write.

  release INPUT       from one release of NixOS to another
  imperative [DIR]    from nixos-container to containers.NAME of a configuration
  native INPUT        from the containers module to plain systemd

Options that all of them have:
  -w, --write         write, all files or none, and keep backups
  -n, --dry-run       show what would be written (default)
      --report FILE   write a report for browsers to FILE, in HTML
  -f, --format FORMAT text (default) or json
  -q, --quiet         no notes, only errors and warnings
  -v, --verbose       more about what happens
      --no-color      no colour, whatever the terminal

nixctr migrate HOW --help says more.

Exit status: 0 done, or nothing to do; 1 the input is wrong, or something cannot
be migrated; 2 nixctr could not do its work.
`;

const SHARED = `What to do with the plan:
  -w, --write             write, all files or none, and keep backups
  -n, --dry-run           show what would be written (default)
      --report FILE       write a report for browsers to FILE, in HTML
  -f, --format FORMAT     text (default) or json
  -q, --quiet             no notes, only errors and warnings
  -v, --verbose           more about what happens
      --no-color          no colour, whatever the terminal

Limits of each evaluation:
      --timeout SECONDS   default 60
      --max-memory MIB    default 4096
`;

const STATUS = `Exit status: 0 done, or nothing to do; 1 the input is wrong, or something cannot
be migrated; 2 nixctr could not do its work.
`;

const RELEASE = `Usage: nixctr migrate release [OPTIONS] INPUT --to RELEASE

Change a configuration so that its containers are the same in another release of
NixOS, and say what happens to each of them at the switch.

INPUT is as for nixctr lower, but no standard input. A host of a flake is
FLAKE#HOST, of which FLAKE is a directory.

What to migrate:
      --from RELEASE      release of NixOS before; default: that which the
                          project is pinned to, else that of the nixpkgs in use;
                          of a flake that of its nixpkgs
      --to RELEASE        release of NixOS after
      --rename OLD=NEW    give a container another name (repeatable)
      --nixpkgs PATH      a nixpkgs whose lib and pkgs the configuration gets
      --eval HOW          standalone, nixos or auto (default)
      --facts FILE        JSON with what the host contributes
      --system NAME=PATH  the system of a container with \`config\` (repeatable)
      --only NAME         migrate this container alone (repeatable)

${SHARED}
${STATUS}
Examples:
  nixctr migrate release host.nix --from 19.03 --to 26.05
  nixctr migrate release host.nix --to 26.05 --write
  nixctr migrate release .#homeserver --to 26.05 --report report.html
`;

const IMPERATIVE = `Usage: nixctr migrate imperative [OPTIONS] [DIR]

Print a NixOS module that declares the containers that nixos-container made, and
the steps that keep their state.

DIR is the root directory of a host, or the directory with its conf files. Left
out, it is /etc/nixos-containers, then /etc/containers.

What to migrate:
  -r, --release RELEASE   release of NixOS that the module is for; default: that
                          of the nixpkgs in use, else the newest stable one
      --guest HOW         inline (default): copy the configuration of each
                          container; import: import it from where it is;
                          profile: leave each container the system that it has
      --rename OLD=NEW    declare a container under another name (repeatable)
      --only NAME         migrate this container alone (repeatable)
      --nixpkgs PATH      a nixpkgs whose lib and pkgs the module is tried with
      --eval HOW          standalone or auto (default)
      --facts FILE        JSON with what the host contributes
  -o, --out FILE          the file for the module; default:
                          ./imperative-containers.nix

${SHARED}
${STATUS}
Examples:
  nixctr migrate imperative                       the containers of this machine
  nixctr migrate imperative --out /etc/nixos/imperative.nix --write
  nixctr migrate imperative --guest import /mnt   those of a mounted host
`;

const NATIVE = `Usage: nixctr migrate native [OPTIONS] INPUT --out DIRECTORY

Make what plain systemd needs to run the same containers without the containers
module: .nspawn files, drop-ins, networkd files of both sides.

INPUT is as for nixctr lower.

What to migrate:
  -r, --release RELEASE   release of NixOS that INPUT is for; default: that of
                          the nixpkgs in use, else the newest stable one
      --nixpkgs PATH      a nixpkgs whose lib and pkgs the configuration gets
      --eval HOW          standalone or auto (default)
      --facts FILE        JSON with what the host contributes
      --system NAME=PATH  the system of a container with \`config\` (repeatable)
      --only NAME         migrate this container alone (repeatable)
      --accept OPTION     leave out an option that has no equal, in all
                          containers or, as containers.NAME.OPTION, in one
                          (repeatable)
  -o, --out DIRECTORY     the directory for the files

${SHARED}
${STATUS}
Examples:
  nixctr migrate native host.nix --out native
  nixctr migrate native host.nix --out native --accept specialArgs --write
`;

/** The help of each migration. */
export const MIGRATION_TEXTS: Readonly<Record<`migrate ${MigrationName}`, string>> = {
  "migrate release": RELEASE,
  "migrate imperative": IMPERATIVE,
  "migrate native": NATIVE,
};
