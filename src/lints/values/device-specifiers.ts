import { nixString } from "../../evaluation/nix-string.ts";
import { optionAt } from "../option-at.ts";
import type { Lint } from "../lint.ts";

/** What systemd looks up. Specifiers that say which container it is are there on purpose. */
const SPECIFIER = /%(?![iIjJnNpP])[A-Za-z\d]/;

/** Device nodes with a percent sign, from which systemd.unit(5) has specifiers start. */
export const deviceSpecifiers: Lint = ({ containers }, report) => {
  for (const container of containers) {
    for (const [index, { node }] of container.options.allowedDevices.entries()) {
      const [specifier] = SPECIFIER.exec(node.replaceAll("%%", "")) ?? [];
      if (specifier === undefined) continue;
      const site = container.valueSite(["allowedDevices", index, "node"]);
      const by = nixString(node.replace(/%%?/g, "%%"));
      const repair = { safe: false, was: node, by };
      report("device-specifier", { option: optionAt(site), specifier }, site, { repair });
    }
  }
};
