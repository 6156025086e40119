import type { LoweredSubject } from "./nixctr/lower-subject.ts";
import { nixctrView } from "./nixctr/nixctr-view.ts";
import { hostSide, sameOfAll, type SideOf } from "./host-side.ts";
import { nameFiles } from "./name-files.ts";
import type { Addition, Sayings } from "./nixos/nixos-record.ts";
import { nixosRefusal } from "./nixos/nixos-refusal.ts";
import { nixosView } from "./nixos/nixos-view.ts";
import type { Side } from "./verification.ts";
import type { VerifyOrder } from "./verify-one.ts";

/** What NixOS and nixctr make of some containers, or of all where none are named, without what cannot be compared. */
export type BothSides = (
  lowered: LoweredSubject,
  only: readonly string[] | undefined,
) => readonly [nixos: Side, nixctr: Side];

/** The sides of one configuration, of which that of NixOS is the same however it is lowered. */
export function createBothSides(order: VerifyOrder): BothSides {
  const { result } = order.nixos;
  const additions = result.kind === "recorded" ? result.record.additions : [];
  const known = new Map<boolean, SideOf>();
  const nixosSide = (withConfiguration: boolean): SideOf => {
    const side = known.get(withConfiguration) ?? sideOfNixos(order, withConfiguration);
    known.set(withConfiguration, side);
    return side;
  };
  return (lowered, only) => {
    const nixos = nixosSide(saysOf(lowered) !== undefined);
    const nixctr = sideOfNixctr(order, lowered, additions);
    return [nixos(only), nixctr(only)];
  };
}

function sideOfNixos({ subject, generated, nixos: { result } }: VerifyOrder, withConfiguration: boolean): SideOf {
  switch (result.kind) {
    case "failed":
      return sameOfAll(result);
    case "refused":
      return sameOfAll(nixosRefusal(result.log, subject));
    case "recorded":
      return hostSide(nixosView(result.record, generated, withConfiguration), result.record.additions);
  }
}

function sideOfNixctr({ subject }: VerifyOrder, lowered: LoweredSubject, additions: readonly Addition[]): SideOf {
  if (lowered.kind === "failed") return sameOfAll(lowered);
  if (lowered.kind === "refused") {
    const messages = lowered.messages.map((text) => nameFiles(text, subject));
    return sameOfAll({ ...lowered, messages, guest: null });
  }
  const view = nixctrView(lowered.host, lowered.release);
  const own = saysOf(lowered) ?? { assertions: [], warnings: [] };
  const assertions = [...view.assertions, ...own.assertions];
  const warnings = [...view.warnings, ...own.warnings];
  return hostSide({ ...view, assertions, warnings }, additions);
}

/** What the configuration itself says, where nixctr knows all of it. */
function saysOf(lowered: LoweredSubject): Sayings | undefined {
  return lowered.kind === "lowered" && "assertions" in lowered.configuration ? lowered.configuration : undefined;
}
