import type { MessageTable } from "../message-table.ts";

/** What the messages about bind mounts and tmpfs are about. */
export interface MountMessageArguments {}

/** The text of the findings about bind mounts and tmpfs. */
export const mountMessages: MessageTable<MountMessageArguments> = {};
