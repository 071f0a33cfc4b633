import { spawn } from "node:child_process";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

import type { Area } from "./areas.js";
import type { Mutant, MutationResult } from "./MutationResult.js";

const settingsFile = "stryker.json";
const resultFile = "mutation.json";

/**
 * Changes an area's code in a copy of the project, one change at a time, and runs the tests that reach it.
 *
 * What runs when a module is loaded asks for a new process and all the tests, some hundred times as long. So only that
 * is tried in this way which cannot be changed later, or survived being changed later.
 *
 * @param copy - The folder.
 * @param keep - Whether to keep what was found before of what nothing has touched since.
 * @throws Stryker could not run, or the tests fail without any change.
 */
export async function mutateArea(copy: string, area: Area, keep: boolean): Promise<MutationResult> {
  const result = await runStryker(copy, {
    ...settingsOf(copy, area),
    ignoreStatic: true,
    ...kept(copy, "later", keep),
  });
  const open = Object.entries(result.files).flatMap(([file, { mutants }]) =>
    mutants.filter(isOpen).map((mutant) => `${file}:${rangeOf(mutant)}`),
  );
  if (open.length === 0) return result;
  const settings = { ...settingsOf(copy, area), mutate: [...new Set(open)], ...kept(copy, "loaded", keep) };
  return combine(result, await runStryker(copy, settings));
}

/** Whether it is still to be told what becomes of a change when it is there from the beginning. */
function isOpen({ status, static: isStatic = false, statusReason = "" }: Mutant): boolean {
  return isStatic && (status === "Survived" || (status === "Ignored" && statusReason.startsWith("Static")));
}

/** Where a change is, as Stryker is told it: lines from 1, columns from 0. */
function rangeOf({ location: { start, end } }: Mutant): string {
  return `${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
}

/** Puts what became of the changes that were open in their places. */
function combine(result: MutationResult, further: MutationResult): MutationResult {
  const files = Object.entries(result.files).map(([file, { source, mutants }]) => {
    const found = new Map(further.files[file]?.mutants.map((mutant) => [identify(mutant), mutant]));
    const all = mutants.map((mutant) => (isOpen(mutant) ? (found.get(identify(mutant)) ?? mutant) : mutant));
    return [file, { source, mutants: all }] as const;
  });
  return { files: Object.fromEntries(files) };
}

function identify({ mutatorName, replacement, location }: Mutant): string {
  return JSON.stringify([mutatorName, replacement, location.start, location.end]);
}

async function runStryker(copy: string, settings: object): Promise<MutationResult> {
  writeFileSync(join(copy, settingsFile), JSON.stringify(settings));
  // What is printed to the standard output is the result alone.
  const child = spawn("stryker", ["run", settingsFile], {
    cwd: copy,
    env: { ...process.env, ELICENSE_SHARED_STAGE: "1" },
    stdio: ["ignore", 2, 2],
  });
  const status = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (status !== 0) throw new RangeError("Stryker did not end well: look above.");
  return JSON.parse(readFileSync(join(copy, resultFile), "utf8")) as MutationResult;
}

/** What is found is written down for the next time, whether or not this time goes by what was found before. */
function kept(copy: string, name: string, keep: boolean): object {
  return { incremental: true, force: !keep, incrementalFile: `${copy}.${name}.json` };
}

function settingsOf(copy: string, { mutate, tests, without, onChain = false }: Area): object {
  return {
    mutate,
    testRunner: "mocha",
    mochaOptions: {
      spec: tests.flatMap((pattern) => globSync(pattern, { cwd: copy }).sort()),
      require: [join(copy, "scripts", "mutate", "hurry.ts")],
      ...(without !== undefined && { grep: `/^(?!.*(?:${without.source}))/` }),
    },
    testRunnerNodeArgs: ["--import", "tsx"],
    // Faults of types are for the compiler.
    disableTypeChecks: true,
    coverageAnalysis: "perTest",
    inPlace: true,
    plugins: ["@stryker-mutator/mocha-runner"],
    concurrency: Math.min(2, availableParallelism()),
    // Long, for a test that is slow on a busy machine would count as one that noticed.
    timeoutMS: onChain ? 30_000 : 15_000,
    maxTestRunnerReuse: onChain ? 40 : 0,
    warnings: { slow: false },
    reporters: ["json", "progress-append-only"],
    jsonReporter: { fileName: resultFile },
    tempDirName: "stryker",
  };
}
