/** Longest file name that Linux file systems have, and systemd's limit for unit names. */
const MAX_BYTES = 255;

/** Whether a container's name can be part of file names and be the name of the container's directory. */
export function isFileName(name: string): boolean {
  // "" would take the place of the template; control characters would forge lines of the listing.
  // oxlint-disable-next-line no-control-regex
  return !["", ".", ".."].includes(name) && !/[/\u0000-\u001f\u007f]/.test(name);
}

/** Whether systemd takes `container@NAME.service` as the name of a unit. */
export function isUnitName(name: string): boolean {
  return /^[A-Za-z0-9:_.\\@-]+$/.test(name) && `container@${name}.service`.length <= MAX_BYTES;
}
