import { prepareCall, type Client } from "@elicense/sdk";

import { clearRequest, placeRequest, type RequestedCall } from "../support/placeRequest.js";
import { plannedBatches, requestOf, type Run } from "./Run.js";
import type { AwaitingBatch, Survey } from "./surveyBatches.js";

/**
 * Places a request for what awaits an approval, or takes it away where nothing does any more.
 *
 * @throws {CommandError} REQUEST_DIFFERS or FOLDER_UNWRITABLE.
 */
export async function askForApprovals(client: Client, run: Run, { awaiting, approvable }: Survey): Promise<void> {
  const request = requestOf(run);
  if (awaiting.length === 0) return clearRequest(client, request, approvable);
  return placeRequest(client, request, { calls: callsOf(client, run, awaiting), own: approvable });
}

async function* callsOf(client: Client, run: Run, awaiting: readonly AwaitingBatch[]): AsyncGenerator<RequestedCall> {
  const { csvType, issuer, ledger } = run;
  for (const batch of plannedBatches(run, new Set(awaiting.map(({ position }) => position)))) {
    const entries = ledger.batch(batch.position);
    const licenses = batch.licenses.filter(({ line }) => entries.get(line)?.state === "awaiting");
    const parameters = { type: csvType.type, decision: batch.decision, licenses };
    yield { call: await prepareCall(client, "ISSUE", parameters, { authority: issuer.number }), licenses };
  }
}
