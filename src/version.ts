import manifest from "../package.json" with { type: "json" };

/** The version of nixctr. */
export const version: string = manifest.version;
