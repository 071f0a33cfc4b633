import { requireLicenseId, type LicenseId } from "../licenses/licenseId.js";
import { openSession, type VerifyParameters } from "./session.js";
import type { Verification } from "./Verification.js";

/**
 * Verifies a license by its id alone: whether the registry has it, who issued it, and whether it is in force. What a
 * document says of its holder is not looked at, and not vouched for.
 *
 * The nodes show the license's records, since no document has the issue: a round trip or two more than `verify` takes.
 *
 * @returns The checks that need no document, and a verdict over them.
 * @throws {ElicenseError} LICENSE_ID_FORM, PANEL_THRESHOLD, PANEL_DEPLOYMENTS, BLOCK_FORM, READING_FORM.
 * @example
 * const { verdict } = await verifyLicense(id, { client });
 */
export async function verifyLicense(id: LicenseId, parameters: VerifyParameters): Promise<Verification> {
  const [verification] = await openSession(parameters)([{ id: requireLicenseId(id) }]);
  return verification as Verification;
}
