/** Proves that typechain-types is what the contracts generate: makes it anew and compares it with what is committed. */
import { rm } from "node:fs/promises";

import { run } from "./run.js";

const DIRECTORY = "typechain-types";

process.exitCode = (await isFresh()) ? 0 : 1;

async function isFresh(): Promise<boolean> {
  // A build rewrites the types of what it compiles, and leaves those of a contract that is gone.
  await rm(DIRECTORY, { recursive: true, force: true });
  const build = await run("hardhat", ["build", "--force"]);
  if (build.exitCode !== 0) return false;

  const changed = await run("git", ["diff", "--stat", "--exit-code", "--", DIRECTORY]);
  const added = await run("git", ["ls-files", "--others", "--", DIRECTORY]);
  if (changed.exitCode === 0 && added.exitCode === 0 && added.output === "") {
    console.log(`${DIRECTORY} is what the contracts generate.`);
    return true;
  }
  console.error(`${DIRECTORY} is not what the contracts generate: commit what \`npm run build\` has made of it.`);
  return false;
}
