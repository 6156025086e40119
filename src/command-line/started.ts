import { start } from "./start.ts";

/** Done when this module is loaded, before the rest of nixctr: loading that takes as long as a small evaluation. */
export const started = start(process.argv.slice(2));
