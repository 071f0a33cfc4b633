import type { Client } from "@elicense/sdk";

import { startProgress } from "../../output/progress.js";
import { clearRequest } from "../support/placeRequest.js";
import { requestOf, type Run } from "./Run.js";
import { runFailure } from "./runFailure.js";
import { sendBatches } from "./sendBatches.js";
import type { Sent } from "./Sending.js";
import type { AwaitingCall, Survey } from "./surveyBatches.js";
import { waitForApprovals } from "./waitForApprovals.js";

/** What sending came to. */
export interface SentAll extends Sent {
  /** How many calls await their approval still. */
  readonly waiting: number;
}

/** Parameters of {@link sendAll}. */
export interface SendAllParameters extends Pick<Survey, "awaiting" | "approvable"> {
  /** Gas that issuing a license takes among others; `null` where nobody knows. */
  readonly gasPerLicense: bigint | null;
}

/**
 * Sends what can be sent, and, where it is asked to wait, what gets its approval meanwhile. A request of which nothing is
 * left to be approved is taken away. It throws nothing: what was sent is to be told, whatever comes after it.
 */
export async function sendAll(
  client: Client,
  run: Run,
  { awaiting, approvable, gasPerLicense }: SendAllParameters,
): Promise<SentAll> {
  const { options, invocation } = run;
  let sent: Sent = { transactions: 0, gasUsed: 0n };
  let waiting = awaiting;
  const { signal } = invocation.interruption;
  try {
    sent = await sendOnce(client, run, gasPerLicense);
    while (options.wait === true && waiting.length > 0 && sent.failure === undefined && !signal.aborted) {
      invocation.note(invocation.text("issue.waiting", { transactions: waiting.length }));
      const approved = await waitForApprovals(client, waiting, signal);
      waiting = waiting.filter((call) => !approved.includes(call));
      release(run, approved, waiting);
      sent = add(sent, await sendOnce(client, run, gasPerLicense));
    }
    // Last: to take many documents away keeps the disk from writing others for a while.
    if (waiting.length === 0 && sent.failure === undefined) await clearRequest(client, requestOf(run), approvable);
  } catch (error) {
    sent = { ...sent, failure: sent.failure ?? runFailure(error, "sending", invocation.language) };
  }
  return { ...sent, waiting: waiting.length };
}

/** Has batches sent of which nothing awaits an approval any more, neither they nor what stands against their licenses. */
function release(
  { ledger, sanctions }: Run,
  approved: readonly AwaitingCall[],
  waiting: readonly AwaitingCall[],
): void {
  const held = new Set(waiting.map(({ position }) => position));
  for (const { position } of approved) {
    if (held.has(position)) continue;
    ledger.release(position);
    sanctions?.ledger.release(position);
  }
}

async function sendOnce(client: Client, run: Run, gasPerLicense: bigint | null): Promise<Sent> {
  const { csvType, issuer, folder, ledger, options, invocation, sanctions } = run;
  const progress = startProgress(invocation.text("issue.progress"), ledger.counts().pending);
  let issued = 0;
  try {
    return await sendBatches(client, {
      ...{ type: csvType.type, authority: issuer.number, folder, ledger, batchSize: options.batchSize },
      ...{ language: invocation.language, interruption: invocation.interruption, gasPerLicense },
      ...(sanctions !== undefined && { sanctions: sanctions.ledger }),
      told: (licenses) => progress.show((issued += licenses)),
    });
  } finally {
    progress.end();
  }
}

function add(a: Sent, b: Sent): Sent {
  return { ...b, transactions: a.transactions + b.transactions, gasUsed: a.gasUsed + b.gasUsed };
}
