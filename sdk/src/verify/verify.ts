import { openSession, type VerifyParameters } from "./session.js";
import type { Verification } from "./Verification.js";

/**
 * Verifies a license document: whether it is what was issued, by whom, in which registry, and whether the license is
 * in force.
 *
 * One node is asked in two round trips where its provider batches, and more for a license with a longer record. Of
 * several nodes as many as `threshold` must say the same, and the result names those that say otherwise.
 *
 * @param input - JSON text of a document, or its parsed value.
 * @returns Separate checks and a verdict. What could not be told is a result too.
 * @throws {ElicenseError} PANEL_THRESHOLD, PANEL_DEPLOYMENTS, BLOCK_FORM; READING_FORM for a timeout that is no time;
 * SCHEMA_UNSUPPORTED for a license type of the client's whose schema cannot be applied: only for what no document could
 * pass.
 * @example
 * const { verdict, checks } = await verify(text, { client });
 */
export async function verify(input: unknown, parameters: VerifyParameters): Promise<Verification> {
  const [verification] = await openSession(parameters)([{ input }]);
  return verification as Verification;
}
