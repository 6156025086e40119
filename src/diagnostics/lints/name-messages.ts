import type { MessageTable } from "../message-table.ts";

/** What the messages about names of containers and interfaces are about. */
export interface NameMessageArguments {}

/** The text of the findings about names of containers and interfaces. */
export const nameMessages: MessageTable<NameMessageArguments> = {};
