import { containerOf } from "../diff/unit-path.ts";
import { groupBy } from "../group-by.ts";
import type { LoweredSubject } from "./nixctr/lower-subject.ts";
import type { NixosResult } from "./nixos/evaluated-nixos.ts";
import type { Addition } from "./nixos/nixos-record.ts";
import { showLoc } from "./show-loc.ts";
import type { NotCompared, VerifiedName } from "./verification.ts";

/**
 * Whether an artifact is the module's alone. A unit that the configuration adds to is not, and what is behind it is
 * another's; the module's own definition of the service still is.
 */
export function isCompared({ kind, container }: VerifiedName, additions: readonly Addition[]): boolean {
  switch (kind) {
    case "unit":
    case "file":
      return !additions.some((addition) => container === containerAddedTo(addition));
    case "targets":
      return !additions.some(({ loc }) => loc[1] === "targets");
    default:
      return true;
  }
}

/** The container whose unit an addition changes, null for the template; undefined for an addition to no unit. */
function containerAddedTo({ loc }: Addition): string | null | undefined {
  const [top, set, name = ""] = loc;
  if (top === "environment") return /^(?:nixos-)?containers\/(.*)\.conf$/s.exec(name)?.[1];
  if (set === "services") return containerOf(`/${name}.service`);
  return set === "units" ? containerOf(`/${name}`) : undefined;
}

/** What is left out on both sides. */
export function notComparedOf(nixos: NixosResult, lowered: LoweredSubject): readonly NotCompared[] {
  if (nixos.kind !== "recorded" || lowered.kind !== "lowered") return [];
  const added = [...groupBy(nixos.record.additions, ({ loc }) => showLoc(loc))].map(([option, of]): NotCompared => {
    return { option, files: [...new Set(of.map(({ file }) => file))] };
  });
  const { configuration } = lowered;
  if (!("unknownIn" in configuration)) return added;
  return [...added, { option: "assertions and warnings of the configuration", files: configuration.unknownIn }];
}
