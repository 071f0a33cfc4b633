/**
 * Tries the SDK's tests by changing its code: each change that no test notices is a question that none asks.
 *
 *   npm run mutate                           all areas, for some hours
 *   npm run mutate -- identifiers verify     these
 *   npm run mutate -- history --incremental  only what changed since the last time, to see what a test is good for
 *
 * The code is changed in a copy under `.elicense/mutate/`. What was found is written into docs/mutation.md, each area in
 * the place of what was found of it before. Fails where an area is below the floor, or no reason is given for a survivor.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { join } from "node:path";

import { Command } from "commander";
import { format, resolveConfig } from "prettier";

import { compile } from "./compile.js";
import { projectRoot } from "./config.js";
import { exitCodes, parseArguments, runScript } from "./exit.js";
import { areas, type AreaName } from "./mutate/areas.js";
import { copyProject } from "./mutate/copyProject.js";
import { countAll, floor, scoreOf } from "./mutate/Count.js";
import type { MutationResult } from "./mutate/MutationResult.js";
import { readReasons, reasonFor } from "./mutate/reasons.js";
import { putReport } from "./mutate/report.js";
import { mutateArea } from "./mutate/mutateArea.js";
import { listSurvivors } from "./mutate/Survivor.js";

const names = Object.keys(areas) as AreaName[];
const page = join(projectRoot, "docs", "mutation.md");

await runScript(async () => {
  const command = new Command("npm run mutate --")
    .description("Changes the SDK's code and tells which changes its tests do not notice.")
    .argument("[area...]", `of ${names.join(", ")}; all if left out`)
    .option("--incremental", "keep what was found before of what has not changed since");
  const { incremental = false } = parseArguments<{ readonly incremental?: true }>(command);
  const chosen = command.args.length === 0 ? names : command.args;
  const stranger = chosen.find((name) => !(names as string[]).includes(name));
  if (stranger !== undefined) {
    console.error(`There is no area ${stranger}; there are ${names.join(", ")}.`);
    return exitCodes.usage;
  }

  // It takes the machine for long, and nobody waits for it.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  await compile(true);
  let good = true;
  for (const name of chosen as AreaName[]) good = (await mutate(name, incremental)) && good;
  return good ? exitCodes.done : exitCodes.refused;
});

async function mutate(name: AreaName, incremental: boolean): Promise<boolean> {
  const copy = copyProject(name);
  const result = await mutateArea(copy, areas[name], incremental);
  writeFileSync(`${copy}.json`, JSON.stringify(result));
  await write(name, result);
  return judge(name, result);
}

async function write(name: AreaName, result: MutationResult): Promise<void> {
  const report = { name, day: new Date().toISOString().slice(0, 10), result };
  const text = putReport(readFileSync(page, "utf8"), report, readReasons());
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
}

/** Says how an area came out, and what is to be done about it. */
function judge(name: AreaName, result: MutationResult): boolean {
  const reasons = readReasons();
  const open = listSurvivors(result).filter((survivor) => reasonFor(reasons, survivor) === undefined);
  for (const { file, line, text, change } of open) console.error(`${file}:${line}: ${text}\n    ${change}`);
  const score = scoreOf(countAll(result));
  console.log(
    `${name}: ${score.toFixed(1)} % killed, floor ${floor} %; ${open.length} survived without a reason in reasons.json.`,
  );
  return score >= floor && open.length === 0;
}
