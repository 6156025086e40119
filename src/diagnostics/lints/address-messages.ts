import type { MessageTable } from "../message-table.ts";

/** What the messages about addresses are about. */
export interface AddressMessageArguments {}

/** The text of the findings about addresses. */
export const addressMessages: MessageTable<AddressMessageArguments> = {};
