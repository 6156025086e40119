import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Cost } from "../nixos/cost.ts";
import type { NixosNotes } from "../nixos/nixos-notes.ts";
import { printable } from "./printable.ts";
import { showFile } from "./show-file.ts";

/** What is told of the evaluation of a whole NixOS: always where nobody asked for it, else only for `--verbose`. */
export function nixosLines(
  { because, cost }: NixosNotes,
  { quiet, verbose }: { readonly quiet: boolean; readonly verbose: boolean },
): string[] {
  if (quiet || (because === undefined && !verbose)) return [];
  const took = cost === undefined ? "" : `, which took ${showCost(cost)}`;
  const reason = because === undefined ? "" : `; ${showReason(because)}`;
  return [printable(`nixctr: evaluated the whole of NixOS${took}${reason}\n`)];
}

function showCost({ seconds, mebibytes }: Cost): string {
  return `${seconds.toFixed(1)} s${mebibytes === undefined ? "" : ` and ${mebibytes} MiB`}`;
}

/** The message with its place, without the period at its end. */
function showReason({ message, span }: Diagnostic): string {
  const place = span === null ? "" : `${showFile(span.file)}:${span.line}:${span.column}: `;
  return `${place}${message.replaceAll("\n", " ")}`;
}
