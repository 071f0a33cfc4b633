import { TypedDataEncoder, type TypedDataDomain, type TypedDataField } from "ethers";

import type { Deployment } from "../deployment/Deployment.js";
import { toGrantArgument, type Grant } from "./Grant.js";
import { requireGrantId } from "./grantId.js";

/** What a wallet signs, by EIP-712. */
export interface TypedData<Value> {
  readonly domain: TypedDataDomain;
  readonly types: Record<string, TypedDataField[]>;
  readonly primaryType: string;
  readonly value: Value;
}

const grantTypes = {
  Grant: [
    { name: "kind", type: "uint8" },
    { name: "license", type: "bytes32" },
    { name: "holder", type: "address" },
    { name: "binding", type: "uint8" },
    { name: "consumer", type: "uint32" },
    { name: "matter", type: "bytes32" },
    { name: "fields", type: "uint128" },
    { name: "notBefore", type: "uint40" },
    { name: "notAfter", type: "uint40" },
    { name: "maxUses", type: "uint32" },
    { name: "nonce", type: "bytes32" },
  ],
};

const withdrawalTypes = { Withdrawal: [{ name: "grant", type: "bytes32" }] };

/**
 * Gives what a holder signs to make a grant, for any wallet, passkey or contract account.
 *
 * @param deployment - Manifest of the deployment: a grant is for one chain and one AccessLog.
 * @throws {ElicenseError} GRANT_FORM with the field that no grant of its kind may have so.
 * @example
 * const { domain, types, value } = grantTypedData(deployment, grant);
 * const signature = await wallet.signTypedData(domain, types, value);
 */
export function grantTypedData(deployment: Deployment, grant: Grant): TypedData<Record<string, unknown>> {
  return {
    domain: domainOf(deployment),
    types: grantTypes,
    primaryType: "Grant",
    value: { ...toGrantArgument(grant) },
  };
}

/**
 * Gives what a holder signs to withdraw a grant.
 *
 * @param grantId - Id of the grant; see {@link hashGrant}.
 * @throws {ElicenseError} GRANT_FORM where that is no id.
 */
export function withdrawalTypedData(deployment: Deployment, grantId: string): TypedData<{ readonly grant: string }> {
  return {
    domain: domainOf(deployment),
    types: withdrawalTypes,
    primaryType: "Withdrawal",
    value: { grant: requireGrantId(grantId) },
  };
}

/**
 * Gives a grant's id: the EIP-712 hash that its holder signs. Equal to what `AccessLog` computes.
 *
 * @returns 32 bytes in hexadecimal.
 * @throws {ElicenseError} GRANT_FORM with the field that no grant of its kind may have so.
 */
export function hashGrant(deployment: Deployment, grant: Grant): string {
  const { domain, types, value } = grantTypedData(deployment, grant);
  return TypedDataEncoder.hash(domain, types, value);
}

/**
 * Gives the EIP-712 hash that a holder signs to withdraw a grant. Equal to what `AccessLog` computes.
 *
 * @returns 32 bytes in hexadecimal.
 */
export function hashWithdrawal(deployment: Deployment, grantId: string): string {
  const { domain, types, value } = withdrawalTypedData(deployment, grantId);
  return TypedDataEncoder.hash(domain, types, value);
}

/** The domain of what is signed for the AccessLog, EIP-712. */
export function domainOf({
  chainId,
  contracts,
}: Deployment): TypedDataDomain & { readonly name: string; readonly version: string } {
  return { name: "elicense", version: "1", chainId, verifyingContract: contracts.accessLog.address };
}
