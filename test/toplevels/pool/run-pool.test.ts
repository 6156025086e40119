import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import { runPool, type Task, type TaskControl } from "../../../src/toplevels/pool/run-pool.ts";

const MIB = 1024 * 1024;
const NO_EVENTS = { onStart: () => undefined, onEnd: () => undefined };

test("results come in the order of the tasks, and no more run at once than may", async () => {
  let [running, most] = [0, 0];
  const tasks = [50, 10, 30, 1, 20].map((milliseconds, index): Task<number> => async () => {
    most = Math.max(most, ++running);
    await sleep(milliseconds);
    running--;
    return index;
  });
  const events: string[] = [];
  const results = await runPool(
    tasks,
    { processes: 2, bytes: 4096 * MIB },
    {
      onStart: (index) => events.push(`start ${index}`),
      onEnd: (index) => events.push(`end ${index}`),
    },
  );
  expect(results).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
  expect(events).toHaveLength(10);
  expect(events.slice(0, 3)).toEqual(["start 0", "start 1", "end 1"]);
});

test("one that fails for a bug fails all", async () => {
  const tasks: Task<number>[] = [async () => 1, () => Promise.reject(new Error("a bug"))];
  await expect(runPool(tasks, { processes: 2, bytes: MIB }, NO_EVENTS)).rejects.toThrow("a bug");
});

test("when they take too much together, the latest is stopped and done again alone", async () => {
  const starts: number[] = [];
  const programs = [["sleep", "0.5"], LARGE, LARGE];
  const tasks = programs.map((program, index): Task<number> => async (control) => {
    starts.push(index);
    await processOf(program, control);
    return index;
  });
  // The first makes the others look small, each of which takes more than half of this.
  const results = await runPool(tasks, { processes: 2, bytes: 60 * MIB }, NO_EVENTS);
  expect(results).toEqual([0, 1, 2]);
  expect(starts).toEqual([0, 1, 2, 2]);
});

test("after an interruption nothing is started any more", async () => {
  const tasks = [0, 1, 2].map((index): Task<number> => async () => {
    process.emit("SIGTERM");
    await sleep(5);
    return index;
  });
  expect(await runPool(tasks, { processes: 1, bytes: MIB }, NO_EVENTS)).toEqual([0, undefined, undefined]);
});

/** An empty Node takes more than 40 MiB. */
const LARGE = [process.execPath, "-e", "setTimeout(() => {}, 1500)"];

function processOf([program = "", ...args]: readonly string[], { abort, onStart }: TaskControl): Promise<void> {
  const child = spawn(program, args, { stdio: "ignore" });
  if (child.pid !== undefined) onStart(child.pid);
  abort.addEventListener("abort", () => child.kill("SIGKILL"));
  return new Promise((resolve) => child.on("exit", () => resolve()));
}
