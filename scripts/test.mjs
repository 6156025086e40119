// Sets everything up and runs the tests: `npm test [-- ARGUMENTS OF VITEST]`.
import { run, setUp } from "./setup.mjs";

setUp();
run(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2)]);
