import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import type { Call } from "../transactions/Call.js";
import { eventIn } from "../transactions/eventIn.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { requireDivision } from "./forms.js";
import { toProfileArgument, type Profile } from "./Profile.js";

/** Parameters of {@link register}. */
export interface RegisterParameters {
  /** Division code, six digits, of where it is competent. */
  readonly region: string;
  readonly profile: Profile;
  /** Account of its first administering key. */
  readonly administrator: string;
}

/** An authority that was registered. */
export interface RegisteredAuthority {
  /** Its number. */
  readonly authority: number;
}

/** Encodes the call of {@link register}. */
export function encodeRegister({ region, profile, administrator }: RegisterParameters): Call<RegisteredAuthority> {
  const data = interfaces.authorities.encodeFunctionData("register", [
    requireDivision(region),
    toProfileArgument(profile),
    requireAccount(administrator, "administrator"),
  ]);
  const outcome = (returned: string): RegisteredAuthority => {
    const [number] = interfaces.authorities.decodeFunctionResult("register", returned) as unknown as [bigint];
    return { authority: Number(number) };
  };
  return { contract: "authorityRegistry", data, outcome };
}

/**
 * Prepares {@link register} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareRegister(
  client: Client,
  parameters: RegisterParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction<RegisteredAuthority>> {
  return prepareTransaction(client, () => encodeRegister(parameters), options);
}

/**
 * Registers a sub-authority of the authority of the client's administering key, within its region.
 *
 * @returns Its number, and where it was recorded.
 * @throws {ElicenseError} The registry's refusal, before anything is sent; what is wrong with the parameters; or the
 * node's trouble.
 * @example
 * const { authority } = await register(anhui, { region: "341600", profile, administrator });
 */
export async function register(client: Client, parameters: RegisterParameters): Promise<RegisteredAuthority & Receipt> {
  const receipt = await send(client, () => encodeRegister(parameters));
  const event = eventIn(client, receipt, {
    contract: "authorityRegistry",
    abi: interfaces.authorities,
    name: "AuthorityRegistered",
  });
  return { authority: Number(event.authority), ...toReceipt(receipt) };
}
