/** A container's name before and after. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}
