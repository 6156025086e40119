import { sortedEntries } from "./byte-order.ts";
import { lines, optional } from "./indented-string.ts";
import type { NetworkOptions } from "./types.ts";

type ExtraVeths = { readonly [name: string]: NetworkOptions };

/** Applies a function to every extra veth pair in the order of Nix: `mapAttrsToList`. */
function renderEach(
  veths: ExtraVeths,
  separator: string,
  render: (name: string, veth: NetworkOptions) => string,
): string {
  return sortedEntries(veths)
    .map(([name, veth]) => render(name, veth))
    .join(separator);
}

/** Flags of systemd-nspawn that make the pairs: `nspawnExtraVethArgs` of the module. `quote` makes words for the shell. */
export function renderVethFlags(veths: ExtraVeths, quote: boolean): string {
  return renderEach(veths, " ", (name) => {
    const flag = `--network-veth-extra=${name}`;
    return quote ? escapeShellArg(flag) : flag;
  });
}

/** `lib.escapeShellArg` for a text that needs quotes. */
function escapeShellArg(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Commands that remove what an unclean stop left behind. The module's text ends every line with a space. */
export function renderVethRemoval(veths: ExtraVeths): string {
  return renderEach(veths, "\n", (name) => `ip link del dev ${name} 2> /dev/null || true `);
}

/** Commands for the container's side of the pairs: `renderExtraVeth` of `containerInit`. */
export function renderGuestVeths(veths: ExtraVeths): string {
  return renderEach(veths, "\n", (name, veth) =>
    lines([
      `echo "Bringing ${name} up"`,
      `ip link set dev ${name} up`,
      step(veth.localAddress, `Setting ip for ${name}`, (address) => `ip addr add ${address} dev ${name}`),
      step(veth.localAddress6, `Setting ip6 for ${name}`, (address) => `ip -6 addr add ${address} dev ${name}`),
      step(veth.hostAddress, `Setting route to host for ${name}`, (address) => `ip route add ${address} dev ${name}`),
      step(
        veth.hostAddress6,
        `Setting route6 to host for ${name}`,
        (address) => `ip -6 route add ${address} dev ${name}`,
      ),
    ]),
  );
}

/** How a release sets up the host's side. */
export interface HostVethStyle {
  /** Whether a side without a bridge is brought up. */
  readonly bringUp: boolean;
  /** Whether names are quoted. */
  readonly quote: boolean;
}

/** Commands for the host's side of the pairs: `renderExtraVeth` of `postStartScript`. */
export function renderHostVeths(veths: ExtraVeths, { bringUp, quote }: HostVethStyle): string {
  const word = (name: string) => (quote ? `"${name}"` : name);
  return renderEach(veths, "\n", (name, veth) =>
    veth.hostBridge === null
      ? lines([
          ...(bringUp ? [`echo "Bring ${name} up"`, `ip link set dev ${word(name)} up`] : []),
          `# Set IPs and routes for ${name}`,
          optional(veth.hostAddress, (address) => `ip addr add ${address} dev ${word(name)}`),
          optional(veth.hostAddress6, (address) => `ip -6 addr add ${address} dev ${word(name)}`),
          optional(veth.localAddress, (address) => `ip route add ${address} dev ${word(name)}`),
          optional(veth.localAddress6, (address) => `ip -6 route add ${address} dev ${word(name)}`),
        ])
      : lines([
          `# Add ${name} to bridge ${veth.hostBridge}`,
          `ip link set dev ${word(name)} master ${word(veth.hostBridge)} up`,
        ]),
  );
}

function step(address: string | null, announcement: string, command: (address: string) => string): string {
  return optional(address, (value) => `echo "${announcement}"\n${command(value)}`);
}
