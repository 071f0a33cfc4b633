/**
 * Everything that a change must pass. Each check runs even if one before it failed, and counts as one test more; the
 * last line is `N passed, N failed`.
 */
import { run } from "./ci/run.js";
import { format, parse, sum, type Tally } from "./ci/tally.js";

const pass: Tally = { passed: 1, failed: 0 };
const failure: Tally = { passed: 0, failed: 1 };

const tallies = [
  await tests(),
  await check("lint", "npm", ["run", "lint"]),
  await check("generated types", "tsx", ["scripts/ci/types.ts"]),
  await check("coverage", "npm", ["run", "coverage"]),
];

const total = sum(tallies);
console.log(`\n${format(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function tests(): Promise<Tally> {
  announce("tests");
  const { exitCode, output } = await run("npm", ["test"]);

  const counted = parse(output);
  if (counted === undefined || (exitCode !== 0 && counted.failed === 0)) {
    console.error(`The tests did not end as they should (exit code ${exitCode}).`);
    return counted === undefined ? failure : sum([counted, failure]);
  }
  return counted;
}

async function check(name: string, command: string, args: readonly string[]): Promise<Tally> {
  announce(name);
  const { exitCode } = await run(command, args);

  console.log(`${name}: ${exitCode === 0 ? "passed" : "FAILED"}`);
  return exitCode === 0 ? pass : failure;
}

function announce(name: string): void {
  console.log(`\n=== ${name} ===\n`);
}
