/** Exit statuses, as the interface fixes them. */
export const EXIT = {
  done: 0,
  /** The input is wrong. */
  refused: 1,
  /** What is compared differs. */
  differs: 1,
  /** nixctr could not do its work. */
  failed: 2,
} as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];
