/**
 * `npm run test:crash`: issues licenses while the command is killed again and again, and over a line on which much goes
 * wrong, for half an hour or so, and writes what came of it into docs/crash.md.
 *
 *   npm run test:crash -- --kills 50 --requests 500     less of it, and nothing is written
 */
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";

import { Command } from "commander";
import { format, resolveConfig } from "prettier";

import { compile } from "../../scripts/compile.js";
import { projectRoot } from "../../scripts/config.js";
import { exitCodes, parseArguments, runScript } from "../../scripts/exit.js";
import { startProgress } from "../../scripts/output/progress.js";
import { startConsortium, type TestConsortium } from "../scripts/commands/consortium.js";
import type { Fault } from "../scripts/support/faultyLine.js";
import type { Comparison } from "./approvedFiles.js";
import { crashLoop, type CrashResult } from "./crashLoop.js";
import { faultLoop, type FaultResult } from "./faultLoop.js";

/** How much of each: what the report is about. */
interface Amounts {
  readonly kills: number;
  readonly requests: number;
}

const whole: Amounts = { kills: 500, requests: 5_000 };

/** Of a hundred requests so many fare badly. */
const percent = 20;

type Row = readonly [what: string, count: number];

const faultWords: Readonly<Record<Fault, string>> = {
  dropped: "the connection reset before the node had the request",
  refused: "status 503 before the node had the request",
  doubled: "the request given to the node twice",
  delayed: "late by 0.3 s",
  answerDropped: "the connection reset after the node had answered",
  answerRefused: "status 503 after the node had answered",
  answerCut: "half of the answer",
};

const page = join(projectRoot, "docs", "crash.md");

await runScript(async () => {
  const amounts = parseArguments<Amounts>(
    new Command("npm run test:crash --")
      .description(
        "Issues licenses while it is killed, and over a bad line, and looks for what is lost or twice there.",
      )
      .option("--kills <n>", "how often it is killed", Number, whole.kills)
      .option("--requests <n>", "how many requests go over the bad line", Number, whole.requests),
  );
  await compile();
  const killed = await onChain("kills", amounts.kills, (consortium, told) =>
    crashLoop(consortium, { ...{ kills: amounts.kills, licenses: 400, batchSize: 10 }, told }),
  );
  const misheard = await onChain("requests", amounts.requests, (consortium, told) =>
    faultLoop(consortium, {
      ...{ requests: amounts.requests, percent, seed: 2026, licenses: 400, batchSize: 10 },
      told,
    }),
  );
  console.log(JSON.stringify({ killed, misheard }, undefined, 2));
  if (amounts.kills === whole.kills && amounts.requests === whole.requests) {
    writeFileSync(page, await reportOf(killed, misheard));
  }
  return [killed, misheard].every(isWhole) ? exitCodes.done : exitCodes.refused;
});

async function onChain<Result>(
  label: string,
  total: number,
  loop: (consortium: TestConsortium, told: (count: number) => void) => Promise<Result>,
): Promise<Result> {
  const consortium = await startConsortium();
  const progress = startProgress(label, total);
  try {
    return await loop(consortium, (count) => progress.show(Math.min(count, total)));
  } finally {
    progress.end();
    await consortium.stop();
  }
}

function isWhole({ lost, invented, twice, documentsWrong, open }: Comparison): boolean {
  return lost + invented + twice + documentsWrong + open === 0;
}

async function reportOf(killed: CrashResult, misheard: FaultResult): Promise<string> {
  const text = `# What a kill and a bad line leave

    Written by \`npm run test:crash\`, on ${new Date().toISOString().slice(0, 10)}, on ${machine()}. Files of 400 licenses
    are issued on a real chain (anvil), in batches of 10 that a second key has approved. Then the register is read, proved
    whole, and each document is verified. Shorter loops are part of \`npm test\`.

    ## Killed at any instant

    The command is killed and run again until it ends by itself.

    ${tableOf([
      [
        "times that `issue` was killed (SIGKILL), at a random instant before twice the time that planning takes",
        killed.kills,
      ],
      ["runs that ended by themselves", killed.ended],
      ["transactions that a run found open in the journal, and sent again", killed.recovered],
      ...rowsOf(killed),
    ])}

    ## On a bad line

    Of a hundred requests between the command and the node ${percent} fare badly. Where the command cannot tell how it went,
    it says so and is run again.

    ${tableOf([
      ["requests", misheard.counts.requests],
      ...Object.entries(faultWords).map(([fault, words]) => [words, misheard.counts[fault as Fault]] as const),
      ["runs that could not tell, and were run again", misheard.runsAgain],
      ...rowsOf(misheard),
    ])}
    `;
  return format(text.replaceAll(/^ {4}/gm, ""), { ...(await resolveConfig(page)), filepath: page });
}

function rowsOf(result: Comparison & { readonly files: number }): readonly Row[] {
  return [
    ["files", result.files],
    ["licenses in them", result.licenses],
    ["transactions on the chain", result.transactions],
    ["**licenses lost**", result.lost],
    ["**licenses issued twice**", result.twice],
    ["**licenses on the chain that no file has**", result.invented],
    ["**documents missing, or not VALID by the chain**", result.documentsWrong],
    ["**transactions left open**", result.open],
    ["temporary files left in the folders, for a later run to take away", result.leftovers],
  ];
}

function tableOf(rows: readonly Row[]): string {
  return ["| | |", "| --- | --: |", ...rows.map(([what, count]) => `| ${what} | ${count} |`)].join("\n    ");
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} × ${cpu?.model ?? "?"}, ${memory} GiB, Node ${process.version}`;
}
