import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import type { Draft } from "../documents/Document.js";
import type { Call } from "../transactions/Call.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { actingIssuer } from "./actingIssuer.js";
import { parseLicenseId, requireLicenseId, type LicenseId } from "./licenseId.js";
import { toDecisionArgument } from "./Decision.js";
import type { ManageParameters } from "./manage.js";
import {
  requireAgreement,
  toIssuedLicense,
  toNewLicenseArgument,
  type IssuedId,
  type IssuedLicense,
} from "./newLicense.js";

/** An action that puts a new license in the place of one. */
export interface SuccessionParameters extends ManageParameters {
  /** Document of the new license. */
  readonly draft: Draft;
  /**
   * The holder's account; `null` for the custody of the authority that acts. It is never taken from the old license, so
   * that nobody loses a license to custody by leaving something out.
   */
  readonly holder: string | null;
}

/** Functions of the license registry that put a new license in the place of one. */
type SuccessionFunction = "reissue" | "transfer";

/** Encodes the call of an action that puts a new license in the place of one. */
export function encodeSuccession(
  name: SuccessionFunction,
  { id, draft, holder, decision }: SuccessionParameters,
): Call<IssuedId> {
  const values = [requireLicenseId(id), toNewLicenseArgument(draft, holder), toDecisionArgument(decision)] as const;
  requireAgreement(draft, decision);
  // The overloads of the generated types take one name each.
  const data = interfaces.licenses.encodeFunctionData(name as "reissue", [...values]);
  const outcome = (returned: string): IssuedId => {
    const [newId] = interfaces.licenses.decodeFunctionResult(name as "reissue", returned) as unknown as [LicenseId];
    return { id: newId };
  };
  return { contract: "licenseRegistry", data, outcome };
}

/** Puts a new license in the place of one. */
export async function succeed(
  client: Client,
  name: SuccessionFunction,
  parameters: SuccessionParameters,
): Promise<IssuedLicense & Receipt> {
  const { id, draft, decision } = parameters;
  const authority = await actingIssuer(client, [draft]);
  const receipt = await send(client, () => encodeSuccession(name, parameters));
  const { licenseType } = parseLicenseId(id);
  const block = receipt.blockNumber;
  return { ...toIssuedLicense(client, { licenseType, authority, draft, decision, block }), ...toReceipt(receipt) };
}
