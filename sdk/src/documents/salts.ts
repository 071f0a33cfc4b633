import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

import { REGISTER_KEY_FORM } from "../errors/catalogue/documents.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fromHex, toHex } from "../hashing/hex.js";
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
  if (!/^0x[0-9a-fA-F]{64}$/.test(text)) throw new ElicenseError(REGISTER_KEY_FORM);
  return fromHex(text);
}

/**
 * Derives the salt of one value: HMAC-SHA-256 under the register key over e-license identifier, version and path. So
 * the same license gives the same document on every machine of its issuer.
 *
 * @returns 32 bytes in hexadecimal.
 */
export function deriveSalt(key: RegisterKey, identifier: string, version: string, path: string): string {
  return toHex(salter(key, identifier, version)(path));
}

/** Makes the function that gives each path of a document its salt, {@link deriveSalt} in bytes, for one document. */
export function salter(key: RegisterKey, identifier: string, version: string): (path: string) => Uint8Array {
  // A list in canonical JSON: what all paths have in common is hashed once.
  const common = canonicalJson(["salt", identifier, version]).slice(0, -1);
  const prepared = hmac.create(sha256, key).update(utf8ToBytes(`${common},`));
  // Taken up again for each path: its digest leaves nothing in it that the next copy does not overwrite.
  const copy = prepared.clone();
  return (path) =>
    prepared
      ._cloneInto(copy)
      .update(utf8ToBytes(`${canonicalJson(path)}]`))
      .digest();
}

/**
 * Derives the hash of a decision that goes on the chain.
 *
 * @param decisionNo - The decision's number.
 * @returns 32 bytes in hexadecimal.
 */
export function deriveDecisionHash(key: RegisterKey, decisionNo: string): string {
  return derive(key, ["decision", decisionNo]);
}

/**
 * Derives the hash of a use's context that goes on the chain.
 *
 * @param key - A secret of the consumer's own, 32 bytes.
 * @param context - Case, system, operator and purpose, in words; they stay with the consumer.
 * @returns 32 bytes in hexadecimal.
 */
export function deriveContextHash(key: Uint8Array, context: UsageContext): string {
  return derive(key, ["context", context.caseNo, context.system, context.operator, context.purpose]);
}

/** What a consumer keeps of a use; the chain has its salted hash. */
export interface UsageContext {
  readonly caseNo: string;
  readonly system: string;
  readonly operator: string;
  readonly purpose: string;
}

function derive(key: Uint8Array, parts: readonly string[]): string {
  return toHex(hmac(sha256, key, messageOf(parts)));
}

/** The first part keeps one kind of derivation apart from the others. */
function messageOf(parts: readonly string[]): Uint8Array {
  return utf8ToBytes(canonicalJson(parts));
}
