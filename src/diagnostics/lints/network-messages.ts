import type { MessageTable } from "../message-table.ts";

/** What the messages about the network between host and container are about. */
export interface NetworkMessageArguments {}

/** The text of the findings about the network between host and container. */
export const networkMessages: MessageTable<NetworkMessageArguments> = {};
