// Starts `nix`, and is all that is loaded by then.
import { started } from "./command-line/started.ts";

// The rest is loaded while `nix` runs.
const { finish } = await import("./command-line/finish.ts");

// Everything is written by then; taking a large heap apart piece by piece is of use to nobody.
process.exit(await finish(started));
