// The order matters: what `started` needs is loaded first, and starts `nix` before the rest is loaded.
import { started } from "./command-line/started.ts";
import { finish } from "./command-line/finish.ts";

process.exitCode = await finish(started);
