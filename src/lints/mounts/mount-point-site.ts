import type { Site } from "../../options/site.ts";
import type { LintedContainer } from "../lint.ts";

/** Where the mount point of one of `bindMounts` is said: its value, or the name of the entry that it is taken from. */
export function mountPointSite(container: LintedContainer, name: string): Site {
  const site = container.valueSite(["bindMounts", name, "mountPoint"]);
  if (site.focus.on !== "name") return site;
  const { loc, definitions } = container.nameSite(["bindMounts", name]);
  return { loc: site.loc, definitions, focus: { on: "name", loc } };
}
