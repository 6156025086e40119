import type { MessageTable } from "../message-table.ts";

/** What the messages about devices and capabilities are about. */
export interface DeviceMessageArguments {}

/** The text of the findings about devices and capabilities. */
export const deviceMessages: MessageTable<DeviceMessageArguments> = {};
