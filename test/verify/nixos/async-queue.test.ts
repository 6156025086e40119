import { expect, test } from "vitest";

import { createAsyncQueue } from "../../../src/verify/nixos/async-queue.ts";

async function read<T>(queue: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of queue) items.push(item);
  return items;
}

test("items are read in their order, be they there before or come later", async () => {
  const queue = createAsyncQueue<number>();
  queue.push(1);
  queue.push(2);
  const reading = read(queue);
  await Promise.resolve();
  queue.push(3);
  setTimeout(() => {
    queue.push(4);
    queue.end();
  }, 5);
  expect(await reading).toEqual([1, 2, 3, 4]);
});

test("an error comes behind the items that are there", async () => {
  const queue = createAsyncQueue<number>();
  queue.push(1);
  queue.fail(new Error("no more"));
  queue.end();
  const seen: number[] = [];
  const reading = (async () => {
    for await (const item of queue) seen.push(item);
  })();
  await expect(reading).rejects.toThrow("no more");
  expect(seen).toEqual([1]);
});
