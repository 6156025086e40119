import type { Random } from "../random.ts";

const PLAIN = ["web", "db", "app", "cache", "mail", "dns", "vpn", "proxy", "git", "ci"];

const ODD = [
  "with-dash",
  "under_score",
  "UPPER",
  "web2",
  "9lives",
  "10",
  "dotted.name",
  "name",
  "config",
  "if",
  "far-too-long-for-an-interface",
  "plus+",
  "percent%i",
  "colon:name",
  "tilde~",
  "ä",
  "日本",
  "with space",
  'quo"te',
  "dollar$x",
  "back\\slash",
  "at@sign",
];

/** The names of a configuration's containers: most of them ordinary. */
export function containerNames(random: Random): readonly string[] {
  const count = random.weighted([
    [1, 0],
    [10, 1],
    [8, 2],
    [4, 3],
    [2, 4],
  ]);
  const names = Array.from({ length: count }, () => random.pick(random.chance(0.85) ? PLAIN : ODD));
  return [...new Set(names)];
}
