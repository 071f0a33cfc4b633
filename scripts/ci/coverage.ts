/**
 * Measures which lines, statements, branches and functions of the contracts their own tests reach, and fails below the
 * floor. Lines and statements are Hardhat's; plugins/coverageProbes adds the others.
 *
 * Only the tests of the contracts count: a line that nothing but the demo happens to touch is not tested.
 *
 *   coverage.ts            compiles and measures
 *   coverage.ts compile    compiles alone, which takes one core for minutes: another may be used beside it
 *   coverage.ts measure    measures what was compiled
 */
import { glob, readFile, rm } from "node:fs/promises";

import { paths, type Point } from "../../plugins/coverageProbes/Point.js";
import { countLines, countReached, percentOf } from "./judgeCoverage.js";
import { run } from "./run.js";

const FLOOR = 100;

const [only] = process.argv.slice(2);
const compiled = only === "measure" || (await compile());
const measured = only === "compile" || (compiled && (await measure()));
process.exitCode = compiled && measured ? 0 : 1;

async function compile(): Promise<boolean> {
  // What stands there may be of other code.
  await rm("coverage", { recursive: true, force: true });
  const { exitCode } = await run("hardhat", ["build", "--coverage"]);
  if (exitCode !== 0) console.error("The contracts did not compile, so coverage was not measured.");
  return exitCode === 0;
}

async function measure(): Promise<boolean> {
  const all = await find(["test/solidity/**/*.t.sol", "test/contracts/**/*.test.ts"]);
  // Invariants ask what always holds, and reach nothing that the others do not: instrumented they take minutes.
  const tests = all.filter((file) => !file.endsWith("/Invariants.t.sol"));
  if (tests.length === 0) {
    console.error("There are no tests of the contracts to measure.");
    return false;
  }
  // What an earlier measurement reached is not reached by this one.
  await rm(paths.hits, { recursive: true, force: true });
  const { exitCode } = await run("hardhat", ["test", "--coverage", ...tests]);
  if (exitCode !== 0) {
    console.error("The tests failed, so coverage was not judged.");
    return false;
  }
  return judge();
}

async function judge(): Promise<boolean> {
  const points = (await readAll<Point[]>(`${paths.points}/*.json`)).flat();
  const hits = new Set((await readAll<Record<string, number>>(`${paths.hits}/*/*.json`)).flatMap(Object.keys));

  const missed = points.filter(({ tag }) => !hits.has(tag));
  for (const { kind, file, line, name } of missed.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)) {
    console.error(`${file}:${line}: no test reaches this ${kind}: ${name}`);
  }
  const counts = [countLines(await readFile("coverage/lcov.info", "utf8")), ...countReached(points, hits)];
  for (const count of counts) {
    const { kind, covered, total } = count;
    console.log(`${kind.padEnd(9)} ${covered} of ${total} reached: ${percentOf(count).toFixed(2)} %, floor ${FLOOR} %`);
  }
  return counts.every((count) => percentOf(count) >= FLOOR);
}

async function readAll<Content>(pattern: string): Promise<Content[]> {
  const files = await find([pattern]);
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(file, "utf8")) as Content));
}

async function find(patterns: readonly string[]): Promise<string[]> {
  const files = [];
  for await (const file of glob(patterns)) files.push(file);
  return files.sort();
}
