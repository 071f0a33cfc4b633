import type { TestConsortium } from "../scripts/commands/consortium.js";
import { runCli } from "../scripts/commands/runCli.js";
import { startFaultyLine, type FaultyLine } from "../scripts/support/faultyLine.js";
import { exitCodes } from "../../scripts/exit.js";
import { approveFile, compare, type ApprovedFile, type Comparison, type FileSize } from "./approvedFiles.js";

/** Parameters of {@link faultLoop}. */
export interface FaultParameters extends FileSize {
  /** How many requests of `issue` the line must have seen, over as many files as it takes. */
  readonly requests: number;
  /** Of a hundred requests so many fare badly. */
  readonly percent: number;
  /** The same seed gives the same faults in the same order. */
  readonly seed: number;
  /** Told after each run. */
  readonly told?: (requests: number) => void;
}

/** What came of it. */
export interface FaultResult extends Comparison {
  /** How many requests there were, and what happened to how many. */
  readonly counts: FaultyLine["counts"];
  readonly files: number;
  /** How many runs could not tell what became of all, and were run again. */
  readonly runsAgain: number;
}

/**
 * Issues files by way of a line on which many requests fare badly, and runs the command again where it could not tell how
 * it went: what the chain, the folder and the journal then have is held against the files.
 */
export async function faultLoop(consortium: TestConsortium, parameters: FaultParameters): Promise<FaultResult> {
  const line = await startFaultyLine(consortium.chain.url, parameters.percent, parameters.seed);
  const env = { ...consortium.env, ELICENSE_RPC_URL: line.url };
  const files: ApprovedFile[] = [];
  let runsAgain = 0;
  while (line.counts.requests < parameters.requests) {
    const file = await approveFile(consortium, files.length, parameters);
    files.push(file);
    for (;;) {
      const { exitCode, stderr } = await runCli(env, ...file.args);
      parameters.told?.(line.counts.requests);
      if (exitCode === exitCodes.done) break;
      if (exitCode !== exitCodes.unknown) throw new Error(stderr);
      runsAgain++;
    }
  }
  await line.stop();
  return { counts: line.counts, files: files.length, runsAgain, ...(await compare(consortium, files)) };
}
