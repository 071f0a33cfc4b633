/**
 * Measures which lines of the contracts their own tests run, and fails below the floor.
 *
 * Only the tests of the contracts count: a line that nothing but the demo happens to touch is not tested.
 */
import { glob, readFile } from "node:fs/promises";

import { run } from "./run.js";

const FLOOR = 100;

process.exitCode = (await measure()) ? 0 : 1;

async function measure(): Promise<boolean> {
  const tests = [];
  for await (const file of glob(["test/solidity/**/*.t.sol", "test/contracts/**/*.test.ts"])) tests.push(file);
  if (tests.length === 0) {
    console.error("There are no tests of the contracts to measure.");
    return false;
  }

  const { exitCode } = await run("hardhat", ["test", "--coverage", ...tests.sort()]);
  if (exitCode !== 0) {
    console.error("The tests failed, so coverage was not judged.");
    return false;
  }

  const { covered, total } = linesOf(await readFile("coverage/lcov.info", "utf8"));
  const percent = total === 0 ? 0 : (100 * covered) / total;
  console.log(`${covered} of ${total} lines are covered: ${percent.toFixed(2)} %, floor ${FLOOR} %.`);
  return percent >= FLOOR;
}

/** Adds up the lines found (LF) and hit (LH) in an lcov file. */
function linesOf(lcov: string): { covered: number; total: number } {
  const count = (tag: string): number =>
    [...lcov.matchAll(new RegExp(`^${tag}:(\\d+)$`, "gm"))].reduce((total, [, lines]) => total + Number(lines), 0);
  return { covered: count("LH"), total: count("LF") };
}
