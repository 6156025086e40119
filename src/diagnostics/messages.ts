import { type EvaluationMessageArguments, evaluationMessages } from "./evaluation-messages.ts";
import { type LoweringMessageArguments, loweringMessages } from "./lowering-messages.ts";
import type { MessageTable } from "./message-table.ts";
import { type OptionMessageArguments, optionMessages } from "./option-messages.ts";

/** Code → what its message is about. */
export type MessageArguments = OptionMessageArguments & EvaluationMessageArguments & LoweringMessageArguments;

export type DiagnosticCode = keyof MessageArguments;

/** The text of every diagnostic, by code. */
export const messages: MessageTable<MessageArguments> = {
  ...optionMessages,
  ...evaluationMessages,
  ...loweringMessages,
};
