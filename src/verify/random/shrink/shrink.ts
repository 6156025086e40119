import type { RandomConfiguration } from "../configuration.ts";
import { writeConfiguration } from "../write-configuration.ts";
import { smallerConfigurations } from "./smaller-configurations.ts";

export interface ShrinkOptions {
  /** Which of some configurations still differ in the same way. */
  readonly stillDiffer: (configurations: readonly RandomConfiguration[]) => Promise<readonly boolean[]>;
  /** The container that the difference is about. */
  readonly container: string | null;
  /** How many configurations are tried at once, and how many at the most. */
  readonly batch: number;
  readonly most: number;
  /** How long it may take. */
  readonly seconds: number;
}

/** A configuration that differs in the same way as this one, with as little in it as was found in the time there was. */
export async function shrink(start: RandomConfiguration, options: ShrinkOptions): Promise<RandomConfiguration> {
  const until = Date.now() + options.seconds * 1000;
  const tried = new Set([textOf(start)]);
  let smallest = start;
  let left = options.most;
  for (;;) {
    const batch = untried(smallest, options, tried, Math.min(options.batch, left));
    if (batch.length === 0 || Date.now() >= until) return smallest;
    left -= batch.length;
    const differ = await options.stillDiffer(batch);
    smallest = batch.find((_, index) => differ[index] === true) ?? smallest;
  }
}

/**
 * The first so many smaller ones that were not tried before, which they are from now on. A change that is not seen in the
 * files makes nothing smaller.
 */
function untried(
  configuration: RandomConfiguration,
  { container }: ShrinkOptions,
  tried: Set<string>,
  count: number,
): readonly RandomConfiguration[] {
  const size = textOf(configuration).length;
  const found: RandomConfiguration[] = [];
  for (const candidate of smallerConfigurations(configuration, container)) {
    if (found.length === count) break;
    const text = textOf(candidate);
    if (text.length >= size || tried.has(text)) continue;
    tried.add(text);
    found.push(candidate);
  }
  return found;
}

function textOf(configuration: RandomConfiguration): string {
  return JSON.stringify([...writeConfiguration(configuration)]);
}
