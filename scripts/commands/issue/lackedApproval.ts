import { ElicenseError, prepareCall, type Client, type LicenseType, type PreparedCall } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { failureExitCode } from "../support/failure.js";
import { findApproval, type LackingApproval } from "../support/findApproval.js";
import type { Batch } from "./plan.js";

/** What a batch that cannot be sent before it is approved lacks. */
export interface LackedApproval {
  readonly call: PreparedCall;
  readonly approval: LackingApproval;
}

/** Parameters of {@link lackedApproval}. */
export interface LackedApprovalParameters {
  readonly type: LicenseType;
  /** Number of the issuing authority. */
  readonly authority: number;
}

/** Finds out what a batch lacks; `undefined` where it can be sent, since it needs no approval or has it. */
export async function lackedApproval(
  client: Client,
  batch: Batch,
  { type, authority }: LackedApprovalParameters,
): Promise<LackedApproval | undefined> {
  if (batch.decision.approver === 0) return undefined;
  const call = await prepareCall(client, "ISSUE", { type, ...batch }, { authority });
  const approval = await findApproval(client, call).catch(leaveToSending);
  return approval === "given" ? undefined : { call, approval };
}

/** Whatever else the registry refuses a batch for is said when it is its turn, with what was issued before it. */
function leaveToSending(error: unknown): "given" {
  if (error instanceof ElicenseError && failureExitCode(error) === exitCodes.refused) return "given";
  throw error;
}
