import type { Client } from "@elicense/sdk";

import type { Fault } from "../../csv/index.js";
import { exitCodes } from "../../exit.js";
import { failureData } from "../support/failure.js";
import type { IssueReport, RunFailure } from "./IssueReport.js";
import type { Run } from "./Run.js";
import { traceTransactions } from "./traceTransactions.js";
import { writeManifest } from "./writeManifest.js";
import { resultPath, writeResults } from "./writeResults.js";

/** The files about a run, and why one of them is not there. */
export type WrittenFiles = Pick<IssueReport, "results" | "manifest" | "failure">;

/** Writes how each row stands, and which transaction issued which license. */
export async function writeFiles(client: Client, run: Run, faults: readonly Fault[]): Promise<WrittenFiles> {
  const { file, folder, issuer, csvType, ledger, invocation } = run;
  const results = resultPath(folder, file, "results.csv");
  const manifest = resultPath(folder, file, "manifest.json");
  try {
    // Where the node cannot be asked, the transactions of an earlier run are left open.
    await traceTransactions(client, ledger).catch(() => undefined);
    await writeResults({ ledger, faults, folder, path: results }, invocation);
    await writeManifest(client, { ledger, file, issuer, licenseType: csvType.type.number, path: manifest });
    return { results, manifest };
  } catch (error) {
    const failure: RunFailure = {
      ...failureData(error, invocation.language),
      ...{ exitCode: exitCodes.refused, during: "writing" },
    };
    return { results: null, manifest: null, failure };
  }
}
