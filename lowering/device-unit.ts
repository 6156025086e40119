/** The systemd unit of a network interface. `escape` says whether its name is escaped. */
export function deviceUnit(networkInterface: string, escape: boolean): string {
  return `sys-subsystem-net-devices-${escape ? escapeSystemdPath(networkInterface) : networkInterface}.device`;
}

/**
 * `utils.escapeSystemdPath` of NixOS, which leaves signs outside of ASCII as they are. NixOS refuses a path with `..`;
 * here that is left in place.
 */
export function escapeSystemdPath(path: string): string {
  const components = path.split("/").filter((component) => component !== "" && component !== ".");
  const simplified = components.length === 0 ? "/" : components.join("/");
  return simplified
    .replaceAll(/[ !"#$%&'()*+,;<=>?@[\\\]^`{|}~-]/g, toEscape)
    .replace(/^\./, toEscape)
    .replaceAll("/", "-");
}

function toEscape(sign: string): string {
  return `\\x${sign.charCodeAt(0).toString(16)}`;
}
