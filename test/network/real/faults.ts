import { setTimeout as sleep } from "node:timers/promises";

import { exitCodes } from "../../../scripts/exit.js";
import { jsonOf } from "../../scripts/commands/runCli.js";
import { mustRun, runNetwork, type Department } from "./Department.js";
import { seconds } from "./found.js";
import { require } from "./Log.js";
import { departmentNamed, type Run } from "./Run.js";
import { follow } from "./runbook.js";
import { chainState, hashOf, headOf, networkName } from "./Scene.js";
import { verifyFolder } from "./Stream.js";

const onNetwork = ["--network", networkName] as const;

/** Kills a department's validator as a power failure does. */
async function kill(department: Department): Promise<void> {
  await mustRun(department, "down", ...onNetwork, "--force");
}

/** Starts a department's nodes without waiting for a block. */
async function start(department: Department): Promise<void> {
  await mustRun(department, "up", ...onNetwork, "--wait", "0");
}

/** Waits until a department's validator has more blocks than it had, and gives how long it took, seconds. */
export async function furtherBlocks(department: Department, blocks: number, withinSeconds: number): Promise<number> {
  const started = performance.now();
  const elapsed = (): number => (performance.now() - started) / 1_000;
  let first: number | undefined;
  for (;;) {
    const head = await headOf(department).catch(() => undefined);
    first ??= head;
    if (first !== undefined && head !== undefined && head >= first + blocks) return elapsed();
    require(elapsed() < withinSeconds, `no ${String(blocks)} blocks within ${String(withinSeconds)} s`);
    await sleep(250);
  }
}

/** One of four is killed: the chain goes on. */
export async function oneKilled({ scene, log, stream }: Run): Promise<void> {
  const lost = departmentNamed({ scene }, "hefei");
  const other = departmentNamed({ scene }, "anhui");
  await log.step(
    "One validator of four is killed (SIGKILL)",
    async (note) => {
      const before = await headOf(other);
      await kill(lost);
      const took = await furtherBlocks(other, 12, 120);
      note(`The chain went on: 12 blocks in ${took.toFixed(0)} s, those of its turns in round 1.`);
      const issuing = await stream.further(60, 180);
      note(`Meanwhile 60 licenses were issued in ${issuing.toFixed(0)} s.`);
      const { validators } = await chainState(other);
      const missing = validators.filter(({ sealed, proposed }) => sealed + proposed === 0).map(({ member }) => member);
      require(missing.join() === lost.name, `missing by status: ${missing.join() || "nobody"}`);
      note(`\`status\` names who is missing: ${lost.name}.`);
      const started = performance.now();
      await start(lost);
      await caughtUp(lost, other, 120);
      note(`Started again, it had the others' head (from block ${String(before)} on) after ${seconds(started)} s.`);
    },
    async () => start(lost),
  );
}

/** Waits until a validator has the head of another, and the same block there. */
async function caughtUp(department: Department, other: Department, withinSeconds: number): Promise<void> {
  const started = performance.now();
  for (;;) {
    const head = await headOf(other);
    const [one, same] = await Promise.all([hashOf(department, head).catch(() => undefined), hashOf(other, head)]);
    if (one !== undefined) {
      require(one === same, `another block ${String(head)}: ${one}, and not ${String(same)}`);
      return;
    }
    require((performance.now() - started) / 1_000 < withinSeconds, `not at the head after ${String(withinSeconds)} s`);
    await sleep(250);
  }
}

/** Two of four are killed: the chain halts, and nothing is lost. */
export async function twoKilled({ scene, log, stream }: Run): Promise<void> {
  const lost = ["bozhou", "hefei"].map((name) => departmentNamed({ scene }, name));
  const other = departmentNamed({ scene }, "anhui");
  await log.step(
    "Two validators of four are killed",
    async (note) => {
      const [issued, again, said] = [stream.issued, stream.runsAgain, stream.said.length];
      await Promise.all(lost.map(kill));
      await sleep(5_000);
      const head = await headOf(other);
      // Longer than what a head may be old.
      await sleep(70_000);
      require((await headOf(other)) === head, "the chain went on without a quorum");
      note(`The chain halted at block ${String(head)}: no block in 70 s.`);
      const folder = stream.files.at(-1)?.folder ?? "";
      const verified = await verifyFolder(stream.consortium, folder);
      const { counts } = jsonOf(verified) as { readonly counts?: unknown };
      require(verified.exitCode === exitCodes.unknown, `verify ended with ${String(verified.exitCode)}`);
      note(
        `Reads are served; \`verify\` of 60 documents ends with 3, could not tell (${JSON.stringify(counts)}), since the head is old: none is VALID, and none INVALID.`,
      );
      const { exitCode, stderr } = await runNetwork(other, "status", ...onNetwork);
      require(exitCode === exitCodes.unknown && stderr.includes("no block"), `status ended with ${String(exitCode)}`);
      note("`status` ends with 3 and says that the chain has halted.");
      const started = performance.now();
      await Promise.all(lost.map(start));
      await furtherBlocks(other, 1, 400);
      note(`Both started again: a new block after ${seconds(started)} s.`);
      await stream.further(60, 240);
      note(
        `The command line, in the middle of a file, ${stream.said.length > said ? "said that it waited and " : ""}went on by itself (run again ${String(stream.runsAgain - again)} times): ${String(stream.issued - issued)} licenses since.`,
      );
    },
    async () => Promise.all(lost.map(start)),
  );
}

/** All are killed at once. */
export async function allKilled({ scene, log, stream }: Run): Promise<void> {
  const { departments } = scene;
  const [first] = departments;
  require(first !== undefined, "no department");
  await log.step(
    "All four are killed at once",
    async (note) => {
      const head = await headOf(first);
      const hash = await hashOf(first, head);
      await Promise.all(departments.map(kill));
      const started = performance.now();
      await Promise.all(departments.map(start));
      note(`All answer again after ${seconds(started)} s.`);
      await furtherBlocks(first, 1, 300);
      note(`A new block after ${seconds(started)} s.`);
      const hashes = await Promise.all(departments.map(async (each) => hashOf(each, head)));
      require(hashes.every((each) => each === hash), "the block before the kill is another, or gone");
      note(`Block ${String(head)} of before is the same at all four.`);
      await stream.further(60, 240);
      note("Issuing went on.");
    },
    async () => Promise.all(departments.map(start)),
  );
}

/** Two are killed for a while, and then all four restarted: rounds begin short again. */
export async function restartedTogether({ scene, log, stream }: Run): Promise<void> {
  const { departments } = scene;
  const lost = ["bozhou", "hefei"].map((name) => departmentNamed({ scene }, name));
  const other = departmentNamed({ scene }, "anhui");
  await log.step(
    "Two are killed for as long again, and all four restarted, by the runbook",
    async (note) => {
      await Promise.all(lost.map(kill));
      await sleep(75_000);
      const started = performance.now();
      await Promise.all(lost.map(start));
      await Promise.all(departments.map(async (each) => follow(each, "timers")));
      await furtherBlocks(other, 1, 240);
      note(`A new block ${seconds(started)} s after the two were started again: the rounds are short again.`);
      await stream.further(60, 240);
      note("Issuing went on.");
    },
    async () => Promise.all(departments.map(start)),
  );
}
