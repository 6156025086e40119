// What is made something else of: for bind mounts by double quotes of an `EnvironmentFile=` and by the shell that
// splits what they hold, for tmpfs by the shell, whose own text it is.
const REWRITTEN = { bind: /[\s"\\]/, tmpfs: /[\s"'\\`$*?[\]{}()<>|&;#!]/ } as const;

/** Whether nothing between the option and systemd-nspawn changes a path. */
export function reachesUnchanged(path: string, kind: "bind" | "tmpfs"): boolean {
  return !REWRITTEN[kind].test(path);
}

export function isAbsolute(path: string): boolean {
  return path.startsWith("/");
}

/** Whether a component is `..`. */
export function hasDotDot(path: string): boolean {
  return path.split("/").includes("..");
}

/** An absolute path without `//`, `/./` and a slash at the end; `..` stays. */
export function tidyPath(path: string): string {
  return `/${componentsOf(path).join("/")}`;
}

/** What comes below `outer` on the way to `inner`, with a slash before it; undefined when `inner` is not inside. */
export function pathBelow(outer: string, inner: string): string | undefined {
  const start = outer === "/" ? "" : outer;
  return inner.startsWith(`${start}/`) && inner !== outer ? inner.slice(start.length) : undefined;
}

function componentsOf(path: string): readonly string[] {
  return path.split("/").filter((component) => component !== "" && component !== ".");
}
