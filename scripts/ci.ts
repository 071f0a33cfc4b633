/**
 * Everything that a change must pass. Each check runs even if one before it failed, and counts as one test more. What
 * failed is repeated at the end; the last line is `N passed, N failed`.
 */
import { formatFailures, readFailures } from "./ci/failures.js";
import { run, type Run } from "./ci/run.js";
import { format, parse, sum, type Tally } from "./ci/tally.js";

const pass: Tally = { passed: 1, failed: 0 };
const failure: Tally = { passed: 0, failed: 1 };
const failures: string[] = [];

/** Lines of a failed check's output that are repeated at the end. */
const mostLines = 40;

// Coverage compiles code of its own, into folders of its own. The types are made anew meanwhile: nothing may use them.
const instrumented = run("npm", ["run", "coverage", "--", "compile"], { held: true });
// First, so that the tests find the contracts built.
const types = await check("generated types", () => run("tsx", ["scripts/ci/types.ts"]));
const compiled = await instrumented;

// Coverage can go on beside the tests; lint and the reference change nothing.
const coverage =
  compiled.exitCode === 0
    ? run("npm", ["run", "coverage", "--", "measure"], { held: true })
    : Promise.resolve(compiled);
const lint = coverage.then(() => run("npm", ["run", "lint"], { held: true }));
const reference = lint.then(() => run("npm", ["run", "docs:sdk"], { held: true }));

const tallies = [
  types,
  await tests(),
  await check("coverage", () => coverage.then(show)),
  await check("lint", () => lint.then(show)),
  await check("reference", () => reference.then(show)),
];

const total = sum(tallies);
const repeated = formatFailures(failures);
if (repeated !== undefined) console.log(`\n${repeated}`);
console.log(`\n${format(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function tests(): Promise<Tally> {
  announce("tests");
  const { exitCode, output } = await run("npm", ["test"]);

  const counted = parse(output);
  const told = readFailures(output);
  if (told !== undefined) failures.push(told);
  if (counted === undefined || (exitCode !== 0 && counted.failed === 0)) {
    const fault = `The tests did not end as they should (exit code ${exitCode}).`;
    console.error(fault);
    failures.push(fault);
    return counted === undefined ? failure : sum([counted, failure]);
  }
  return counted;
}

async function check(name: string, start: () => Promise<Run>): Promise<Tally> {
  announce(name);
  const { exitCode, output } = await start();

  console.log(`${name}: ${exitCode === 0 ? "passed" : "FAILED"}`);
  if (exitCode === 0) return pass;
  failures.push([`${name}:`, ...output.trimEnd().split("\n").slice(-mostLines)].join("\n"));
  return failure;
}

/** Shows what a run had to say that was held back. */
function show(ended: Run): Run {
  console.log(ended.output);
  return ended;
}

function announce(name: string): void {
  console.log(`\n=== ${name} ===\n`);
}
