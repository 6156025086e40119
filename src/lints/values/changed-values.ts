import { optionAt } from "../option-at.ts";
import type { Site } from "../../options/site.ts";
import type { Lint, LintedContainer, Report } from "../lint.ts";
import { mountPointSite } from "../mounts/mount-point-site.ts";
import { type PastedValue, pastedValues } from "./pasted-value.ts";

/** Values that the shell, systemd or systemd-nspawn split, expand, cut off or take characters from. */
export const changedValues: Lint = ({ release, containers }, report) => {
  for (const container of containers) {
    for (const changed of pastedValues(release, container.options)) {
      const site = siteOf(container, changed);
      if (!isStandIn(changed, site)) reportChange(changed, site, report);
    }
  }
};

/** A mount point that is not said is the name of its entry. */
function siteOf(container: LintedContainer, { path }: PastedValue): Site {
  const [option, name, part] = path;
  return option === "bindMounts" && part === "mountPoint" && typeof name === "string"
    ? mountPointSite(container, name)
    : container.valueSite(path);
}

/** The `path` of a container with `config` is not known here: the one that stands for it is not the module's. */
function isStandIn({ path: [option] }: PastedValue, { focus }: Site): boolean {
  return option === "path" && focus.on === "name";
}

function reportChange({ effect, place, value }: PastedValue, site: Site, report: Report): void {
  const given = { option: optionAt(site), place, value };
  switch (effect.code) {
    case "value-split":
      return report(effect.code, { ...given, words: effect.words }, site);
    case "value-expanded":
      return report(effect.code, { ...given, part: effect.part }, site);
    case "value-cut-off":
      return report(effect.code, { ...given, kept: effect.kept }, site);
    case "characters-lost":
      return report(effect.code, { ...given, becomes: effect.becomes }, site);
  }
}
