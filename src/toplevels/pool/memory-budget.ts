import { availableParallelism, freemem, totalmem } from "node:os";

/** What several processes may use together. */
export interface Budget {
  readonly processes: number;
  readonly bytes: number;
}

/** What one is expected to take before any has shown it: those of NixOS take from 300 to 800 MiB. */
const USUAL_PEAK = 768 * 1024 * 1024;
/** Of the memory that is free, some is left to others. */
const SHARE = 0.8;

/** The budget for `mebibytes` of memory on this machine, as it is now. */
export function budgetFor(mebibytes: number): Budget {
  const available = Math.min(freemem(), constrainedMemory()) * SHARE;
  return { processes: availableParallelism(), bytes: Math.min(mebibytes * 1024 * 1024, available) };
}

/** A limit of the group of processes that nixctr is in. */
function constrainedMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit - process.memoryUsage.rss() : Infinity;
}

/**
 * Whether one more process may start beside those that run. `running` has the most that each of them has taken so far,
 * `finished` that of those that ended. One may always run.
 */
export function mayStart(budget: Budget, running: readonly number[], finished: readonly number[]): boolean {
  if (running.length === 0) return true;
  if (running.length >= budget.processes) return false;
  const expected = finished.length === 0 ? Math.max(USUAL_PEAK, ...running) : Math.max(...finished, ...running);
  return (running.length + 1) * expected <= budget.bytes;
}

/** Whether those that run take more together than they may. */
export function exceeds(budget: Budget, resident: readonly number[]): boolean {
  return resident.length > 1 && resident.reduce((sum, bytes) => sum + bytes, 0) > budget.bytes;
}
