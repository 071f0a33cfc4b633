import { ElicenseError, prepareCall, type Client, type LicenseType, type PreparedCall } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { failureExitCode } from "../support/failure.js";
import { findApproval, type LackingApproval } from "../support/findApproval.js";
import type { Batch } from "./plan.js";

/** A batch that cannot be sent before it is approved. */
export interface AwaitingBatch {
  readonly batch: Batch;
  readonly call: PreparedCall;
  readonly approval: LackingApproval;
}

/** Batches by whether they can be sent. */
export interface SortedBatches {
  readonly ready: readonly Batch[];
  readonly awaiting: readonly AwaitingBatch[];
}

/** Parameters of {@link sortBatches}. */
export interface SortBatchesParameters {
  readonly type: LicenseType;
  /** Number of the issuing authority. */
  readonly authority: number;
}

/** Tells batches that can be sent, since they need no approval or have it, from those that await one. */
export async function sortBatches(
  client: Client,
  batches: readonly Batch[],
  { type, authority }: SortBatchesParameters,
): Promise<SortedBatches> {
  const ready: Batch[] = [];
  const awaiting: AwaitingBatch[] = [];
  for (const batch of batches) {
    if (batch.decision.approver === 0) {
      ready.push(batch);
      continue;
    }
    const call = await prepareCall(client, "ISSUE", { type, ...batch }, { authority });
    const approval = await findApproval(client, call).catch(leaveToSending);
    if (approval === "given") ready.push(batch);
    else awaiting.push({ batch, call, approval });
  }
  return { ready, awaiting };
}

/** Whatever else the registry refuses a batch for is said when it is its turn, with what was issued before it. */
function leaveToSending(error: unknown): "given" {
  if (error instanceof ElicenseError && failureExitCode(error) === exitCodes.refused) return "given";
  throw error;
}
