/**
 * `npm run test:crash`: kills `issue` again and again, for an hour or so, and writes what came of it into docs/crash.md.
 *
 *   npm run test:crash -- --kills 50     fewer, and nothing is written
 */
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";

import { Command } from "commander";
import { format, resolveConfig } from "prettier";

import { projectRoot } from "../../scripts/config.js";
import { exitCodes, parseArguments, runScript } from "../../scripts/exit.js";
import { startProgress } from "../../scripts/output/progress.js";
import { startConsortium } from "../scripts/commands/consortium.js";
import { crashLoop, type CrashResult } from "./crashLoop.js";

/** What the report is about. */
const whole = 500;

const page = join(projectRoot, "docs", "crash.md");

await runScript(async () => {
  const { kills } = parseArguments<{ readonly kills: number }>(
    new Command("npm run test:crash --")
      .description("Kills `issue` at random instants, and runs it again until all is issued.")
      .option("--kills <n>", `how often; only ${String(whole)} are written down`, Number, whole),
  );
  const consortium = await startConsortium();
  const progress = startProgress("kills", kills);
  try {
    const result = await crashLoop(consortium, {
      ...{ kills, licenses: 400, batchSize: 10, longest: 3_000 },
      told: (count) => progress.show(Math.min(count, kills)),
    });
    progress.end();
    console.log(JSON.stringify(result, undefined, 2));
    if (kills === whole) writeFileSync(page, await reportOf(result));
    const { lost, invented, twice, documentsWrong, open } = result;
    return lost + invented + twice + documentsWrong + open === 0 ? exitCodes.done : exitCodes.refused;
  } finally {
    await consortium.stop();
  }
});

async function reportOf(result: CrashResult): Promise<string> {
  const rows: readonly (readonly [what: string, count: number])[] = [
    ["times that `issue` was killed (SIGKILL), at a random instant of up to 3 s", result.kills],
    ["runs that ended by themselves", result.ended],
    ["files", result.files],
    ["licenses in them", result.licenses],
    ["transactions on the chain", result.transactions],
    ["transactions that a run found open in the journal, and sent again", result.recovered],
    ["**licenses lost**", result.lost],
    ["**licenses issued twice**", result.twice],
    ["**licenses on the chain that no file has**", result.invented],
    ["**documents missing, or not VALID by the chain**", result.documentsWrong],
    ["**transactions left open**", result.open],
    ["temporary files left in the folders, for the next run to write over", result.leftovers],
  ];
  const text = `# What a kill at any instant leaves

    Written by \`npm run test:crash\`, on ${new Date().toISOString().slice(0, 10)}, on ${machine()}. Files of 400 licenses
    are issued on a real chain (anvil), in batches of 10 that a second key has approved; the command is killed and run
    again until it ends by itself. Then the register is read, proved whole, and each document is verified.

    | | |
    | --- | --: |
    ${rows.map(([what, count]) => `| ${what} | ${String(count)} |`).join("\n    ")}

    A shorter loop is part of \`npm test\`.
    `;
  return format(text.replaceAll(/^ {4}/gm, ""), { ...(await resolveConfig(page)), filepath: page });
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${String(availableParallelism())} × ${cpu?.model ?? "?"}, ${String(memory)} GiB, Node ${process.version}`;
}
