import {
  deriveLicenseId,
  getManagementHistory,
  getStandings,
  type Client,
  type DecodedCall,
  type Decision,
  type LicenseId,
} from "@elicense/sdk";

/**
 * Tells whether a call was carried out: the decision stands in its license's book, or its licenses are issued.
 *
 * @param authority - Number of the authority that acts.
 * @throws {ElicenseError} LICENSE_REGISTRY_UNKNOWN_LICENSE where it is about a license that there is not; or the node's
 * trouble.
 */
export async function wasCarriedOut(client: Client, authority: number, decoded: DecodedCall): Promise<boolean> {
  const { action, id, decision } = decoded;
  if (id !== null) {
    const { records } = await getManagementHistory(client, { id });
    return records.some((record) => record.action === action && isSameDecision(record.decision, decision));
  }
  const standings = await getStandings(client, { ids: issuedBy(authority, decoded) });
  return standings.every(({ status }) => status !== "NONE");
}

/**
 * Derives the ids of the licenses that a call issues, in its order.
 *
 * @param authority - Number of the authority that acts.
 */
export function issuedBy(authority: number, { licenseType, licenses, decision }: DecodedCall): readonly LicenseId[] {
  return licenses.map(({ root, region, validThrough }) =>
    deriveLicenseId({ licenseType, authority, region }, { root, decision, validThrough }),
  );
}

/** Whether two decisions say the same. */
export function isSameDecision(a: Decision, b: Decision): boolean {
  return (
    a.reason === b.reason &&
    a.documentHash === b.documentHash &&
    a.approver === b.approver &&
    a.effectiveOn === b.effectiveOn
  );
}
