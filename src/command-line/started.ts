import { start } from "./start.ts";

/**
 * Done when this module is loaded, which is why the entry point imports it first: loading the rest takes as long as a
 * small evaluation.
 */
export const started = start(process.argv.slice(2));
