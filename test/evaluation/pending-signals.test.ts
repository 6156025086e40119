import { expect, test } from "vitest";

import { pendingSignals } from "../../src/evaluation/pending-signals.ts";

test("a signal that has come while nobody could hear it is heard", async () => {
  const heard: string[] = [];
  const listen = (signal: string): number => heard.push(signal);
  process.on("SIGHUP", listen);
  process.kill(process.pid, "SIGHUP");
  expect(heard).toEqual([]);
  await pendingSignals();
  process.off("SIGHUP", listen);
  expect(heard).toEqual(["SIGHUP"]);
});
