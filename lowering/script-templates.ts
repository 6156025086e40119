import { selectLines } from "./directive-lines.ts";
import { type ChangeId, changes } from "./releases/changes.ts";
import containerInit from "./scripts/container-init.sh";
import job from "./scripts/job.sh";
import personality from "./scripts/personality.sh";
import postStart from "./scripts/post-start.sh";
import preStart from "./scripts/pre-start.sh";
import preStop from "./scripts/pre-stop.sh";
import reloadContainer from "./scripts/reload-container.sh";
import start from "./scripts/start.sh";
import { expandMacros, type ShellStyle } from "./shell-macros.ts";

const templates = {
  containerInit,
  start,
  /** The part of `start` for 64-bit hosts. */
  personality,
  preStart,
  postStart,
  preStop,
  reloadContainer,
  /** The file behind `ExecStart=` and its like: `makeJobScript` of the systemd module. */
  job,
};

/** A script by what the module calls it. */
export type ScriptName = keyof typeof templates;

/** The text of a script as a release has it, with `@name@` placeholders. */
export function scriptTemplate(name: ScriptName, has: (change: ChangeId) => boolean): string {
  const selected = selectLines(templates[name], (condition) => has(changeNamed(condition)));
  return expandMacros(selected, shellStyle(has));
}

/** How the scripts of a release are written. */
export function shellStyle(has: (change: ChangeId) => boolean): ShellStyle {
  return { strict: has("strict-shell"), array: has("flag-array") };
}

function changeNamed(id: string): ChangeId {
  const found = Object.keys(changes).find((known): known is ChangeId => known === id);
  if (found === undefined) throw new Error(`a template asks for the unknown change ${id}`);
  return found;
}
