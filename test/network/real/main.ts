/**
 * `npm run test:network`: four real validators of Hyperledger Besu on this machine, what departments do with them, and what
 * happens to them, while licenses are issued through the command line. Writes what came of it into
 * docs/assurance/network.md.
 *
 *   npm run test:network                     all of it, half an hour or so
 *   npm run test:network -- --only faults    one part of it after the founding; nothing is written
 *
 * Where there is no Besu (BESU_HOME, PATH), it says that it did not run, and ends with 3: nothing has passed then.
 */
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";

import { Command, Option } from "commander";

import { NetworkError } from "../../../network/NetworkError.js";
import { exitCodes, parseArguments, runScript } from "../../../scripts/exit.js";
import { findEngine } from "../../../scripts/network/engine/findEngine.js";
import { compare } from "../../crash/approvedFiles.js";
import { builtCli } from "../../scripts/commands/runCli.js";
import { otherAccount, rates, throughRpcNode, withoutTrust } from "./clients.js";
import { runNetwork, type Department } from "./Department.js";
import { allKilled, oneKilled, restartedTogether, twoKilled } from "./faults.js";
import { assembleEach, deployTogether, startEach } from "./found.js";
import {
  backUp,
  join5,
  leave,
  leftVotes,
  newDepartment,
  otherGenesis,
  otherPeriod,
  recover,
  replaceMachine,
  rotate,
  toFork,
  upgrade,
} from "./life.js";
import { govern } from "./govern.js";
import { Log, require } from "./Log.js";
import { partition } from "./partition.js";
import { reportOf, reportPage } from "./report.js";
import { followed } from "./runbook.js";
import type { Run } from "./Run.js";
import { clearScene, consortiumOn, makeScene, networkName, rpcUrlOf } from "./Scene.js";
import { Stream } from "./Stream.js";

const parts = ["faults", "partition", "clients", "life"] as const;

type Part = (typeof parts)[number];

await runScript(async () => {
  const { only } = parseArguments<{ readonly only?: Part }>(
    new Command("npm run test:network --")
      .description("Runs a network of four real validators through its life, and through what can happen to it.")
      .addOption(new Option("--only <part>", "one part of it after the founding").choices(parts)),
  );
  const engine = engineHere();
  if (engine === undefined) {
    console.log("test:network DID NOT RUN: no Besu in BESU_HOME or on the PATH. Nothing was tested.");
    return exitCodes.unknown;
  }
  await builtCli();
  const version = (await promisify(execFile)(engine, ["--version"])).stdout.trim();
  const log = new Log();
  const scene = await makeScene(["anhui", "shanghai", "bozhou", "hefei"]);
  const machines: Department[] = [...scene.departments];
  try {
    await assembleEach(scene, log);
    await startEach(scene, log);
    const deployment = await deployTogether(scene, log);
    if (deployment === undefined) return exitCodes.refused;
    await govern(scene, deployment, log);
    const stream = new Stream(consortiumOn(scene, deployment, scene.departments.map(rpcUrlOf)));
    stream.start();
    await stream.further(60, 300);
    const run: Run = { scene, log, stream };
    const wanted = (part: Part): boolean => only === undefined || only === part;
    if (wanted("faults")) {
      await oneKilled(run);
      await twoKilled(run);
      await restartedTogether(run);
      await allKilled(run);
    }
    if (wanted("partition")) await partition(run);
    if (wanted("clients")) {
      await throughRpcNode(run);
      await withoutTrust(run);
      await otherAccount(run);
    }
    if (wanted("life")) await live(run, machines);
    await stream.stop();
    if (wanted("clients")) await rates(run);
    await log.step("Every license of the stream, held against its files", async (note) => {
      const found = await compare(stream.consortium, stream.files);
      const { licenses, transactions, open, lost, invented, twice, documentsWrong } = found;
      note(
        `${String(licenses)} licenses in ${String(stream.files.length)} files, ${String(transactions)} transactions: ${String(lost)} lost, ${String(twice)} twice, ${String(documentsWrong)} documents missing or not VALID, ${String(open)} transactions open.`,
      );
      // The rates' own files are none of the stream's.
      require(lost + twice + documentsWrong + open === 0 && (wanted("clients") || invented === 0), "see above");
    });
    if (only === undefined) {
      mkdirSync(dirname(reportPage), { recursive: true });
      writeFileSync(reportPage, await reportOf(version, log, followed));
    }
  } finally {
    for (const department of machines) await runNetwork(department, "down", "--network", networkName);
    await clearScene(scene);
  }
  console.log(JSON.stringify(log.entries, undefined, 2));
  return log.entries.every(({ good }) => good) ? exitCodes.done : exitCodes.refused;
});

/** What departments do with a network in the course of years. */
async function live(run: Run, machines: Department[]): Promise<void> {
  const { scene } = run;
  const [anhui, shanghai, bozhou, hefei] = scene.departments;
  require(anhui !== undefined &&
    shanghai !== undefined &&
    bozhou !== undefined &&
    hefei !== undefined, "no departments");
  const fuyang = newDepartment(scene, "fuyang", 4);
  machines.push(fuyang);
  await join5(run, fuyang);
  await otherGenesis(run, fuyang);
  await leave(run, fuyang, scene.departments);
  await leftVotes(run);
  await upgrade(run);
  await backUp(run);
  await replaceMachine(run);
  await otherPeriod(run);
  await toFork(run);
  const renewed = await rotate(run);
  await run.stream.stop();
  await recover(run, [anhui, shanghai], [renewed, hefei]);
}

function engineHere(): string | undefined {
  try {
    const engine = findEngine();
    return engine.kind === "program" ? engine.path : undefined;
  } catch (error) {
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}
