/** As long as a name may be in releases that limit it; with `ve-` before it, it fits into the name of an interface. */
const LONGEST = 11;

/** A name for a container that every release takes and that no other container has. */
export function suggestName(name: string, taken: readonly string[]): string {
  const plain = name.replaceAll("_", "-").replaceAll(/^-+|-+$/g, "") || "container";
  const short = plain.slice(0, LONGEST).replace(/-+$/, "");
  const isFree = (candidate: string): boolean => candidate === name || !taken.includes(candidate);
  const fits = plain.length <= LONGEST ? plain : short;
  if (isFree(fits)) return fits;
  for (let number = 2; ; number++) {
    const candidate = `${fits.slice(0, LONGEST - String(number).length)}${number}`;
    if (isFree(candidate)) return candidate;
  }
}
