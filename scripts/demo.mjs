// Sets everything up and lowers the example: `npm run demo`.
import { run, setUp } from "./setup.mjs";

setUp();
const args = ["dist/nixctr.js", "lower", "examples/home-server"];
console.error(`\n$ node ${args.join(" ")}\n`);
run(process.execPath, args);
