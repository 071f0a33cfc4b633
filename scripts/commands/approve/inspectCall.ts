import {
  decodeCall,
  ElicenseError,
  fromChain,
  getApproval,
  type Client,
  type DecodedCall,
  type PreparedCall,
} from "@elicense/sdk";

import { accountOf } from "../support/accountOf.js";
import type { AuthorityData } from "../support/readAuthority.js";
import { timeOf } from "../support/today.js";
import { wasCarriedOut } from "../support/wasCarriedOut.js";

/** A call of a request, by what its own bytes and the chain say of it. */
export interface InspectedCall {
  readonly call: PreparedCall;
  readonly decoded: DecodedCall;
  readonly acting: AuthorityData;
  readonly approver: AuthorityData;
  /** Until when an approval serves that this key gave, Unix time in seconds; `null` where it serves no more, or none was. */
  readonly approvedUntil: number | null;
  /** Whether it was carried out, so that it cannot be again. */
  readonly carriedOut: boolean;
}

/**
 * Looks at a call that is to be approved.
 *
 * @param read - Reads an authority that exists.
 * @throws {ElicenseError} CALL_NOT_APPROVABLE where the call is for another chain or registry, is not what its hash says,
 * is no action on licenses, or names an authority that does not exist; or the node's trouble.
 */
export async function inspectCall(
  client: Client,
  call: PreparedCall,
  read: (number: number) => Promise<AuthorityData>,
): Promise<InspectedCall> {
  // Also the check that the hash belongs to the bytes.
  const approval = await getApproval(client, { call });
  const decoded = decodeCall(call);
  await requireKnown(client, "authority", call.authority);
  await requireKnown(client, "approver", decoded.decision.approver);
  return {
    call,
    decoded,
    acting: await read(call.authority),
    approver: await read(decoded.decision.approver),
    // Another key's approval is no reason to withhold this one: it may be the one that acts, which cannot use its own.
    approvedUntil:
      approval?.account === accountOf(client) && approval.expiresAt > (await timeOf(client))
        ? approval.expiresAt
        : null,
    carriedOut: await wasCarriedOut(client, call.authority, decoded),
  };
}

async function requireKnown(client: Client, part: "authority" | "approver", number: number): Promise<void> {
  const count = await client.contracts.authorities.authorityCount().catch((error: unknown) => {
    throw fromChain(error);
  });
  if (number < 1 || BigInt(number) > count) throw new ElicenseError("CALL_NOT_APPROVABLE", { part });
}
