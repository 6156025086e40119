const GENERAL = `Usage: nixctr COMMAND [OPTIONS]

What the NixOS containers module puts on a host, without NixOS.

Commands:
  lower [INPUT]    print or write what the module makes of the containers of a
                   configuration

Options:
  -h, --help       print this help, or that of a command: nixctr lower --help
  -V, --version    print the version

Exit status: 0 done, 1 the configuration is refused, 2 nixctr could not do its
work.
`;

const LOWER = `Usage: nixctr lower [OPTIONS] [INPUT]

Print or write what the NixOS containers module makes of the containers of a
configuration: systemd units and their scripts, conf files, hosts entries,
dhcpcd and udev rules.

INPUT is a configuration file, a directory with a configuration.nix or
default.nix, or - for standard input. Left out, it is ./configuration.nix, then
/etc/nixos/configuration.nix.

What to lower:
  -r, --release RELEASE   release of NixOS to lower for
      --nixpkgs PATH      a nixpkgs whose lib and pkgs the configuration gets
      --eval HOW          standalone or auto (default)
      --facts FILE        JSON with what the host contributes
      --system NAME=PATH  the system of a container that has \`config\` (repeatable)
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
  nixctr lower                          the configuration here, or of this machine
  nixctr lower --format json host.nix   one JSON document
  nixctr lower --out tree host.nix      files below tree/, as they go onto a host
`;

/** The help of a command, or of nixctr as a whole. */
export function helpText(command: "lower" | null): string {
  return command === null ? GENERAL : LOWER;
}
