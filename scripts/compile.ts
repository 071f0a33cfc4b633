import { tasks } from "hardhat";

/**
 * Compiles the contracts as far as they have changed, without a word; in a fresh clone for a minute or two.
 *
 * @param withTests - Whether to compile what only tests use, too.
 */
export async function compile(withTests = false): Promise<void> {
  await tasks.getTask("build").run({ quiet: true, noTests: !withTests });
}
