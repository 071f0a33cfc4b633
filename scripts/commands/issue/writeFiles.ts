import { ElicenseError, type Client } from "@elicense/sdk";

import type { Fault } from "../../csv/index.js";
import type { IssueReport } from "./IssueReport.js";
import type { Run } from "./Run.js";
import { keepEarlier } from "./keepEarlier.js";
import { runFailure } from "./runFailure.js";
import { traceTransactions } from "./traceTransactions.js";
import { writeManifest } from "./writeManifest.js";
import { resultPath, writeResults } from "./writeResults.js";
import { writeSanctionResults } from "./writeSanctionResults.js";

/** The files about a run, and why one of them is not there. */
export interface WrittenFiles extends Pick<IssueReport, "results" | "manifest" | "failure"> {
  /** How each sanction stands; `null` where the run has no file of sanctions. */
  readonly sanctionResults: string | null;
}

/** Writes how each row stands, which transaction issued which license, and how each sanction stands. */
export async function writeFiles(client: Client, run: Run, faults: readonly Fault[]): Promise<WrittenFiles> {
  const { file, sha256, folder, issuer, csvType, ledger, invocation, sanctions } = run;
  const results = resultPath(folder, file, "results.csv");
  const manifest = resultPath(folder, file, "manifest.json");
  try {
    // Where the node cannot be asked, the transactions of an earlier run are left open.
    await traceTransactions(client, run).catch((error: unknown) => {
      if (!(error instanceof ElicenseError)) throw error;
    });
    await keepEarlier(folder, file, sha256);
    // First, since it tells which file the others are about.
    await writeManifest(client, {
      ...{ ledger, file, sha256, issuer, licenseType: csvType.type.number },
      path: manifest,
    });
    await writeResults({ ledger, faults, folder, path: results }, invocation);
    if (sanctions === undefined) return { results, manifest, sanctionResults: null };
    const sanctionResults = resultPath(folder, file, "sanctions.csv");
    await writeSanctionResults({ sanctions: sanctions.ledger, path: sanctionResults }, invocation);
    return { results, manifest, sanctionResults };
  } catch (error) {
    const failure = runFailure(error, "writing", invocation.language);
    return { results: null, manifest: null, sanctionResults: null, failure };
  }
}
