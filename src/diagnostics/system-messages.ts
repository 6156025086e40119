import type { MessageTable } from "./message-table.ts";

/** What the messages about the systems of containers are about: the container, and what its NixOS or Nix says. */
export interface SystemMessageArguments {
  "system-refused": SystemProblem;
  "system-not-evaluated": SystemProblem;
}

interface SystemProblem {
  readonly name: string;
  readonly text: string;
  readonly help: string | null;
}

/** The text of the diagnostics about the systems of containers. */
export const systemMessages: MessageTable<SystemMessageArguments> = {
  "system-refused": {
    severity: "error",
    message: ({ name, text }) => `The system of container \`${name}' is refused: ${text}`,
    help: ({ help }) => help,
  },
  "system-not-evaluated": {
    severity: "error",
    message: ({ name, text }) => `The system of container \`${name}' could not be evaluated. ${text}`,
    help: ({ help }) => help,
  },
};
