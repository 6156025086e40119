// Bundles the command line and the library into dist/: `node scripts/build.mjs`.
import { rm } from "node:fs/promises";

import { bundleCommandLine, bundleLibrary } from "./bundle.mjs";

const outdir = `${process.cwd()}/dist`;
await rm(outdir, { recursive: true, force: true });
await bundleCommandLine(outdir);
await bundleLibrary(outdir);
