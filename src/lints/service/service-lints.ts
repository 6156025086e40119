import type { Lint } from "../lint.ts";
import { missingDevices } from "./missing-devices.ts";
import { restartWithoutAutoStart } from "./restart-without-auto-start.ts";

/** Lints of when the services of containers start and restart. */
export const serviceLints: readonly Lint[] = [restartWithoutAutoStart, missingDevices];
