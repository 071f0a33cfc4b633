/**
 * Measures elicense's SDK side by side with its peers, in one run on one node.
 *
 *   npm run bench:sdk                  a table
 *   npm run -s bench:sdk -- --json     one array of measurements, and nothing else; -s silences npm itself
 *   npm run bench:sdk -- --own         elicense alone, so that no peer need be installed
 *   npm run bench:sdk -- --quick       a hundredth of the work: its figures are rough
 *
 * The first time it installs the peers, some 300 MB, from npm's registry, in a folder that git ignores.
 */

import { compile } from "../compile.js";
import { runScript } from "../exit.js";
import type { Figure } from "./Figure.js";
import { judge } from "./judge.js";
import { readOptions } from "./readOptions.js";
import { goals } from "./sdk/goals.js";
import { measureApart } from "./sdk/measureApart.js";
import { openScene } from "./sdk/openScene.js";
import { peers as installed } from "./sdk/peers/peers.js";
import { quickPlan, wholePlan, type Plan } from "./sdk/Plan.js";
import { report } from "./sdk/report.js";
import { own, peers } from "./sdk/subjects.js";

await runScript(async () => {
  const options = readOptions(
    "bench:sdk",
    "Measures elicense's SDK side by side with its peers, which it installs the first time.",
    "measure elicense alone, without installing its peers",
  );
  if (options.own !== true) installed.install(say);
  await compile();

  const modules = { ...own, ...(options.own !== true && peers) };
  const plan = options.quick === true ? quickPlan : wholePlan;
  const measurements = judge(await measure(plan, modules), goals);
  console.log(options.json === true ? JSON.stringify(measurements, null, 2) : report(measurements));
  return undefined;
});

async function measure(plan: Plan, modules: Readonly<Record<string, string>>): Promise<readonly Figure[]> {
  say("Starting a node and issuing licenses.");
  const { close, ...scene } = await openScene(plan);
  try {
    const figures: Figure[] = [];
    for (const [module, what] of Object.entries(modules)) {
      say(`Measuring ${what}.`);
      figures.push(...(await measureApart(module, scene)));
    }
    return figures;
  } finally {
    await close();
  }
}

/** Tells of progress where it is in nobody's way. */
function say(line: string): void {
  console.error(line);
}
