import { type ModelledOption, optionModel } from "../../option-model/option-model.ts";
import { releases } from "../../releases/releases.ts";
import { mappingCells } from "./mapping-table.ts";
import { mappingOf } from "./mappings.ts";

/** What `nixctr migrate native` makes, and what becomes of every option of any release, as a Markdown document. */
export function renderNativeMarkdown(): string {
  return `${[INTRO, FILES, NIXOS, optionTable(), LEAVINGS].join("\n\n")}\n`;
}

const INTRO = `# Containers in plain systemd

\`nixctr migrate native INPUT --out DIRECTORY\` makes files with which systemd runs the containers of a configuration by
its own unit, \`systemd-nspawn@NAME.service\`, without the containers module. They are for systemd 252 and newer; on an
older one, settings that it does not know are ignored with a warning in the journal.

The unit's command line comes with \`--settings=override\`: what \`NAME.nspawn\` says takes the place of what the command
line says of the same matter. So each file says everything that the module says on its command line, also where that is
the opposite of what the unit asks for: \`Boot=no\` for \`--boot\`, \`PrivateUsers=no\` for \`-U\`, \`VirtualEthernet=no\`
for \`--network-veth\`. Files in \`/etc/systemd/nspawn\` may say all of it; elsewhere systemd-nspawn trusts them less.`;

const FILES = `## Files

| file | what is in it |
| --- | --- |
| \`etc/systemd/nspawn/NAME.nspawn\` | what the module tells systemd-nspawn |
| \`etc/systemd/system/systemd-nspawn@NAME.service.d/10-nixctr.conf\` | what is the service's affair: devices, time limits, restarts, mounts to wait for, and flags that have no setting |
| \`etc/systemd/system/machines.target.wants/systemd-nspawn@NAME.service\` | a link, with \`autoStart\` |
| \`etc/systemd/network/10-ve-NAME.network\`, \`10-vb-NAME.network\`, \`10-NAME@VETH.network\` | the host's ends of veth pairs, in place of systemd's \`80-container-ve.network\` |
| \`etc/tmpfiles.d/nixctr-NAME.conf\` | directories that the module's script makes at each start |
| \`etc/hosts.d/nixctr\`, \`etc/dhcpcd.conf.d/nixctr.conf\`, \`etc/udev/rules.d/99-nixctr.rules\`, \`etc/modules-load.d/nixctr.conf\` | what the module changes beside the containers, as \`nixctr lower --out\` writes it |
| \`guests/NAME/etc/systemd/network/10-host0.network\`, \`10-extra-VETH.network\` | the guest's ends, for networkd in the guest |
| \`guests/NAME.nix\` | a module for the guest's NixOS: what the containers module gave it, and the same files for networkd |

The root file system moves from \`/var/lib/nixos-containers/NAME\`, or \`/var/lib/containers/NAME\` on older hosts, to
\`/var/lib/machines/NAME\`. The steps that nixctr prints move it, one container after the other, and the last ones lead
back. The directory is for these files alone: what \`nixctr lower --out\` wrote is not mixed with them, or replaced.`;

const NIXOS = `## On a host with NixOS

There, \`/etc\` comes from the configuration, and so have the files of the host: they stand beside it, in \`native\`, and it
imports this in place of the steps that put them into \`/etc\`.

\`\`\`nix
{ lib, pkgs, ... }:

let
  files = "\${./native/etc}";
  namesIn =
    directory:
    lib.optionals (builtins.pathExists "\${files}/\${directory}") (
      builtins.attrNames (builtins.readDir "\${files}/\${directory}")
    );
  put =
    directory:
    lib.genAttrs (map (name: "\${directory}/\${name}") (namesIn directory)) (path: {
      source = "\${files}/\${path}";
    });
  linesOf = path: lib.filter (line: line != "") (lib.splitString "\\n" (builtins.readFile path));
in
{
  environment.etc = put "systemd/nspawn" // put "systemd/network";
  systemd.network.enable = true;
  systemd.tmpfiles.rules = lib.concatMap (name: linesOf "\${files}/tmpfiles.d/\${name}") (namesIn "tmpfiles.d");
  # The drop-ins; NixOS makes the links itself.
  systemd.packages = [
    (pkgs.runCommand "nixctr-drop-ins" { } ''
      mkdir -p $out/lib/systemd/system
      cp -R \${files}/systemd/system/*.service.d $out/lib/systemd/system/
    '')
  ];
  systemd.targets.machines.wants = namesIn "systemd/system/machines.target.wants";
}
\`\`\`

\`systemd.network.enable\` is for addresses, and can be left out where all containers are behind bridges. The programs are
those of the system: give nixctr \`--facts FILE\` with
\`{ "packages": { "systemd": "/run/current-system/sw", "iproute": "/run/current-system/sw" } }\`. Names in \`/etc/hosts\` belong
into \`networking.hosts\`. \`systemd.nspawn\` must not be in use beside it, as it takes all of \`/etc/systemd/nspawn\`.`;

const LEAVINGS = `## What stays as systemd has it

- A flag that systemd-nspawn does not understand keeps a container from starting. A setting of a file that it does not
  understand is ignored, with a warning in the journal.
- The unit is part of \`machines.target\`, has a limit of 16384 tasks (\`TasksMax=\`) and is watched (\`WatchdogSec=\`).
- What a start that was killed leaves behind is not removed by commands before the next one: systemd-nspawn takes its
  interfaces along when it ends.
- The variables that the module gives to the guest's first process (\`HOST_ADDRESS\` and the like) are for a script that
  no longer runs, and are not there.
- \`nixos-container\` knows nothing of these containers; \`machinectl\` does. \`systemctl reload systemd-nspawn@NAME\`
  switches a NixOS guest to the system that the files name.
- systemd-nspawn makes the device \`/dev/net/tun\` itself: \`enableTun\` allows \`rwm\`, where releases before 24.11 say
  \`rw\`.
- Ports are forwarded by rules of nftables that systemd-nspawn keeps in a table of its own, as with the module. The
  kernel has to forward (\`net.ipv4.ip_forward\`), the host's firewall has to let packets to \`ve-*\` pass, and connections
  that exist keep their way in conntrack when a container starts anew.
- What \`networking.nat\` and the firewall of the configuration do for containers is not part of the files.
- networkd on the host takes no router advertisements from containers; with the module the kernel may.
- networkd in the guest leaves the addresses and routes alone that scripts of the guest add (\`KeepConfiguration=static\`).
- In the guest, networkd takes router advertisements only at the end of a bridge. Where there is no router there,
  \`network-online.target\` waits for about 13 seconds.`;

function optionTable(): string {
  const rows = allOptions().map(({ name, since, until }) => {
    const mapping = mappingOf(name);
    const span = until === null ? `since ${since}` : `${since} to ${until}`;
    return [`\`${name}\``, span, ...(mapping === undefined ? [] : mappingCells(mapping))];
  });
  const lines = [["option", "releases", "maps", "to", "difference, or why not and what instead"], ...rows].map(line);
  const [head = "", ...rest] = lines;
  return [
    "## Options",
    "",
    "An option that is set and does not map is an error, unless `--accept OPTION` names it: `specialArgs` for all",
    "containers, `containers.web.specialArgs` for one.",
    "",
    head,
    "| --- | --- | --- | --- | --- |",
    ...rest,
  ].join("\n");
}

/** Of all releases: as the newest one that has them orders them, those that are gone last. */
function allOptions(): readonly ModelledOption[] {
  const options = new Map<string, ModelledOption>();
  for (const release of releases.toReversed()) {
    for (const option of optionModel(release)) {
      if (!options.has(option.name)) options.set(option.name, option);
    }
  }
  return [...options.values()];
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
}
