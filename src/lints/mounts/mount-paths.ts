import { sortedEntries } from "../../../lowering/byte-order.ts";
import type { BindMount } from "../../../lowering/types.ts";
import { nixString } from "../../evaluation/nix-string.ts";
import type { Site } from "../../options/site.ts";
import { optionAt } from "../option-at.ts";
import type { Lint, LintedContainer, Report } from "../lint.ts";
import { mountPointSite } from "./mount-point-site.ts";
import { hasDotDot, isAbsolute, reachesUnchanged, tidyPath } from "./mount-path.ts";

/** A path that a container's options mount from or at. */
interface PathOption {
  readonly role: "host path" | "mount point" | "tmpfs";
  readonly value: string;
  /** The part of the value that is the path, without the plus sign that stands for the container's own root. */
  readonly path: string;
  /** Whether a colon in it splits it. */
  readonly splits: boolean;
  /** What stands behind a colon after a mount point and is no option of a mount. */
  readonly unknownOption?: string | undefined;
  readonly site: () => Site;
}

/** Paths that systemd-nspawn refuses, understands differently or has to tidy up: the first thing wrong with each. */
export const mountPaths: Lint = ({ containers }, report) => {
  for (const container of containers) {
    for (const path of pathsOf(container)) {
      const problem = reachesUnchanged(path.value, path.role === "tmpfs" ? "tmpfs" : "bind")
        ? problemOf(path)
        : undefined;
      if (problem !== undefined) reportProblem(path, problem, report);
    }
  }
};

function pathsOf(container: LintedContainer): readonly PathOption[] {
  const { bindMounts, tmpfs } = container.options;
  return [
    ...sortedEntries(bindMounts).flatMap(([name, bind]) => pathsOfBind(name, bind, container)),
    ...tmpfs.map((value, index): PathOption => {
      const site = () => container.valueSite(["tmpfs", index]);
      return { role: "tmpfs", value, path: value.split(":", 1)[0] ?? "", splits: false, site };
    }),
  ];
}

function pathsOfBind(name: string, { mountPoint, hostPath }: BindMount, container: LintedContainer) {
  const [path = "", next, ...rest] = mountPoint.split(":");
  const alone = hostPath === null;
  const point: PathOption = {
    role: "mount point",
    value: mountPoint,
    path: alone ? path.replace(/^\+/, "") : path,
    // Without a host path, `/from:/to` is one of its own.
    splits: alone && next !== undefined && !isAbsolute(next),
    unknownOption: unknownOption((alone ? rest : [next ?? "", ...rest]).join(":")),
    site: () => mountPointSite(container, name),
  };
  if (alone) return [point];
  const site = () => container.valueSite(["bindMounts", name, "hostPath"]);
  const source: PathOption = {
    role: "host path",
    value: hostPath,
    path: hostPath.replace(/^\+/, ""),
    splits: hostPath.includes(":"),
    site,
  };
  return [point, source];
}

const BIND_OPTIONS = ["rbind", "norbind", "idmap", "noidmap", "rootidmap", "owneridmap"];

/** The first of the options between commas that no version of systemd-nspawn knows. */
function unknownOption(options: string): string | undefined {
  return options.split(",").find((option) => option !== "" && !BIND_OPTIONS.includes(option));
}

/** The code that says what is wrong, and the path that was likely meant. */
interface Problem {
  readonly code:
    | "empty-mount-path"
    | "unknown-mount-option"
    | "unexpanded-mount-path"
    | "colon-in-mount-path"
    | "relative-mount-path"
    | "dot-dot-in-mount-path"
    | "untidy-mount-path";
  readonly meant?: string;
  /** The part of the value that it is about. */
  readonly word?: string;
}

function problemOf({ role, value, path, splits, unknownOption: option }: PathOption): Problem | undefined {
  if (value === "" || value.startsWith(":")) return { code: "empty-mount-path" };
  if (splits) return { code: "colon-in-mount-path" };
  if (option !== undefined) return { code: "unknown-mount-option", word: option };
  if (!isAbsolute(path)) {
    const plain = /^\w/.test(path) && value.startsWith(path);
    return { code: "relative-mount-path", ...(plain && { meant: `/${path}` }) };
  }
  if (hasDotDot(path)) return role === "host path" ? undefined : { code: "dot-dot-in-mount-path" };
  const [variable] = role === "tmpfs" ? [] : (/\/~(?=\/|$)|\$\w+|\$\{[^}]*\}/.exec(path) ?? []);
  if (variable !== undefined) return { code: "unexpanded-mount-path", word: variable.replace("/", "") };
  const tidy = tidyPath(path);
  return tidy === path ? undefined : { code: "untidy-mount-path", meant: tidy };
}

function reportProblem(option: PathOption, { code, meant, word }: Problem, report: Report): void {
  const { role, value, path } = option;
  const site = option.site();
  if (code === "unknown-mount-option" || code === "unexpanded-mount-path") {
    return report(code, { option: optionAt(site), path: value, word: word ?? "" }, site);
  }
  const given = { option: optionAt(site), role, path: code === "colon-in-mount-path" ? value : path };
  if (meant === undefined) return report(code, given, site);
  const by = value.replace(path, () => meant);
  // A name may be referred to elsewhere.
  const safe = code === "untidy-mount-path" && site.focus.on !== "name";
  report(code, given, site, { repair: { safe, was: value, by: nixString(by) } });
}
