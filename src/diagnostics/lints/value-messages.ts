import type { MessageTable } from "../message-table.ts";

/** What the messages about values that are pasted into scripts and files are about. */
export interface ValueMessageArguments {}

/** The text of the findings about values that are pasted into scripts and files. */
export const valueMessages: MessageTable<ValueMessageArguments> = {};
