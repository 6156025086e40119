import type { Besides } from "../../evaluation/evaluation-schema.ts";
import type { Finding } from "../common/plan.ts";
import { nativeMessages } from "./native-messages.ts";

/** What the configuration adds to the module's services itself, which belongs to others then. */
export function unitFindings(besides: Besides | null): readonly Finding[] {
  return (besides?.services ?? []).map(({ name, definitions: [first] }): Finding => {
    const [file, line, column] = first?.at ?? ["", 0, 0];
    return {
      severity: "warning",
      subject: `systemd.services."${name}"`,
      ...(line > 0 && { place: { file, line, column } }),
      ...nativeMessages.unitNotMoved(name.replace(/^container@/, "systemd-nspawn@")),
    };
  });
}
