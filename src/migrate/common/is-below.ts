/** Whether a path is in a directory; both are absolute. */
export function isBelow(directory: string, path: string): boolean {
  return path.startsWith(directory.endsWith("/") ? directory : `${directory}/`);
}
