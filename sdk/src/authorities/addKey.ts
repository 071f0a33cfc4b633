import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import type { Role } from "../codes.js";
import { interfaces } from "../contracts.js";
import type { Call } from "../transactions/Call.js";
import { eventIn } from "../transactions/eventIn.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { toRolesArgument } from "./forms.js";

/** Parameters of {@link addKey}. */
export interface AddKeyParameters {
  /** The key's account; a contract's serves too. */
  readonly account: string;
  /** What it may be used for. */
  readonly roles: readonly Role[];
}

/** A key that was added. */
export interface AddedKey {
  /** Its number, by which records name it. */
  readonly key: number;
}

/** Encodes the call of {@link addKey}. */
export function encodeAddKey({ account, roles }: AddKeyParameters): Call<AddedKey> {
  const data = interfaces.authorities.encodeFunctionData("addKey", [
    requireAccount(account, "account"),
    toRolesArgument(roles),
  ]);
  const outcome = (returned: string): AddedKey => {
    const [number] = interfaces.authorities.decodeFunctionResult("addKey", returned) as unknown as [bigint];
    return { key: Number(number) };
  };
  return { contract: "authorityRegistry", data, outcome };
}

/**
 * Prepares {@link addKey} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareAddKey(
  client: Client,
  parameters: AddKeyParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction<AddedKey>> {
  return prepareTransaction(client, () => encodeAddKey(parameters), options);
}

/**
 * Adds a key to the authority of the client's administering key.
 *
 * @returns The key's number, and where it was recorded.
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters; the
 * registry's refusal, before anything is sent; or the node's trouble.
 * @example
 * const { key } = await addKey(anhui, { account, roles: ["OPERATE"] });
 */
export async function addKey(client: Client, parameters: AddKeyParameters): Promise<AddedKey & Receipt> {
  const receipt = await send(client, () => encodeAddKey(parameters));
  const event = eventIn(client, receipt, {
    contract: "authorityRegistry",
    abi: interfaces.authorities,
    name: "KeyAdded",
  });
  return { key: Number(event.key), ...toReceipt(receipt) };
}
