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
    const batch = untried(smallest, options, tried).slice(0, Math.min(options.batch, left));
    if (batch.length === 0 || Date.now() >= until) return smallest;
    left -= batch.length;
    for (const candidate of batch) tried.add(textOf(candidate));
    const differ = await options.stillDiffer(batch);
    smallest = batch.find((_, index) => differ[index] === true) ?? smallest;
  }
}

/** Smaller ones that were not tried before; a change that is not seen in the files makes nothing smaller. */
function untried(
  configuration: RandomConfiguration,
  { container }: ShrinkOptions,
  tried: ReadonlySet<string>,
): readonly RandomConfiguration[] {
  const size = textOf(configuration).length;
  const candidates = new Map(smallerConfigurations(configuration, container).map((one) => [textOf(one), one]));
  return [...candidates].filter(([text]) => text.length < size && !tried.has(text)).map(([, one]) => one);
}

function textOf(configuration: RandomConfiguration): string {
  return JSON.stringify([...writeConfiguration(configuration)]);
}
