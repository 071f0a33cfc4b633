import { getAddress, type Signer } from "ethers";

import type { Client } from "../client.js";
import { GRANT_SIGNER_NOT_HOLDER } from "../errors/catalogue/grants.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fromChain } from "../errors/fromChain.js";
import { requireSigner } from "../transactions/send.js";
import type { Grant, HolderSignature } from "./Grant.js";
import { grantTypedData, hashGrant, withdrawalTypedData, type TypedData } from "./typedData.js";

/** Parameters of {@link signGrant} and {@link signWithdrawal}. */
export interface SignGrantParameters {
  readonly grant: Grant;
  /** The holder's account; the client's own if left out. */
  readonly signer?: Signer;
}

/**
 * Signs a grant with the holder's account. Sends nothing. For a passkey or a contract's account take `grantTypedData`.
 *
 * @throws {ElicenseError} GRANT_FORM with the field; SIGNER_MISSING where the client can only read;
 * GRANT_SIGNER_NOT_HOLDER where the account is not the grant's holder; or the wallet's trouble.
 * @example
 * const signature = await signGrant(holder, { grant });
 */
export async function signGrant(client: Client, { grant, signer }: SignGrantParameters): Promise<HolderSignature> {
  return sign(client, grant, grantTypedData(client.deployment, grant), signer);
}

/**
 * Signs the withdrawal of a grant with the holder's account, for somebody else to send. Sends nothing.
 *
 * @throws {ElicenseError} As {@link signGrant}.
 */
export async function signWithdrawal(client: Client, { grant, signer }: SignGrantParameters): Promise<HolderSignature> {
  const { deployment } = client;
  return sign(client, grant, withdrawalTypedData(deployment, hashGrant(deployment, grant)), signer);
}

async function sign(
  { runner }: Client,
  { holder }: Grant,
  { domain, types, value }: TypedData<object>,
  given?: Signer,
): Promise<HolderSignature> {
  const signer = given ?? requireSigner(runner);
  try {
    const account = await signer.getAddress();
    if (getAddress(account) !== getAddress(holder)) {
      throw new ElicenseError(GRANT_SIGNER_NOT_HOLDER, { holder, account });
    }
    return { signer: account, signature: await signer.signTypedData(domain, types, value) };
  } catch (error) {
    throw fromChain(error);
  }
}
