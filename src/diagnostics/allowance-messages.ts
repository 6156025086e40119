import type { MessageTable } from "./message-table.ts";

/** What the messages about comments that allow findings are about. */
export interface AllowanceMessageArguments {
  "malformed-allowance": { readonly directive: string };
  "unknown-allowance": { readonly code: string; readonly meant: string | undefined };
  "error-not-allowed": { readonly code: string };
  "unused-allowance": { readonly code: string };
}

/** The text of the findings about comments that allow findings. */
export const allowanceMessages: MessageTable<AllowanceMessageArguments> = {
  "malformed-allowance": {
    severity: "warning",
    message: ({ directive }) => `The comment \`nixctr: ${directive}\` is not understood.`,
    help: () => "Write `# nixctr: allow CODE`, with several codes separated by commas, and a reason after `--`.",
  },
  "unknown-allowance": {
    severity: "warning",
    message: ({ code }) => `There is no finding \`${code}\` to allow.`,
    help: ({ meant }) => (meant === undefined ? "`nixctr explain` lists all codes." : `Did you mean \`${meant}\`?`),
  },
  "error-not-allowed": {
    severity: "warning",
    message: ({ code }) => `\`${code}\` is an error, which cannot be allowed: NixOS refuses the configuration.`,
    help: () => null,
  },
  "unused-allowance": {
    severity: "hint",
    message: ({ code }) => `Nothing here is a \`${code}\`: the comment is not needed.`,
    help: () => "It is about its own line, or about the one below if it stands alone.",
  },
};
