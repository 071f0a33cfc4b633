import {
  encodeRegistration,
  toRegisteredAuthority,
  type RegisterAuthorityParameters,
  type RegisteredAuthority,
} from "../authorities/registration.js";
import type { Client } from "../client.js";
import type { Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import type { Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";

/** Encodes the call of {@link admitRoot}. */
export function encodeAdmitRoot(parameters: RegisterAuthorityParameters): Call<RegisteredAuthority> {
  return encodeRegistration("admitRoot", parameters);
}

/**
 * Prepares {@link admitRoot} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareAdmitRoot(
  client: Client,
  parameters: RegisterAuthorityParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction<RegisteredAuthority>> {
  return prepareTransaction(client, () => encodeAdmitRoot(parameters), options);
}

/**
 * Admits a root: a member of the consortium that stands below nobody.
 *
 * @returns Its number, and where it was recorded.
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters;
 * ACCESS_MANAGED_UNAUTHORIZED where the account does not govern, ACCESS_MANAGER_NOT_SCHEDULED or
 * ACCESS_MANAGER_NOT_READY where it governs with a delay; any other refusal of the registry, before anything is sent;
 * or the node's trouble.
 * @example
 * const { authority } = await admitRoot(governance, { region: "340000", profile, administrator });
 */
export async function admitRoot(
  client: Client,
  parameters: RegisterAuthorityParameters,
): Promise<RegisteredAuthority & Receipt> {
  return toRegisteredAuthority(client, await send(client, () => encodeAdmitRoot(parameters)));
}
