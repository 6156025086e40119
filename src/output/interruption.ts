const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs work that must not be stopped in the middle: SIGINT, SIGTERM and SIGHUP abort the signal that it is given
 * instead of ending the process. The work decides whether it can still stop.
 */
export async function withInterruption<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  for (const signal of signals) process.on(signal, abort);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, abort);
  }
}
