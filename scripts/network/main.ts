/**
 * `npm run network -- <command>`: a private chain of several departments, from their keys to its whole life.
 */
import { runProgram } from "../runProgram.js";
import { createNetworkProgram } from "./program.js";

await runProgram(createNetworkProgram);
