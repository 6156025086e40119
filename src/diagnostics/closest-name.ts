/**
 * The name that was likely meant: the nearest of the candidates by edit distance, the earliest of several, where that
 * differs in no more than a third of the letters; else the only one that the name is a part of.
 */
export function closestName(name: string, candidates: readonly string[]): string | undefined {
  let closest: string | undefined;
  let smallest = Math.floor(name.length / 3) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(name, candidate);
    if (distance < smallest) [closest, smallest] = [candidate, distance];
  }
  return closest ?? longerName(name, candidates);
}

const SHORTEST_PART = 4;

/** The only candidate that the name is a part of, such as `isReadOnly` of `readOnly`. */
function longerName(name: string, candidates: readonly string[]): string | undefined {
  if (name.length < SHORTEST_PART) return undefined;
  const [longer, ...others] = candidates.filter((other) => other.toLowerCase().includes(name.toLowerCase()));
  return others.length === 0 ? longer : undefined;
}

/** Optimal string alignment: letters inserted, left out or exchanged, and neighbours swapped, count 1 each. */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const exchange = at(previous, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? at(beforePrevious, j - 2) + 1 : Infinity;
      row.push(Math.min(exchange, swap, at(previous, j) + 1, at(row, j - 1) + 1));
    }
    [beforePrevious, previous] = [previous, row];
  }
  return at(previous, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
