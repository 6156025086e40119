import type { LoweredHost } from "../../../../lowering/types.ts";
import type { SwitchEffect } from "../../../diff/switch-effects.ts";
import { NEWLY_WANTED, switchMessages } from "../../../diff/switch-messages.ts";
import type { Table } from "../../common/plan.ts";
import { releaseMessages } from "../release-messages.ts";

/** What the switch to the new release does to every container, and for how long it is away. */
export function switchTable(effects: readonly SwitchEffect[], after: LoweredHost): readonly Table[] {
  const told = effects.filter(({ container, reason }) => container !== null || reason !== "unchanged");
  if (told.length === 0) return [];
  return [
    {
      ...releaseMessages.switchTable,
      rows: told.map((effect) => [
        effect.container ?? releaseMessages.otherContainers,
        switchMessages[effect.reason](effect) + (effect.newlyWanted ? NEWLY_WANTED : ""),
        downtime(effect, after),
      ]),
    },
  ];
}

function downtime({ action, container }: SwitchEffect, { containers }: LoweredHost): string {
  const timeout = container === null ? undefined : containers[container]?.timeoutStartSec;
  switch (action) {
    case "restart":
      return releaseMessages.restarts(timeout);
    case "stop":
      return releaseMessages.stops;
    case "start":
      return releaseMessages.starts;
    case "reload":
      return releaseMessages.reloads;
    case "none":
      return releaseMessages.stays;
  }
}
