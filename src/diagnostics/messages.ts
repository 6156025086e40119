import { type AllowanceMessageArguments, allowanceMessages } from "./allowance-messages.ts";
import { type EvaluationMessageArguments, evaluationMessages } from "./evaluation-messages.ts";
import { type AddressMessageArguments, addressMessages } from "./lints/address-messages.ts";
import { type DeviceMessageArguments, deviceMessages } from "./lints/device-messages.ts";
import { type HostMessageArguments, hostMessages } from "./lints/host-messages.ts";
import { type MountMessageArguments, mountMessages } from "./lints/mount-messages.ts";
import { type NameMessageArguments, nameMessages } from "./lints/name-messages.ts";
import { type NetworkMessageArguments, networkMessages } from "./lints/network-messages.ts";
import { type ServiceMessageArguments, serviceMessages } from "./lints/service-messages.ts";
import { type ValueMessageArguments, valueMessages } from "./lints/value-messages.ts";
import { type LoweringMessageArguments, loweringMessages } from "./lowering-messages.ts";
import type { MessageTable } from "./message-table.ts";
import { type NixosMessageArguments, nixosMessages } from "./nixos-messages.ts";
import { type OptionMessageArguments, optionMessages } from "./option-messages.ts";
import { type SystemMessageArguments, systemMessages } from "./system-messages.ts";

/** What the messages of lints are about. */
export type LintMessageArguments = NameMessageArguments &
  NetworkMessageArguments &
  AddressMessageArguments &
  ValueMessageArguments &
  MountMessageArguments &
  DeviceMessageArguments &
  ServiceMessageArguments &
  HostMessageArguments;

/** Code → what its message is about. */
export type MessageArguments = OptionMessageArguments &
  EvaluationMessageArguments &
  NixosMessageArguments &
  SystemMessageArguments &
  LoweringMessageArguments &
  LintMessageArguments &
  AllowanceMessageArguments;

export type DiagnosticCode = keyof MessageArguments;

/** The text of what lints find, by code. */
export const lintMessages: MessageTable<LintMessageArguments> = {
  ...nameMessages,
  ...networkMessages,
  ...addressMessages,
  ...valueMessages,
  ...mountMessages,
  ...deviceMessages,
  ...serviceMessages,
  ...hostMessages,
};

/** The text of every diagnostic, by code. */
export const messages: MessageTable<MessageArguments> = {
  ...optionMessages,
  ...evaluationMessages,
  ...nixosMessages,
  ...systemMessages,
  ...loweringMessages,
  ...lintMessages,
  ...allowanceMessages,
};
