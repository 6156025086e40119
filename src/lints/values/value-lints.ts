import type { Lint } from "../lint.ts";
import { changedValues } from "./changed-values.ts";
import { deviceSpecifiers } from "./device-specifiers.ts";
import { emptyBridges } from "./empty-bridges.ts";
import { invalidBridges } from "./invalid-bridges.ts";
import { strayWords } from "./stray-words.ts";

/** Lints of values that are pasted into scripts and files. */
export const valueLints: readonly Lint[] = [changedValues, deviceSpecifiers, emptyBridges, invalidBridges, strayWords];
