import type { LoweredSubject } from "./nixctr/lower-subject.ts";
import { nixctrView } from "./nixctr/nixctr-view.ts";
import type { HostView } from "./host-view.ts";
import { isCompared } from "./not-compared.ts";
import type { NixosResult } from "./nixos/evaluated-nixos.ts";
import { nameFiles } from "./name-files.ts";
import { nixosRefusal } from "./nixos/nixos-refusal.ts";
import { nixosView } from "./nixos/nixos-view.ts";
import { onlyArtifacts } from "./only-artifacts.ts";
import type { Side } from "./verification.ts";
import { verifiedArtifacts } from "./verified-artifacts.ts";
import type { VerifyOrder } from "./verify-one.ts";

/** What NixOS and nixctr make of a configuration, without what cannot be compared. */
export function bothSides(order: VerifyOrder, lowered: LoweredSubject): [nixos: Side, nixctr: Side] {
  return [nixosSide(order, lowered), nixctrSide(order, lowered)];
}

function nixosSide(order: VerifyOrder, lowered: LoweredSubject): Side {
  const { subject, generated } = order;
  const { result } = order.nixos;
  switch (result.kind) {
    case "failed":
      return result;
    case "refused":
      return nixosRefusal(result.log, subject);
    case "recorded":
      return hostSide(order, nixosView(result.record, generated, says(lowered) !== undefined));
  }
}

function nixctrSide(order: VerifyOrder, lowered: LoweredSubject): Side {
  if (lowered.kind === "failed") return lowered;
  if (lowered.kind === "refused") {
    const messages = lowered.messages.map((text) => nameFiles(text, order.subject));
    return { ...lowered, messages, guest: null };
  }
  const view = nixctrView(lowered.host, lowered.release);
  const own = says(lowered) ?? { assertions: [], warnings: [] };
  return hostSide(order, {
    ...view,
    assertions: [...view.assertions, ...own.assertions],
    warnings: [...view.warnings, ...own.warnings],
  });
}

/** What the configuration itself says, as far as nixctr knows all of it. */
function says(lowered: LoweredSubject) {
  return lowered.kind === "lowered" && "assertions" in lowered.configuration ? lowered.configuration : undefined;
}

function hostSide({ nixos: { result }, given }: VerifyOrder, view: HostView): Side {
  const additions = additionsOf(result);
  const artifacts = verifiedArtifacts(view).filter((artifact) => isCompared(artifact, additions));
  return { kind: "host", artifacts: onlyArtifacts(artifacts, given.only), assertions: view.assertions };
}

function additionsOf(result: NixosResult) {
  return result.kind === "recorded" ? result.record.additions : [];
}
