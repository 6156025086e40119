import { styleText } from "node:util";
import type { Severity } from "./diagnostic.ts";

/** The parts of a rendered diagnostic that have a colour. */
export type Part = Severity | "message" | "frame" | "help";

export type Paint = (part: Part, text: string) => string;

const STYLES: { readonly [P in Part]: Parameters<typeof styleText>[0] } = {
  error: ["bold", "red"],
  warning: ["bold", "yellow"],
  hint: ["bold", "cyan"],
  message: "bold",
  frame: "blue",
  help: ["bold", "green"],
};

/** Colours parts, or leaves them as they are. Whether the stream takes colours is for the caller to know. */
export function painter(colour: boolean): Paint {
  return (part, text) => (colour ? styleText(STYLES[part], text, { validateStream: false }) : text);
}
