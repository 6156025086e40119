import { someNames } from "../diagnostics/some-names.ts";
import { groupBy } from "../group-by.ts";

/** What the system of a container printed while it was evaluated. */
export interface Said {
  readonly name: string;
  readonly text: string;
}

const MOST_NAMES = 5;

/** Each text once, with the containers that said it. What the host said too is left out: it is evaluated with each of them. */
export function saidBySystems(said: readonly Said[], host: readonly string[]): readonly string[] {
  const own = said.filter(({ text }) => !host.includes(text));
  return [...groupBy(own, ({ text }) => text)].map(([text, all]) => {
    const names = new Set(all.map(({ name }) => name));
    return `${someNames([...names], MOST_NAMES)}: ${text}`;
  });
}
