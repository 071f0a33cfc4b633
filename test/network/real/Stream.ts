import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { lawyerRows } from "../../../scripts/bench/issue/lawyerRows.js";
import { exitCodes } from "../../../scripts/exit.js";
import type { ApprovedFile } from "../../crash/approvedFiles.js";
import type { TestConsortium } from "../../scripts/commands/consortium.js";
import { jsonOf, runCli, startCli, type CliRun } from "../../scripts/commands/runCli.js";

/** What the command line said while it had to wait. */
export interface Said {
  /** Seconds since the stream began. */
  readonly at: number;
  readonly text: string;
}

/** Licenses of a file, and of a transaction. */
const [licensesOfFile, batchSize] = [60, 10];

/** How long a person waits before a command that could not tell is run again, milliseconds. */
const pause = 1_000;

/**
 * Issues licenses through the command line, one file after the other, each approved by a second key, until it is told to
 * stop. A command that could not tell how it went is run again, as the person in the office would.
 */
export class Stream {
  readonly files: ApprovedFile[] = [];
  readonly said: Said[] = [];
  #runsAgain = 0;
  #issued = 0;
  /** How the command that ended last did so. */
  #last = "";
  #stopping = false;
  #first: number;
  #ended: Promise<void> | undefined;
  readonly #started = performance.now();

  /** @param first - Number of the first file: no two are alike on a chain. */
  constructor(
    readonly consortium: TestConsortium,
    first = 0,
  ) {
    this.#first = first;
  }

  /** How many licenses are issued, by the command line's word. */
  get issued(): number {
    return this.#issued;
  }

  /** How often a command could not tell, and was run again. */
  get runsAgain(): number {
    return this.#runsAgain;
  }

  start(): void {
    this.#ended = this.#run();
  }

  /** Ends it after the file that is under way. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#ended;
  }

  /** Waits until so many more licenses are issued. */
  async further(licenses: number, withinSeconds: number): Promise<number> {
    const [started, wanted] = [performance.now(), this.#issued + licenses];
    while (this.#issued < wanted) {
      if ((performance.now() - started) / 1_000 > withinSeconds) {
        throw new Error(
          `only ${String(this.#issued)} of ${String(wanted)} licenses in ${String(withinSeconds)} s; last: ${this.#last}`,
        );
      }
      await Promise.race([sleep(250), this.#ended]);
    }
    return (performance.now() - started) / 1_000;
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      const file = await this.#approvedFile(this.#first++);
      await this.#again(() => this.#command(...file.args), [exitCodes.done]);
      this.files.push(file);
      this.#issued += file.serials.length;
    }
  }

  async #approvedFile(number: number): Promise<ApprovedFile> {
    const file = join(this.consortium.folder, `stream-${String(number)}.csv`);
    const lines = [...lawyerRows(licensesOfFile, number * licensesOfFile)];
    await writeFile(file, lines.join(""));
    const folder = `${file}.documents`;
    await mkdir(folder, { recursive: true });
    const args = ["issue", "--yes", file, "--out", folder, "--batch-size", String(batchSize)];
    const asked = await this.#again(() => this.#command(...args, "--json"), [exitCodes.refused]);
    const { awaiting } = jsonOf(asked) as { readonly awaiting: { readonly request: string } };
    await this.#again(() => this.#command("approve", awaiting.request), [exitCodes.done]);
    return { serials: lines.slice(1).map((line) => line.split(",", 1)[0] ?? ""), folder, args, planned: 0 };
  }

  /** Runs a command until it ends as it should; what could not tell is run again. */
  async #again(run: () => Promise<CliRun>, good: readonly number[]): Promise<CliRun> {
    for (;;) {
      const ended = await run();
      if (good.includes(ended.exitCode ?? -1)) return ended;
      if (ended.exitCode !== exitCodes.unknown)
        throw new Error(`${String(ended.exitCode)} ${ended.stdout}${ended.stderr}`);
      this.#runsAgain++;
      await sleep(pause);
    }
  }

  async #command(...args: readonly string[]): Promise<CliRun> {
    const run = await startCli(this.consortium.env, ...args);
    const ended = await run.ended;
    this.#last = `${args[0] ?? ""} ${String(ended.exitCode)} ${ended.stderr.slice(-500)}`;
    const at = (performance.now() - this.#started) / 1_000;
    for (const text of ended.stderr.split("\n").filter((line) => /no block|halt|wait/i.test(line))) {
      this.said.push({ at, text });
    }
    return ended;
  }
}

/** Issues nothing, and tells whether the command line can verify a document while the chain stands still. */
export async function verifyFolder({ env }: TestConsortium, folder: string): Promise<CliRun> {
  return runCli(env, "verify", folder, "--json");
}
