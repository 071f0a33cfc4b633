import { errorOf } from "@elicense/sdk";

/** Whether something is a number as nodes write it, and one that can be counted with. */
export function isQuantity(given: unknown): given is string {
  return typeof given === "string" && /^0x[0-9a-f]+$/i.test(given) && Number.isSafeInteger(Number(given));
}

/**
 * Takes what a node gives as an account's count of transactions.
 *
 * @throws {ElicenseError} NODE_REFUSED where it is no number: a nonce must not be decided on by what nobody said.
 */
export function toCount(given: unknown): number {
  if (!isQuantity(given)) {
    throw errorOf("NODE_REFUSED", { reason: { en: "no count of transactions", zh: "未给出交易数" } });
  }
  return Number(given);
}
