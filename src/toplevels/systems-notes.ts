/** What is worth telling of the systems of containers. */
export interface SystemsNotes {
  /** How many are known from earlier runs. */
  readonly known: number;
  /** How many were evaluated, or should have been, and how long that took. */
  readonly evaluated: number;
  readonly seconds: number;
  /** Those that the next run evaluates again, with what nobody can keep track of. */
  readonly notKept: readonly { readonly name: string; readonly because: string }[];
}
