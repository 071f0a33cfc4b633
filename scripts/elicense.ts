/**
 * `npm run elicense -- <command>`: the issuer's, consumer's and verifier's command line, thin over the SDK.
 */
import { createProgram } from "./commands/program.js";
import { runProgram } from "./runProgram.js";

await runProgram(createProgram);
