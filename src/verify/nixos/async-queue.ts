/** Hands on items in their order to one reader, who waits for those that are not there yet. */
export interface AsyncQueue<T> extends AsyncIterable<T> {
  push(item: T): void;
  /** No more items come. */
  end(): void;
  /** The reader gets an error behind the items that are there. */
  fail(error: unknown): void;
}

/** An empty queue. It holds whatever is not read. */
export function createAsyncQueue<T>(): AsyncQueue<T> {
  const items: T[] = [];
  let ending: { readonly error?: unknown } | undefined;
  let wake: () => void = () => undefined;
  const endWith = (how: { readonly error?: unknown }): void => {
    ending ??= how;
    wake();
  };
  return {
    push(item) {
      items.push(item);
      wake();
    },
    end: () => endWith({}),
    fail: (error) => endWith({ error }),
    async *[Symbol.asyncIterator]() {
      for (;;) {
        for (let item = items.shift(); item !== undefined; item = items.shift()) yield item;
        if (ending !== undefined) break;
        await new Promise<void>((resolve) => (wake = resolve));
      }
      if ("error" in ending) throw ending.error;
    },
  };
}
