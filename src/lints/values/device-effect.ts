import type { Effect } from "./effect.ts";
import { splitWords } from "./environment-file.ts";

/** What systemd reads of a device node in `DeviceAllow=`; what is no path of a device is another lint's. */
export function deviceEffect(node: string): Effect | undefined {
  if (node.includes("\n")) return { code: "value-cut-off", kept: node.split("\n", 1)[0] ?? "" };
  if (node.includes("\\")) return { code: "characters-lost", becomes: node.replace(/\\(.?)/g, "$1") };
  const isClass = /^(?:char|block)-/.test(node);
  return isClass && /\s/.test(node.trim()) ? { code: "value-split", words: splitWords(node) } : undefined;
}
