import { prepareCall, type Client } from "@elicense/sdk";

import { clearRequest, placeRequest, type RequestedCall } from "../support/placeRequest.js";
import { requestOf, type Run } from "./Run.js";
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

async function* callsOf(
  client: Client,
  { csvType, issuer, ledger }: Run,
  awaiting: readonly AwaitingBatch[],
): AsyncGenerator<RequestedCall> {
  for (const { position } of awaiting) {
    const { decision, licenses } = ledger.batch(position);
    const asked = licenses.filter(({ state }) => state === "awaiting");
    const parameters = { type: csvType.type, decision, licenses: asked };
    const call = await prepareCall(client, "ISSUE", parameters, { authority: issuer.number });
    yield { call, documents: asked.map(({ line, identifier }) => ({ identifier, text: ledger.document(line) })) };
  }
}
