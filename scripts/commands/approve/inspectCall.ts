import {
  decodeCall,
  errorOf,
  getApproval,
  getAuthorityCount,
  type Client,
  type DecodedCall,
  type LicenseId,
  type PreparedCall,
} from "@elicense/sdk";

import { accountOf } from "../support/accountOf.js";
import { createAuthorityReader, type AuthorityData } from "../support/readAuthority.js";
import { timeOf } from "../support/today.js";
import { issuedBy, wasCarriedOut } from "../support/wasCarriedOut.js";

/** A call of a request, by what its own bytes and the chain say of it. */
export interface InspectedCall {
  /** Its place in the request, from 1. */
  readonly number: number;
  readonly call: PreparedCall;
  readonly decoded: DecodedCall;
  readonly acting: AuthorityData;
  /** Who approves it; `null` where nobody has to, and it stands there for what comes after it. */
  readonly approver: AuthorityData | null;
  /** Until when an approval serves that this key gave, Unix time in seconds; `null` where it serves no more, or none was. */
  readonly approvedUntil: number | null;
  /** Whether it was carried out, so that it cannot be again. */
  readonly carriedOut: boolean;
  /**
   * What of the request is to be carried out before it: what issues the license that it acts upon, and what else acts
   * upon that. Each comes before it in the request, too.
   */
  readonly after: readonly InspectedCall[];
}

/**
 * Looks at the calls of a request.
 *
 * @throws {ElicenseError} CALL_NOT_APPROVABLE where a call is for another chain or registry, is not what its hash says, is
 * no action on licenses, or names an authority that does not exist; LICENSE_REGISTRY_UNKNOWN_LICENSE where it acts upon
 * a license that neither the chain has nor a call before it issues; or the node's trouble.
 */
export async function inspectCalls(client: Client, calls: readonly PreparedCall[]): Promise<readonly InspectedCall[]> {
  const read = createAuthorityReader(client);
  const inspected: InspectedCall[] = [];
  const byLicense = new Map<LicenseId, InspectedCall[]>();
  for (const call of calls) {
    const found = await inspectCall(client, call, { read, number: inspected.length + 1, byLicense });
    const { id } = found.decoded;
    inspected.push(found);
    for (const subject of id === null ? issuedBy(call.authority, found.decoded) : [id]) {
      byLicense.set(subject, [...(byLicense.get(subject) ?? []), found]);
    }
  }
  return inspected;
}

/** What is known when a call is looked at. */
interface Context {
  /** Reads an authority that exists. */
  readonly read: (number: number) => Promise<AuthorityData>;
  readonly number: number;
  /** Calls of the request that come before it, by the licenses that they issue or act upon. */
  readonly byLicense: ReadonlyMap<LicenseId, readonly InspectedCall[]>;
}

async function inspectCall(
  client: Client,
  call: PreparedCall,
  { read, number, byLicense }: Context,
): Promise<InspectedCall> {
  // Also the check that the hash belongs to the bytes.
  const approval = await getApproval(client, { call });
  const decoded = decodeCall(call);
  const { approver } = decoded.decision;
  const before = decoded.id === null ? [] : (byLicense.get(decoded.id) ?? []);
  const after = before.filter(({ carriedOut }) => !carriedOut);
  await requireKnown(client, "authority", call.authority);
  if (approver !== 0) await requireKnown(client, "approver", approver);
  return {
    ...{ number, call, decoded, after },
    acting: await read(call.authority),
    approver: approver === 0 ? null : await read(approver),
    // Another key's approval is no reason to withhold this one: it may be the one that acts, which cannot use its own.
    approvedUntil:
      approval?.account === accountOf(client) && approval.expiresAt > (await timeOf(client))
        ? approval.expiresAt
        : null,
    // What is not issued yet has no book to stand in.
    carriedOut:
      !after.some((each) => each.decoded.id === null) && (await wasCarriedOut(client, call.authority, decoded)),
  };
}

async function requireKnown(client: Client, part: "authority" | "approver", number: number): Promise<void> {
  if (number < 1 || number > (await getAuthorityCount(client))) throw errorOf("CALL_NOT_APPROVABLE", { part });
}
