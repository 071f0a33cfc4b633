import type { Client } from "../client.js";
import type { Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import type { Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import {
  encodeRegistration,
  toRegisteredAuthority,
  type RegisterAuthorityParameters,
  type RegisteredAuthority,
} from "./registration.js";

/** Encodes the call of {@link registerAuthority}. */
export function encodeRegisterAuthority(parameters: RegisterAuthorityParameters): Call<RegisteredAuthority> {
  return encodeRegistration("register", parameters);
}

/**
 * Prepares {@link registerAuthority} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareRegisterAuthority(
  client: Client,
  parameters: RegisterAuthorityParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction<RegisteredAuthority>> {
  return prepareTransaction(client, () => encodeRegisterAuthority(parameters), options);
}

/**
 * Registers a sub-authority of the authority of the client's administering key, within its region.
 *
 * @returns Its number, and where it was recorded.
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters; the
 * registry's refusal, before anything is sent; or the node's trouble.
 * @example
 * const { authority } = await registerAuthority(anhui, { region: "341600", profile, administrator });
 */
export async function registerAuthority(
  client: Client,
  parameters: RegisterAuthorityParameters,
): Promise<RegisteredAuthority & Receipt> {
  return toRegisteredAuthority(client, await send(client, () => encodeRegisterAuthority(parameters)));
}
