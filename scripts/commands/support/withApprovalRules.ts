import { getReason, type ApprovalRule, type Client, type LicenseType, type ReasonData } from "@elicense/sdk";

/** The rules as `schemas/<type>/catalog.json` names them. */
const names: Readonly<Record<ApprovalRule, string>> = {
  NONE: "None",
  ANOTHER_KEY: "AnotherKey",
  ANOTHER_AUTHORITY: "AnotherAuthority",
};

/**
 * Takes whose approval a reason needs from the chain: governance may have changed it since this program was made. What
 * the chain does not know is left as it is, and refused when it is its turn.
 *
 * @param licenseType - Number of the license type.
 * @throws {ElicenseError} The node's trouble.
 */
export async function withApprovalRule(client: Client, licenseType: number, reason: ReasonData): Promise<ReasonData> {
  const found = await getReason(client, { licenseType, number: reason.number });
  return found === null ? reason : { ...reason, approval: names[found.approval] };
}

/**
 * Does so for the reasons of a license type that are wanted.
 *
 * @throws {ElicenseError} The node's trouble.
 */
export async function withApprovalRules(
  client: Client,
  type: LicenseType,
  isWanted: (reason: ReasonData) => boolean,
): Promise<LicenseType> {
  const reasons = await Promise.all(
    type.reasons.map(async (reason) => (isWanted(reason) ? withApprovalRule(client, type.number, reason) : reason)),
  );
  return { ...type, reasons };
}
