/**
 * Measures issuing by the command line beside a bare loop and its peers, in one run on one chain.
 *
 *   npm run bench:issue                  a table; takes a quarter of an hour
 *   npm run -s bench:issue -- --json     one array of measurements, and nothing else; -s silences npm itself
 *   npm run bench:issue -- --own         elicense and the floor alone, so that no peer need be installed
 *   npm run bench:issue -- --quick       a hundredth of the work: its figures are rough
 *
 * The first time it installs the peer from npm's registry, in a folder that git ignores.
 */

import { buildCli } from "../cli/buildCli.js";
import { compile } from "../compile.js";
import { runScript } from "../exit.js";
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
import { readOptions } from "./readOptions.js";

await runScript(async () => {
  const options = readOptions(
    "bench:issue",
    "Measures issuing by the command line beside a bare loop and its peers.",
    "measure elicense and the floor alone, without installing a peer",
  );
  if (options.own !== true) peers.install(say);
  await compile();
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
  const validation = await measureValidation([other, file, other, file], scene.env);
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
