/** The systemd unit of a network interface. `escape` says whether its name is escaped. */
export function deviceUnit(networkInterface: string, escape: boolean): string {
  return `sys-subsystem-net-devices-${escape ? escapeSystemdPath(networkInterface) : networkInterface}.device`;
}

/** `utils.escapeSystemdPath` of NixOS, which leaves signs outside of ASCII as they are. */
export function escapeSystemdPath(path: string): string {
  const tidy = path.replaceAll(/\/+/g, "/");
  const trimmed = tidy === "/" ? tidy : tidy.replace(/^\//, "").replace(/\/$/, "");
  return trimmed
    .replaceAll(/[ !"#$%&'()*+,;<=>@[\\\]^`{|}~-]/g, toEscape)
    .replace(/^\./, toEscape)
    .replaceAll("/", "-");
}

function toEscape(sign: string): string {
  return `\\x${sign.charCodeAt(0).toString(16)}`;
}
