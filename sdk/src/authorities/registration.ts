import type { TransactionReceipt } from "ethers";

import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import type { Call } from "../transactions/Call.js";
import { eventIn } from "../transactions/eventIn.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { requireDivision } from "./forms.js";
import { toProfileArgument, type Profile } from "./Profile.js";

/** Parameters of `registerAuthority` and `admitRoot`. */
export interface RegisterAuthorityParameters {
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

/** Encodes the call of a function that registers an authority. */
export function encodeRegistration(
  name: "register" | "admitRoot",
  { region, profile, administrator }: RegisterAuthorityParameters,
): Call<RegisteredAuthority> {
  // The overloads of the generated types take one name each.
  const data = interfaces.authorities.encodeFunctionData(name as "register", [
    requireDivision(region),
    toProfileArgument(profile),
    requireAccount(administrator, "administrator"),
  ]);
  const outcome = (returned: string): RegisteredAuthority => {
    const [number] = interfaces.authorities.decodeFunctionResult(name as "register", returned) as unknown as [bigint];
    return { authority: Number(number) };
  };
  return { contract: "authorityRegistry", data, outcome };
}

/** Gives the authority that a transaction registered. */
export function toRegisteredAuthority(client: Client, receipt: TransactionReceipt): RegisteredAuthority & Receipt {
  const event = eventIn(client, receipt, {
    contract: "authorityRegistry",
    abi: interfaces.authorities,
    name: "AuthorityRegistered",
  });
  return { authority: Number(event.authority), ...toReceipt(receipt) };
}
