import { groupBy } from "../../group-by.ts";
import { machineNameFlaw } from "../../lints/names/machine-name.ts";
import type { Finding } from "../common/plan.ts";
import type { Renaming } from "../common/renaming.ts";
import { suggestName } from "../common/suggest-name.ts";
import { finding } from "./messages.ts";
import type { ReadConf } from "./prove/prove-module.ts";

/** What is to be known of the names that containers are declared under, and what is wrong with them. */
export function nameFindings(read: readonly ReadConf[], renamings: readonly Renaming[]): readonly Finding[] {
  const containers = read.map(({ container }) => container);
  const taken = containers.map(({ name }) => name);
  const known = containers.map(({ was }) => was);
  const shared = [...groupBy(containers, ({ name }) => name)].filter(([, own]) => own.length > 1);
  return [
    ...renamings
      .filter(({ from }) => !known.includes(from))
      .map(({ from }) => finding("no-such-container", { subject: from }, { known })),
    ...shared.map(([name, own]) => finding("same-name", { subject: name }, { from: own.map(({ was }) => was) })),
    ...containers.flatMap(({ name, was }) => {
      if (name !== was) return [finding("renamed", { subject: was }, { from: was, to: name })];
      const flaw = machineNameFlaw(name);
      if (flaw === undefined) return [];
      const to = suggestName(name, taken);
      taken.push(to);
      return [finding("name-refused", { subject: name }, { from: name, to, underscore: flaw === "underscore" })];
    }),
  ];
}
