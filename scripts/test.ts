/**
 * Runs the tests: `npm test` all of them, `npm test -- <path>…` the Mocha tests in these files and directories.
 *
 * Builds once, shows what the runners print, repeats what failed, and ends with the one line `N passed, N failed`. Many Mocha
 * tests run in parts, two at a time; what a part printed is shown when it has ended. A build that breaks, a runner
 * that crashes and a runner that runs no test count as failures: nothing passes by not being run.
 */
import { glob, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { failuresOf, formatFailures } from "./ci/failures.js";
import { run, type Run, type RunOptions } from "./ci/run.js";
import { formatSuccesses } from "./ci/successes.js";
import { format, parseSummary, sum, type Tally } from "./ci/tally.js";

/** Where test/solidity/Invariants.t.sol writes how often each deed of its handler succeeded. */
const successes = "cache/invariants.csv";

/** How many files a part of the tests has at most: so few that the last two parts end at nearly the same time. */
const filesPerPart = 20;

const failure: Tally = { passed: 0, failed: 1 };

const failures: string[] = [];
const tally = await test(process.argv.slice(2));
const repeated = formatFailures(failures);
if (repeated !== undefined) console.log(`\n${repeated}\n`);
console.log(format(tally));
process.exitCode = tally.failed === 0 ? 0 : 1;

async function test(paths: readonly string[]): Promise<Tally> {
  // Mocha would load helpers too, were it given the directory instead of the files.
  const files = await testFiles(paths.length === 0 ? ["test"] : paths);
  if (files === undefined) return failure;

  console.log("Building the contracts. Takes minutes where they have to be compiled.");
  const build = await run("hardhat", ["build"]);
  if (build.exitCode !== 0) {
    console.error("The build failed, so no test ran.");
    return failure;
  }

  const tallies = [];
  if (paths.length === 0) {
    await rm(successes, { force: true });
    tallies.push(judge("solidity", await startTests("solidity", [])));
    await printSuccesses();
  }
  tallies.push(...(await testParts(files)));
  return sum(tallies);
}

/** Runs Mocha tests two parts at a time, which takes two thirds of the time of one: each waits much, for a chain or a program. */
async function testParts(files: readonly string[]): Promise<readonly Tally[]> {
  const count = Math.ceil(files.length / filesPerPart);
  const parts = Array.from({ length: count }, (_, part) => files.filter((_, position) => position % count === part));
  if (count > 1) {
    console.log(
      `The other tests, in ${count} parts, two at a time: what one printed is shown when it has ended. Takes 20 minutes.`,
    );
  }
  const tallies: Tally[] = [];
  const work = async (): Promise<void> => {
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
      const ended = await startTests("mocha", part, { held: count > 1 });
      if (count > 1) console.log(`${ended.output}\nPart ${tallies.length + 1} of ${count} has ended.`);
      tallies.push(judge("mocha", ended));
    }
  };
  await Promise.all([work(), work()]);
  return tallies;
}

function startTests(runner: "solidity" | "mocha", files: readonly string[], options?: RunOptions): Promise<Run> {
  return run("hardhat", ["test", runner, "--no-compile", ...files], options);
}

function judge(runner: "solidity" | "mocha", { exitCode, output }: Run): Tally {
  const counted = parseSummary(output);
  if (counted === undefined) {
    complain(`The ${runner} runner ran no test (exit code ${exitCode}).`);
    return failure;
  }
  if (exitCode !== 0 && counted.failed === 0) {
    complain(`The ${runner} runner crashed (exit code ${exitCode}) although no test failed.`);
    return sum([counted, failure]);
  }
  const told = failuresOf(output);
  if (told !== undefined) failures.push(told);
  return counted;
}

/** Says it where it is noticed, and once more at the end. */
function complain(fault: string): void {
  console.error(fault);
  failures.push(fault);
}

/** The runner shows nothing of what a test that passes has to say. */
async function printSuccesses(): Promise<void> {
  const lines = await readFile(successes, "utf8").catch(() => "");
  const table = formatSuccesses(lines, await readFile("test/solidity/Tally.sol", "utf8"));
  if (table !== undefined) console.log(`${table}\n`);
}

async function testFiles(paths: readonly string[]): Promise<string[] | undefined> {
  const files = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) {
      console.error(`There is no test file or directory ${path}.`);
      return undefined;
    }
    if (!found.isDirectory()) files.push(path);
    else for await (const file of glob(join(path, "**/*.test.ts"))) files.push(file);
  }
  // Mocha falls back to every file under test/ when it is given none.
  if (files.length === 0) {
    console.error(`There is no *.test.ts under ${paths.join(", ")}.`);
    return undefined;
  }
  return files.sort();
}
