import { withInterruption } from "../../output/interruption.ts";
import { type Budget, exceeds, mayStart } from "./memory-budget.ts";
import { residentMemory } from "./resident-memory.ts";

/** What a task gets, which runs one program after the other. */
export interface TaskControl {
  /** Ends what runs, which is started again later. */
  readonly abort: AbortSignal;
  /** Has to be told of each program that is started. */
  readonly onStart: (pid: number) => void;
}

/** Something to do. It must not reject, nor end by itself on an interruption without a result. */
export type Task<T> = (control: TaskControl) => Promise<T>;

export interface PoolEvents {
  readonly onStart: (index: number) => void;
  /** It is not done when it has to be begun again. */
  readonly onEnd: (index: number, isDone: boolean) => void;
}

const MILLISECONDS_BETWEEN_LOOKS = 200;

/**
 * Does tasks, several at a time as far as a budget allows, and gives their results in order. When they take more
 * memory than was expected, the latest is stopped, and done again when there is room. After SIGINT, SIGTERM or SIGHUP
 * nothing is started any more; what was not done then is undefined.
 */
export function runPool<T>(
  tasks: readonly Task<T>[],
  budget: Budget,
  events: PoolEvents,
): Promise<readonly (T | undefined)[]> {
  const listeners = process.getMaxListeners();
  // Each program listens for signals, and for the end of nixctr.
  process.setMaxListeners(listeners + budget.processes + 1);
  return withInterruption((signal) => new Pool(tasks, budget, events, signal).run()).finally(() => {
    process.setMaxListeners(listeners);
  });
}

interface Running {
  readonly index: number;
  readonly abort: AbortController;
  pid: number | undefined;
  now: number;
  most: number;
}

class Pool<T> {
  readonly #tasks: readonly Task<T>[];
  readonly #budget: Budget;
  readonly #events: PoolEvents;
  readonly #interruption: AbortSignal;
  readonly #waiting: number[];
  readonly #running: Running[] = [];
  readonly #peaks: number[] = [];
  readonly #results: (T | undefined)[];
  /** Of a task, which is a bug. */
  #failure: { readonly error: unknown } | undefined;
  #changed: () => void = () => undefined;

  constructor(tasks: readonly Task<T>[], budget: Budget, events: PoolEvents, interruption: AbortSignal) {
    this.#tasks = tasks;
    this.#budget = budget;
    this.#events = events;
    this.#interruption = interruption;
    this.#waiting = tasks.map((_, index) => index);
    this.#results = tasks.map(() => undefined);
  }

  async run(): Promise<readonly (T | undefined)[]> {
    while (this.#running.length > 0 || this.#mayGoOn()) {
      while (
        this.#mayGoOn() &&
        mayStart(
          this.#budget,
          this.#running.map(({ most }) => most),
          this.#peaks,
        )
      ) {
        void this.#start();
      }
      await this.#nextLook();
      this.#look();
    }
    if (this.#failure !== undefined) throw this.#failure.error;
    return this.#results;
  }

  #mayGoOn(): boolean {
    return this.#waiting.length > 0 && !this.#interruption.aborted && this.#failure === undefined;
  }

  async #start(): Promise<void> {
    const index = this.#waiting.shift();
    const task = index === undefined ? undefined : this.#tasks[index];
    if (index === undefined || task === undefined) return;
    const running: Running = { index, abort: new AbortController(), pid: undefined, now: 0, most: 0 };
    this.#running.push(running);
    this.#events.onStart(index);
    try {
      const result = await task({ abort: running.abort.signal, onStart: (pid) => (running.pid = pid) });
      if (running.abort.signal.aborted) this.#waiting.unshift(index);
      else this.#results[index] = result;
    } catch (error) {
      this.#failure ??= { error };
    } finally {
      this.#running.splice(this.#running.indexOf(running), 1);
      if (running.most > 0) this.#peaks.push(running.most);
      this.#events.onEnd(index, !running.abort.signal.aborted);
      this.#changed();
    }
  }

  /** Looks at what each takes, and stops the latest where that is too much for all. */
  #look(): void {
    for (const running of this.#running) {
      const { now, most } = running.pid === undefined ? { now: 0, most: 0 } : residentMemory(running.pid);
      running.now = now;
      running.most = Math.max(most, running.most);
    }
    const left = this.#running.filter(({ abort }) => !abort.signal.aborted);
    if (
      exceeds(
        this.#budget,
        left.map(({ now }) => now),
      )
    )
      left.at(-1)?.abort.abort();
  }

  /** Waits for the end of a task, but not for long. */
  #nextLook(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, MILLISECONDS_BETWEEN_LOOKS);
      this.#changed = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
