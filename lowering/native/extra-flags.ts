import type { ContainerOptions } from "../types.ts";
import { FLAGS_OF_THE_SERVICE, flagSetting, type NspawnSetting, USUAL_FLAGS } from "./flag-settings.ts";
import type { Loss, LossReason } from "./native-container.ts";
import { type Flag, parseFlags } from "./nspawn-flags.ts";

/** What `extraFlags` becomes. */
export interface ExtraFlags {
  readonly settings: readonly NspawnSetting[];
  /** Words for the command line: flags that no file has a setting for. */
  readonly commandLine: readonly string[];
  readonly losses: readonly Loss[];
}

/** Takes the flags apart, which the module's script splits at white space. */
export function lowerExtraFlags({ extraFlags = [], networkNamespace = null }: ContainerOptions): ExtraFlags {
  const words = extraFlags.flatMap((flag) => flag.split(/[ \t\n]+/)).filter((word) => word !== "");
  const { flags, program } = parseFlags(words);
  const settings: NspawnSetting[] = [];
  const commandLine: string[] = [];
  const losses: Loss[] = [];
  for (const flag of flags.filter(({ name }) => !USUAL_FLAGS.has(name))) {
    const said = flagSetting(flag);
    // Settings of the network would take the place of the namespace, which is on the command line.
    const ofNetwork = networkNamespace !== null && said?.section === "Network";
    const isAllowed = flag.name === "private-network";
    const reason = whyNot(flag) ?? (ofNetwork && !isAllowed ? "with-namespace" : undefined);
    if (reason !== undefined) losses.push(loss(flag.words, reason));
    else if (said === undefined || ofNetwork) commandLine.push(...flag.words);
    else settings.push(said);
  }
  if (program.length > 0) losses.push(loss(program, "program-in-flags"));
  return { settings, commandLine, losses };
}

function whyNot({ name, words }: Flag): LossReason | undefined {
  // The conf file of the module drops quotes, or takes them for its own.
  if (words.some((word) => /["'\\]/.test(word))) return "unwritable";
  return FLAGS_OF_THE_SERVICE.has(name) ? "flag-of-the-service" : undefined;
}

function loss(words: readonly string[], reason: LossReason): Loss {
  return { option: ["extraFlags"], value: words.join(" "), reason };
}
