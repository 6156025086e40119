import type { Provenance } from "../../lowering/releases/provenance.ts";
import { jsonChunks } from "../output/json-chunks.ts";
import type { OptionChange } from "./option-changes.ts";
import type { ModelledOption } from "./option-model.ts";

/** A release, and how it is known. */
export interface ListedRelease {
  readonly name: string;
  readonly knownBy: Provenance;
}

/** The document of `nixctr options --format json`, whose schema is `nixctr.options/1`. */
export function optionsJson(release: ListedRelease, model: readonly ModelledOption[]): Iterable<string> {
  return jsonChunks({
    schema: "nixctr.options/1",
    release: release.name,
    knownBy: release.knownBy,
    options: model.map(toJson),
  });
}

/** The document of `nixctr options --from A --to B --format json`, whose schema is `nixctr.option-changes/1`. */
export function changesJson(
  from: ListedRelease,
  to: ListedRelease,
  changes: readonly OptionChange[],
): Iterable<string> {
  return jsonChunks({ schema: "nixctr.option-changes/1", from, to, changes: changes.map(changeJson) });
}

function changeJson(change: OptionChange) {
  if (change.change !== "changed") return { ...change, option: toJson(change.option) };
  return { ...change, from: toJson(change.from), to: toJson(change.to) };
}

/** `accepts` is for comparing only; what is undefined is not written. */
function toJson(option: ModelledOption) {
  return { ...option, accepts: undefined };
}
