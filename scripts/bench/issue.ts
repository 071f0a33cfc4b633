/**
 * Measures issuing by the command line beside a bare loop and its peers, in one run on one chain.
 *
 *   npm run bench:issue                  a table; takes some ten minutes
 *   npm run -s bench:issue -- --json     one array of measurements, and nothing else; -s silences npm itself
 *   npm run bench:issue -- --own         elicense and the floor alone, so that no peer need be installed
 *   npm run bench:issue -- --quick       a hundredth of the work: its figures are rough
 *
 * The first time it installs the peer from npm's registry, in a folder that git ignores.
 */
import { Command } from "commander";
import { tasks } from "hardhat";

import { buildCli } from "../cli/buildCli.js";
import { parseArguments, runScript } from "../exit.js";
import type { Figure } from "./Figure.js";
import { askAndApprove } from "./issue/askAndApprove.js";
import { goals } from "./issue/goals.js";
import { lawyerRows } from "./issue/lawyerRows.js";
import { measureCommand } from "./issue/measureCommand.js";
import { measureLoop } from "./issue/measureLoop.js";
import { measureValidation } from "./issue/measureValidation.js";
import { openScene, writeLines, type Scene } from "./issue/openScene.js";
import { measureEas } from "./issue/peers/measureEas.js";
import { measureMints } from "./issue/peers/measureMints.js";
import { peers } from "./issue/peers/peers.js";
import { quickPlan, wholePlan, type Plan } from "./issue/Plan.js";
import { report } from "./issue/report.js";
import { judge } from "./judge.js";

interface Options {
  readonly json?: true;
  readonly own?: true;
  readonly quick?: true;
}

await runScript(async () => {
  const options = parseArguments<Options>(
    new Command("npm run bench:issue --")
      .description("Measures issuing by the command line beside a bare loop and its peers.")
      .option("--json", "print one JSON array of measurements, and nothing else")
      .option("--own", "measure elicense and the floor alone, without installing a peer")
      .option("--quick", "do a hundredth of the work, for rough figures")
      .allowExcessArguments(false),
  );
  if (options.own !== true) peers.install(say);
  await tasks.getTask("build").run({ quiet: true, noTests: true });
  await buildCli();

  const plan = options.quick === true ? quickPlan : wholePlan;
  const scene = await openScene();
  try {
    const figures = [
      ...(await measureOwn(scene, plan)),
      ...(options.own === true ? [] : await measurePeers(scene, plan)),
    ];
    const measurements = judge(figures, goals);
    console.log(options.json === true ? JSON.stringify(measurements, null, 2) : report(measurements));
  } finally {
    await scene.close();
  }
  return undefined;
});

async function measureOwn(scene: Scene, plan: Plan): Promise<readonly Figure[]> {
  const { licenses } = plan;
  say(`Writing two files of ${String(licenses)} invented lawyers.`);
  const file = writeLines(scene, "licenses.csv", lawyerRows(licenses));
  const other = writeLines(scene, "loop.csv", lawyerRows(licenses, licenses));
  say("Measuring the judging of rows.");
  const validation = await measureValidation(file, scene.env);
  say("Having both files approved.");
  await askAndApprove(scene, file, plan);
  const calls = await askAndApprove(scene, other, plan);
  await scene.mineBySecond();
  say("Measuring the bare loop.");
  const loop = await measureLoop(scene, calls, licenses);
  say("Measuring the command line.");
  return [...(await measureCommand(scene, file, plan)), loop, validation];
}

async function measurePeers(scene: Scene, plan: Plan): Promise<readonly Figure[]> {
  say("Measuring the peers.");
  return [await measureEas(scene, plan), await measureMints(scene, plan)];
}

/** Tells of progress where it is in nobody's way. */
function say(line: string): void {
  console.error(line);
}
