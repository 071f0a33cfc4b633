import { requireTypeNumber } from "../authorities/forms.js";
import { entryFault } from "../catalog/forms.js";
import { requireReasonNumber } from "../catalog/Reason.js";
import type { Client } from "../client.js";
import { approvalRules, toNumber, type ApprovalRule } from "../codes.js";
import { interfaces } from "../contracts.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";

/** Parameters of {@link setApproval}. */
export interface SetApprovalParameters {
  /** Number of the license type. */
  readonly licenseType: number;
  /** The reason's number. */
  readonly number: number;
  /** Whose approval an action needs for this reason from now on. */
  readonly approval: ApprovalRule;
}

/** Encodes the call of {@link setApproval}. */
export function encodeSetApproval({ licenseType, number, approval }: SetApprovalParameters): Call {
  const data = interfaces.catalog.encodeFunctionData("setApproval", [
    requireTypeNumber(licenseType),
    requireReasonNumber(number),
    toNumber(approvalRules, approval, () => entryFault("approval")),
  ]);
  return { contract: "licenseCatalog", data, outcome: nothing };
}

/**
 * Prepares {@link setApproval} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareSetApproval(
  client: Client,
  parameters: SetApprovalParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeSetApproval(parameters), options);
}

/**
 * Sets whose approval an action needs for a reason.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters;
 * ACCESS_MANAGED_UNAUTHORIZED where the account does not govern, ACCESS_MANAGER_NOT_SCHEDULED or
 * ACCESS_MANAGER_NOT_READY where it governs with a delay; any other refusal of the registry, before anything is sent;
 * or the node's trouble.
 */
export async function setApproval(client: Client, parameters: SetApprovalParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeSetApproval(parameters)));
}
