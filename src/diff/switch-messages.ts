import { listInProse } from "../diagnostics/list-in-prose.ts";
import type { SwitchEffect, SwitchReason } from "./switch-effects.ts";

type Told = Pick<SwitchEffect, "directives" | "confChanged">;

/** What a switch does to a service and why, as it follows a container's name and a colon. */
export const switchMessages: Readonly<Record<SwitchReason, (effect: Told) => string>> = {
  unchanged: ({ confChanged }) =>
    confChanged
      ? "left alone, as the unit does not change; the conf file does, and counts from the next start on"
      : "left alone, as the unit does not change",
  ignored: (effect) => `left alone, as ${changing(effect)}, which a switch does not look at`,
  "not-restarted": (effect) =>
    `left alone, for X-RestartIfChanged=false; ${changing(effect)}, which counts from the next start on`,
  reloaded: (effect) => `reloaded, for X-ReloadIfChanged=true, as ${changing(effect)}`,
  reloadable: (effect) => `reloaded, as ${changing(effect)}`,
  changed: (effect) => `restarted, as ${changing(effect)}`,
  removed: () => "stopped, as the unit is gone",
  "added-wanted": () => "started, as it is new and starts with the host",
  "added-unwanted": () => "not started: it is new, and nothing wants it",
};

/** Above what a switch does. */
export const EFFECTS_TITLE = "What a switch does to the containers:";

/** What the template is for, in place of a container's name. */
export const OTHER_CONTAINERS = "containers that are not in the configuration";

/** What is said of a container that did not start with the host before. */
export const NEWLY_WANTED = "; started where it does not run, as it now starts with the host";

function changing({ directives }: Told): string {
  if (directives.length === 0) return "the text of its unit changes";
  return `${listInProse(directives, "and")} ${directives.length === 1 ? "changes" : "change"}`;
}
