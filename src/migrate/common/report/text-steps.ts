import type { StepList } from "../plan.ts";
import { paragraph } from "./text-table.ts";

/** Steps for people, `width` terminal columns wide; commands stay on their lines. */
export function textSteps({ title, steps }: StepList, width: number): string {
  const lines = steps.flatMap(({ text, commands }, index) => [
    ...numbered(index + 1, text, width),
    ...commands.map((command) => `${COMMAND}${command}\n`),
  ]);
  return [`${title}\n`, ...lines].join("");
}

const INDENT = "  ";
const COMMAND = "       ";

function numbered(number: number, text: string, width: number): readonly string[] {
  const label = `${number}. `;
  const indent = " ".repeat(INDENT.length + label.length - 2);
  return paragraph(text, indent, width).map((line, index) =>
    index === 0 ? `${INDENT}${label}${line.trimStart()}` : line,
  );
}
