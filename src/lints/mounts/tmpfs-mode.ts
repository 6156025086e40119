import { nixString } from "../../evaluation/nix-string.ts";
import { optionAt } from "../option-at.ts";
import type { Lint } from "../lint.ts";
import { isAbsolute, reachesUnchanged, tidyPath } from "./mount-path.ts";

// Everybody may write there on any system.
const FOR_ALL: readonly string[] = ["/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue"];

/** File systems in memory that lose their mode of 0755, because they have options and none of them is a mode. */
export const tmpfsMode: Lint = ({ containers }, report) => {
  for (const container of containers) {
    for (const [index, value] of container.options.tmpfs.entries()) {
      const [path = "", ...rest] = value.split(":");
      const options = rest.join(":");
      if (options === "" || /(?:^|,)mode=/.test(options) || !reachesUnchanged(value, "tmpfs")) continue;
      if (!isAbsolute(path) || FOR_ALL.includes(tidyPath(path))) continue;
      const site = container.valueSite(["tmpfs", index]);
      const by = `${value},mode=0755`;
      report("tmpfs-open-to-all", { option: optionAt(site), path }, site, {
        repair: { safe: false, was: value, by: nixString(by) },
      });
    }
  }
};
