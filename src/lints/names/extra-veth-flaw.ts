import type { ContainerOptions } from "../../../lowering/types.ts";
import type { ExtraVethFlaw, InterfaceNameFlaw } from "../../diagnostics/lints/name-messages.ts";
import { interfaceNameFlaw } from "./interface-name.ts";

/** The flaw of a key of a container's `extraVeths`; undefined for one that works. */
export function extraVethFlaw(
  key: string,
  { privateNetwork }: Pick<ContainerOptions, "privateNetwork">,
): ExtraVethFlaw | undefined {
  if (isTakenApart(key)) return "shell";
  if (!key.includes(":")) return interfaceNameFlaw(key);
  // Without a private network none of the module's commands is run, and systemd-nspawn makes a pair of two names of it.
  return privateNetwork ? "pair" : pairFlaw(key);
}

function pairFlaw(key: string): InterfaceNameFlaw | undefined {
  const [host = "", guest = ""] = key.split(":");
  return interfaceNameFlaw(host) ?? (guest === "" ? undefined : interfaceNameFlaw(guest));
}

/** Whether the shell makes something else of a word that is pasted into a script without quotes. */
function isTakenApart(word: string): boolean {
  return /[\s;&|<>()$`\\"']|^#/.test(word);
}
