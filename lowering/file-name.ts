/** What a store path cannot hold. */
const UNSAFE = /[^\w+.?=-]/g;

/**
 * A name as part of a path that needs no quoting in a unit file: backslashes as in `makeJobScript` of the systemd
 * module, everything else that is unsafe becomes `_`. Cut so that it stays a file name after a hash.
 */
export function fileName(name: string, unsafe: RegExp = UNSAFE): string {
  return name.replaceAll("\\", "--").replaceAll(unsafe, "_").slice(0, 188);
}
