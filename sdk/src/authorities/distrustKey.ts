import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { requireTime } from "../time.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";

/** Parameters of {@link distrustKey}. */
export interface DistrustKeyParameters {
  /** The key's account. */
  readonly account: string;
  /** What it vouched for at this moment or later is no longer trusted, Unix time in seconds. */
  readonly asOf: number;
}

/** Encodes the call of {@link distrustKey}. */
export function encodeDistrustKey({ account, asOf }: DistrustKeyParameters): Call {
  const data = interfaces.authorities.encodeFunctionData("distrustKey", [
    requireAccount(account, "account"),
    requireTime(asOf, "asOf"),
  ]);
  return { contract: "authorityRegistry", data, outcome: nothing };
}

/**
 * Prepares {@link distrustKey} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareDistrustKey(
  client: Client,
  parameters: DistrustKeyParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeDistrustKey(parameters), options);
}

/**
 * Distrusts a key as of a moment, and removes it: a sister key up to 30 days back, or one of a sub-authority without limit.
 * The moment only moves earlier.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters; the
 * registry's refusal, before anything is sent; or the node's trouble.
 */
export async function distrustKey(client: Client, parameters: DistrustKeyParameters): Promise<Receipt> {
  return toReceipt(await send(client, () => encodeDistrustKey(parameters)));
}
