import { prepareCall, type Client } from "@elicense/sdk";

import { placeRequest, type RequestedCall } from "../support/placeRequest.js";
import { requestOf, type Run } from "./Run.js";
import { prepareSanction } from "./sanctionCall.js";
import type { AwaitingCall, Survey } from "./surveyBatches.js";

/**
 * Places a request for what awaits an approval, if anything does.
 *
 * @throws {CommandError} REQUEST_DIFFERS or FOLDER_UNWRITABLE.
 */
export async function askForApprovals(client: Client, run: Run, { awaiting, approvable }: Survey): Promise<void> {
  if (awaiting.length === 0) return;
  await placeRequest(client, requestOf(run), { calls: callsOf(client, run, awaiting), own: approvable });
}

/**
 * What is to be approved, batch by batch: the call that issues it first, though it be approved already, since without it
 * nobody can try what stands against its licenses.
 */
async function* callsOf(
  client: Client,
  { csvType, issuer, ledger }: Run,
  awaiting: readonly AwaitingCall[],
): AsyncGenerator<RequestedCall> {
  const authority = issuer.number;
  for (const [position, calls] of Map.groupBy(awaiting, (each) => each.position)) {
    const { decision, licenses } = ledger.batch(position);
    const asked = licenses.filter(({ state }) => state === "awaiting");
    if (asked.length > 0) {
      const parameters = { type: csvType.type, decision, licenses: asked };
      const call = await prepareCall(client, "ISSUE", parameters, { authority });
      yield { call, documents: asked.map(({ line, identifier }) => ({ identifier, text: ledger.document(line) })) };
    }
    for (const { sanction } of calls) {
      if (sanction !== null) yield { call: await prepareSanction(client, sanction, authority) };
    }
  }
}
