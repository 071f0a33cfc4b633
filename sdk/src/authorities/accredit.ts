import type { Client } from "../client.js";
import type { Right } from "../codes.js";
import { interfaces } from "../contracts.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { requireAuthority, requireTypeNumber, toRightsArgument } from "./forms.js";

/** Parameters of {@link accredit}. */
export interface AccreditParameters {
  /** Number of the authority. */
  readonly authority: number;
  /** Number of the license type. */
  readonly licenseType: number;
  /** All that it is to have from now on: what is not among them falls away. */
  readonly rights: readonly Right[];
}

/** Encodes the call of {@link accredit}. */
export function encodeAccredit({ authority, licenseType, rights }: AccreditParameters): Call {
  const data = interfaces.authorities.encodeFunctionData("accredit", [
    requireAuthority(authority),
    requireTypeNumber(licenseType),
    toRightsArgument(rights),
  ]);
  return { contract: "authorityRegistry", data, outcome: nothing };
}

/**
 * Prepares {@link accredit} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareAccredit(
  client: Client,
  parameters: AccreditParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeAccredit(parameters), options);
}

/**
 * Sets the rights of a sub-authority for a license type, to rights that the client's own authority has. What falls away
 * does so at once; what is new holds after the accreditation delay.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters; the
 * registry's refusal, before anything is sent; or the node's trouble.
 * @example
 * await accredit(anhui, { authority: 3, licenseType: lawyer.number, rights: ["REVIEW", "SUSPEND"] });
 */
export async function accredit(client: Client, parameters: AccreditParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeAccredit(parameters)));
}
