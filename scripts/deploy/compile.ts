import { tasks } from "hardhat";

import { deployTexts, type Say } from "./deployTexts.js";

/** Compiles the contracts, and says so before: the first time it takes minutes. */
export async function compile(say: Say): Promise<void> {
  say(deployTexts.compiling);
  await tasks.getTask("build").run({ quiet: true, noTests: true });
}
