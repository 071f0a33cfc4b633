import { requireAccount } from "../account.js";
import { requireDivision } from "../authorities/forms.js";
import { toProfileArgument, type Profile } from "../authorities/Profile.js";
import type { RegisteredAuthority } from "../authorities/register.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import type { Call } from "../transactions/Call.js";
import { eventIn } from "../transactions/eventIn.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";

/** Parameters of {@link admitRoot}. */
export interface AdmitRootParameters {
  /** Division code, six digits, of where it is competent. */
  readonly region: string;
  readonly profile: Profile;
  /** Account of its first administering key. */
  readonly administrator: string;
}

/** Encodes the call of {@link admitRoot}. */
export function encodeAdmitRoot({ region, profile, administrator }: AdmitRootParameters): Call<RegisteredAuthority> {
  const data = interfaces.authorities.encodeFunctionData("admitRoot", [
    requireDivision(region),
    toProfileArgument(profile),
    requireAccount(administrator, "administrator"),
  ]);
  const outcome = (returned: string): RegisteredAuthority => {
    const [number] = interfaces.authorities.decodeFunctionResult("admitRoot", returned) as unknown as [bigint];
    return { authority: Number(number) };
  };
  return { contract: "authorityRegistry", data, outcome };
}

/**
 * Prepares {@link admitRoot} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareAdmitRoot(
  client: Client,
  parameters: AdmitRootParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction<RegisteredAuthority>> {
  return prepareTransaction(client, () => encodeAdmitRoot(parameters), options);
}

/**
 * Admits a root: a member of the consortium that stands below nobody.
 *
 * @returns Its number, and where it was recorded.
 * @throws {ElicenseError} ACCESS_MANAGED_UNAUTHORIZED where the account does not govern, ACCESS_MANAGER_NOT_SCHEDULED or
 * ACCESS_MANAGER_NOT_READY where it governs with a delay; any other refusal of the registry, before anything is sent;
 * what is wrong with the parameters; or the node's trouble.
 * @example
 * const { authority } = await admitRoot(governance, { region: "340000", profile, administrator });
 */
export async function admitRoot(
  client: Client,
  parameters: AdmitRootParameters,
): Promise<RegisteredAuthority & Receipt> {
  const receipt = await send(client, () => encodeAdmitRoot(parameters));
  const event = eventIn(client, receipt, {
    contract: "authorityRegistry",
    abi: interfaces.authorities,
    name: "AuthorityRegistered",
  });
  return { authority: Number(event.authority), ...toReceipt(receipt) };
}
