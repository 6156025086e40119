import { progressLine } from "../progress/progress-line.ts";
import type { SystemsProgress } from "../toplevels/systems-options.ts";
import { printable } from "./printable.ts";

/** Shows on the terminal how many systems are evaluated, and since when those that are under way. */
export function systemsProgress(systems: number): SystemsProgress {
  const running = new Map<string, number>();
  let done = 0;
  const line = progressLine(process.stderr, () => {
    const names = [...running].map(([name, since]) => `${shown(name)} ${seconds(since)} s`);
    return `systems ${done}/${systems}: ${names.join(", ")}`;
  });
  return {
    onStart: (name) => running.set(name, performance.now()),
    onEnd: (name, isDone) => {
      running.delete(name);
      if (isDone) done++;
    },
    onDone: line.end,
  };
}

function shown(name: string): string {
  return printable(name).replaceAll(/\s/g, "\uFFFD");
}

function seconds(since: number): number {
  return Math.floor((performance.now() - since) / 1000);
}
