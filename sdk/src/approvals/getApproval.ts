import { ZeroAddress } from "ethers";

import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { readAt } from "../transactions/read.js";
import { decodeCall } from "./decodeCall.js";
import type { PreparedCall } from "./prepareCall.js";
import { requireCall } from "./requireCall.js";

/** An approval that was given and not used yet. */
export interface Approval {
  /** Account that gave it. */
  readonly account: string;
  /** Until when it serves, Unix time in seconds; it may have expired. */
  readonly expiresAt: number;
}

/** Parameters of {@link getApproval}. */
export interface GetApprovalParameters {
  readonly call: PreparedCall;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Reads the approval of a call by the authority that its decision names.
 *
 * @returns The approval; `null` where none was given, or it was withdrawn or used.
 * @throws {ElicenseError} CALL_NOT_APPROVABLE; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 */
export async function getApproval(client: Client, { call, block }: GetApprovalParameters): Promise<Approval | null> {
  const hash = requireCall(client, call);
  const { approver } = decodeCall(call).decision;
  const [account, expiresAt] = await readAt(client, block, (at) =>
    client.contracts.authorities.approvalOf(hash, approver, at),
  );
  return account === ZeroAddress ? null : { account, expiresAt: Number(expiresAt) };
}
