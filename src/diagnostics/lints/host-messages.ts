import type { MessageTable } from "../message-table.ts";

/** What the messages about the host around the containers are about. */
export interface HostMessageArguments {}

/** The text of the findings about the host around the containers. */
export const hostMessages: MessageTable<HostMessageArguments> = {};
