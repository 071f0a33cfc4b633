import { toLicenseTypeArgument, type LicenseTypeEntry } from "../catalog/LicenseTypeEntry.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import type { Call } from "../transactions/Call.js";
import { eventIn } from "../transactions/eventIn.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";

/** A license type that was added. */
export interface AddedType {
  /** Its number. */
  readonly licenseType: number;
}

/** Encodes the call of {@link addType}. */
export function encodeAddType(entry: LicenseTypeEntry): Call<AddedType> {
  const data = interfaces.catalog.encodeFunctionData("addType", [toLicenseTypeArgument(entry)]);
  const outcome = (returned: string): AddedType => {
    const [number] = interfaces.catalog.decodeFunctionResult("addType", returned) as unknown as [bigint];
    return { licenseType: Number(number) };
  };
  return { contract: "licenseCatalog", data, outcome };
}

/**
 * Prepares {@link addType} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareAddType(
  client: Client,
  parameters: LicenseTypeEntry,
  options?: PrepareOptions,
): Promise<PreparedTransaction<AddedType>> {
  return prepareTransaction(client, () => encodeAddType(parameters), options);
}

/**
 * Adds a license type to the catalog.
 *
 * @returns Its number, and where it was recorded.
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters;
 * ACCESS_MANAGED_UNAUTHORIZED where the account does not govern, ACCESS_MANAGER_NOT_SCHEDULED or
 * ACCESS_MANAGER_NOT_READY where it governs with a delay; any other refusal of the registry, before anything is sent;
 * or the node's trouble.
 */
export async function addType(client: Client, parameters: LicenseTypeEntry): Promise<AddedType & Receipt> {
  const receipt = await send(client, () => encodeAddType(parameters));
  const event = eventIn(client, receipt, {
    contract: "licenseCatalog",
    abi: interfaces.catalog,
    name: "LicenseTypeAdded",
  });
  return { licenseType: Number(event.licenseType), ...toReceipt(receipt) };
}
