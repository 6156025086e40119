/** Whether a file of a tree is the unit of a container, or the template. */
export function isUnit(path: string): boolean {
  return /^etc\/systemd\/system\/container@.*\.service$/s.test(path);
}

/** The container that a unit or a link to one belongs to. */
export function containerOf(path: string): string | null {
  return /\/container@(.+)\.service$/s.exec(path)?.[1] ?? null;
}
