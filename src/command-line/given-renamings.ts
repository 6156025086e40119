import type { Renaming } from "../migrate/common/renaming.ts";
import { usage } from "./given-values.ts";

/** What `--rename` was given, each as `OLD=NEW`, of which the new name has to be one that every release takes. */
export function givenRenamings(given: readonly string[]): readonly Renaming[] {
  return given.map(renaming);
}

function renaming(given: string): Renaming {
  const [, from, to] = /^([^=]+)=(.+)$/s.exec(given) ?? [];
  if (from === undefined || to === undefined) throw usage(`--rename ${given}: not of the form OLD=NEW`);
  if (/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(to)) return { from, to };
  throw usage(`--rename ${given}: a name has letters, digits, and hyphens between them`);
}
