// The order matters: what `started` needs is loaded first, and starts `nix` before the rest is loaded.
import { started } from "./command-line/started.ts";
import { finish } from "./command-line/finish.ts";

// Everything is written by then; taking a large heap apart piece by piece is of use to nobody.
process.exit(await finish(started));
