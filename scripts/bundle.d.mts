/** Bundles the command line into a directory: `nixctr.js` and what it loads. Gives the path of the command. */
export function bundleCommandLine(outdir: string): Promise<string>;

/** Bundles the library into a directory: `index.js` and what it loads. */
export function bundleLibrary(outdir: string): Promise<void>;
