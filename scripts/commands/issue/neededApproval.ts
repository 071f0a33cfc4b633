import { ElicenseError, prepareCall, type Client, type LicenseType, type PreparedCall } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { failureExitCode } from "../support/failure.js";
import { findApproval, type LackingApproval } from "../support/findApproval.js";
import type { Batch } from "./plan.js";

/** The call of a batch that needs an approval, and whether it has it. */
export interface NeededApproval {
  readonly call: PreparedCall;
  readonly approval: "given" | LackingApproval;
}

/** Parameters of {@link neededApproval}. */
export interface NeededApprovalParameters {
  readonly type: LicenseType;
  /** Number of the issuing authority. */
  readonly authority: number;
}

/** Finds out whether a batch has the approval that it needs; `undefined` where it needs none. */
export async function neededApproval(
  client: Client,
  batch: Batch,
  { type, authority }: NeededApprovalParameters,
): Promise<NeededApproval | undefined> {
  if (batch.decision.approver === 0) return undefined;
  const call = await prepareCall(client, "ISSUE", { type, ...batch }, { authority });
  return { call, approval: await findApproval(client, call).catch(leaveToSending) };
}

/** Whatever else the registry refuses a batch for is said when it is its turn, with what was issued before it. */
function leaveToSending(error: unknown): "given" {
  if (error instanceof ElicenseError && failureExitCode(error) === exitCodes.refused) return "given";
  throw error;
}
