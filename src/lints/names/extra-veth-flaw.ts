import { interfaceNameFlaw } from "../../../lowering/interface-name.ts";
import type { ExtraVethFlaw, InterfaceNameFlaw } from "../../diagnostics/lints/name-messages.ts";

/**
 * The flaw of a key of a container's `extraVeths`; undefined for one that works. `isSetUp` says whether commands of the
 * module follow.
 */
export function extraVethFlaw(key: string, isSetUp: boolean): ExtraVethFlaw | undefined {
  if (isTakenApart(key)) return "shell";
  if (!key.includes(":")) return interfaceNameFlaw(key);
  // Where none of the module's commands is run, systemd-nspawn makes a pair of two names of it.
  return isSetUp ? "pair" : pairFlaw(key);
}

function pairFlaw(key: string): InterfaceNameFlaw | undefined {
  const [host = "", guest = ""] = key.split(":");
  return interfaceNameFlaw(host) ?? (guest === "" ? undefined : interfaceNameFlaw(guest));
}

/** Whether the shell makes something else of a word that is pasted into a script without quotes. */
function isTakenApart(word: string): boolean {
  return /[\s;&|<>()$`\\"']|^#/.test(word);
}
