import { spawn } from "node:child_process";
import { once } from "node:events";

import { cliEntry } from "../../scripts/cli/buildCli.js";
import { projectRoot } from "../../scripts/config.js";
import type { TestConsortium } from "../scripts/commands/consortium.js";
import { surroundings } from "../scripts/commands/runCli.js";
import { approveFile, compare, type ApprovedFile, type Comparison, type FileSize } from "./approvedFiles.js";

/** Parameters of {@link crashLoop}. */
export interface CrashParameters extends FileSize {
  /** How often `issue` is killed, over as many files as it takes. */
  readonly kills: number;
  /** Told after each run. */
  readonly told?: (kills: number) => void;
}

/** What came of it. */
export interface CrashResult extends Comparison {
  readonly kills: number;
  /** How many runs were not killed, and so ended by themselves. */
  readonly ended: number;
  readonly files: number;
  /** Transactions that a run found open in the journal, and sent again. */
  readonly recovered: number;
}

/**
 * Issues files, and kills the command at random instants until each is issued: what the chain, the folder and the journal
 * then have is held against the files.
 */
export async function crashLoop(consortium: TestConsortium, parameters: CrashParameters): Promise<CrashResult> {
  const totals = { kills: 0, ended: 0, recovered: 0 };
  const files: ApprovedFile[] = [];
  while (totals.kills < parameters.kills) {
    const file = await approveFile(consortium, files.length, parameters);
    files.push(file);
    await issueUntilDone(consortium, file, parameters, totals);
  }
  return { ...totals, files: files.length, ...(await compare(consortium, files)) };
}

async function issueUntilDone(
  { env }: TestConsortium,
  { args, planned }: ApprovedFile,
  { told }: CrashParameters,
  totals: { kills: number; ended: number; recovered: number },
): Promise<void> {
  for (;;) {
    const child = spawn(process.execPath, [cliEntry, ...args], {
      ...{ cwd: projectRoot, env: { ...surroundings, ...env }, stdio: ["ignore", "ignore", "pipe"] },
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    const timer = setTimeout(() => child.kill("SIGKILL"), Math.random() * 2 * planned);
    const [exitCode] = (await once(child, "close")) as [number | null];
    clearTimeout(timer);
    totals.recovered += Number(/left (\d+) transactions/.exec(said)?.[1] ?? 0);
    if (exitCode === null) totals.kills++;
    else totals.ended++;
    told?.(totals.kills);
    if (exitCode === 0) return;
    if (exitCode !== null) throw new Error(said);
  }
}
