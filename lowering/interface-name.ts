/** Longest name of an interface that Linux has (`IFNAMSIZ` without its NUL). */
export const MAX_INTERFACE_NAME = 15;

/** Why systemd does not take a text for the name of an interface. */
export type InterfaceNameFlaw = "empty" | "dots" | "characters" | "number" | "reserved" | "length";

/** `ifname_valid` of systemd: undefined for a name that it takes. */
export function interfaceNameFlaw(name: string): InterfaceNameFlaw | undefined {
  if (name === "") return "empty";
  if (name === "." || name === "..") return "dots";
  if (!/^[!-~]+$/.test(name) || /[:/%]/.test(name)) return "characters";
  // systemd would take it for the index of an interface.
  if (/^(\d+|0x[\da-f]+|0b[01]+|0o[0-7]+)$/i.test(name)) return "number";
  // /proc/sys/net/ipv4/conf has them for all interfaces.
  if (name === "all" || name === "default") return "reserved";
  return name.length > MAX_INTERFACE_NAME ? "length" : undefined;
}
