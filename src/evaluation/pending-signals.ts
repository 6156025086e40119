/**
 * Waits until the signals that have come so far are heard. One that comes while nixctr is busy is heard only afterwards,
 * and by nobody when who has listened for it has stopped doing so in between.
 */
export async function pendingSignals(): Promise<void> {
  // This turn of the event loop may have looked for signals already; the next one does.
  await turn();
  await turn();
}

function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
