import { isHexString } from "ethers";

import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { PROOF_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { readAt } from "../transactions/read.js";
import { requireLicenseId, type LicenseId } from "./licenseId.js";
import { toIssuanceArgument, type Issuance } from "./Issuance.js";

/** Parameters of {@link verifyIssuance}. */
export interface VerifyIssuanceParameters {
  readonly id: LicenseId;
  /** What the license was issued on, as its document's proof says. */
  readonly issuance: Issuance;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/** Parameters of {@link verifyField}: with what `proveField` gives. */
export interface VerifyFieldParameters extends VerifyIssuanceParameters {
  /** The value and its salt, by its path in the document. */
  readonly field: { readonly path: string; readonly salt: string; readonly value: string };
  /** Sibling hashes from the value's leaf up to the root. */
  readonly proof: readonly string[];
}

/**
 * Asks the chain whether a license of this id was issued on this issuance. Says nothing of its status.
 *
 * @throws {ElicenseError} LICENSE_ID_FORM, DECISION_FORM, PROOF_FORM, DAY_FORM or DAY_RANGE with the field; BLOCK_FORM,
 * BLOCK_UNKNOWN; or the node's trouble.
 */
export async function verifyIssuance(
  client: Client,
  { id, issuance, block }: VerifyIssuanceParameters,
): Promise<boolean> {
  const values = [requireLicenseId(id), toIssuanceArgument(issuance)] as const;
  return readAt(client, block, (at) => client.contracts.licenses.verify(...values, at));
}

/**
 * Asks the chain whether a license of this id was issued with this value in its document. Says nothing of its status.
 *
 * @throws {ElicenseError} As {@link verifyIssuance}.
 * @example
 * const { licenseId: id, issuance } = document.proof;
 * const shown = await verifyField(client, { id, issuance, ...proveField(document, "/credentialSubject/practiceNo") });
 */
export async function verifyField(
  client: Client,
  { id, issuance, field, proof, block }: VerifyFieldParameters,
): Promise<boolean> {
  const hashes = proof.map((hash) => requireHash(hash, "proof"));
  const shown = { ...field, salt: requireHash(field.salt, "salt") };
  const values = [requireLicenseId(id), toIssuanceArgument(issuance), shown, hashes] as const;
  return readAt(client, block, (at) => client.contracts.licenses.verifyField(...values, at));
}

function requireHash(hash: string, field: string): string {
  if (!isHexString(hash, 32)) throw new ElicenseError(PROOF_FORM, { field });
  return hash;
}
