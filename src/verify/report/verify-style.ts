import type { Paint } from "./paint.ts";

/** How a verification is shown to people. */
export interface VerifyStyle {
  readonly paint: Paint;
  /** Terminal columns that prose keeps to. */
  readonly width: number;
  /** Whether to list every artifact, and to show all that differs of each. */
  readonly verbose: boolean;
  /** How a file is shown. */
  readonly showFile: (file: string) => string;
}
