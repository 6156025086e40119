/** What becomes of an option of the containers module in plain systemd; texts are Markdown on one line. */
export type Mapping =
  | {
      readonly maps: "exactly";
      /** Settings and files. */
      readonly to: string;
    }
  | { readonly maps: "differently"; readonly to: string; readonly difference: string }
  | { readonly maps: "not"; readonly why: string; readonly instead: string };
