import { computeHmac, getBytes, toUtf8Bytes } from "ethers";

import { ElicenseError } from "../errors/ElicenseError.js";
import { canonicalJson } from "./canonical.js";

/**
 * The issuer's secret from which the salts of a year's documents are derived: 32 bytes. Who has it can try out values
 * against leaves; when it is destroyed, what was hidden stays hidden.
 */
export type RegisterKey = Uint8Array;

/**
 * Reads a register key.
 *
 * @param text - 32 bytes in hexadecimal, with 0x.
 * @throws {ElicenseError} REGISTER_KEY_FORM. The error does not contain the key.
 */
export function parseRegisterKey(text: string): RegisterKey {
  if (!/^0x[0-9a-fA-F]{64}$/.test(text)) throw new ElicenseError("REGISTER_KEY_FORM");
  return getBytes(text);
}

/**
 * Derives the salt of one value: HMAC-SHA-256 under the register key over e-license identifier, version and path. So
 * the same license gives the same document on every machine of its issuer.
 *
 * @returns 32 bytes in hexadecimal.
 */
export function deriveSalt(key: RegisterKey, identifier: string, version: string, path: string): string {
  return hmac(key, ["salt", identifier, version, path]);
}

/**
 * Derives the hash of a decision that goes on the chain.
 *
 * @param decisionNo - The decision's number.
 * @returns 32 bytes in hexadecimal.
 */
export function deriveDecisionHash(key: RegisterKey, decisionNo: string): string {
  return hmac(key, ["decision", decisionNo]);
}

/**
 * Derives the hash of a use's context that goes on the chain.
 *
 * @param key - A secret of the consumer's own, 32 bytes.
 * @param context - Case, system, operator and purpose, in words; they stay with the consumer.
 * @returns 32 bytes in hexadecimal.
 */
export function deriveContextHash(key: Uint8Array, context: UsageContext): string {
  return hmac(key, ["context", context.caseNo, context.system, context.operator, context.purpose]);
}

/** What a consumer keeps of a use; the chain has its salted hash. */
export interface UsageContext {
  readonly caseNo: string;
  readonly system: string;
  readonly operator: string;
  readonly purpose: string;
}

// The first part keeps one kind of derivation apart from the others.
function hmac(key: Uint8Array, parts: readonly string[]): string {
  return computeHmac("sha256", key, toUtf8Bytes(canonicalJson(parts)));
}
