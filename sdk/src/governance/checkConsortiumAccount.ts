import type { Client } from "../client.js";
import { checkOrigin, type CheckConsortiumAccountParameters } from "./checkOrigin.js";
import { checkSafeCode, type CheckedConsortiumAccount } from "./checkSafeCode.js";

/**
 * Checks that the consortium's multi-signature account is a Safe 1.4.1 through and through: its code, its singleton's and its
 * fallback handler's are those that Safe's makers compiled, and no other code has ever written into it. Without that, what
 * the account says of its signers proves nothing.
 *
 * @returns The contracts that it consists of.
 * @throws {ElicenseError} CONSORTIUM_MISSING; GOVERNANCE_DIFFERS with the first part that differs: `code of account …`,
 * `code of singleton …`, `code of fallbackHandler …`, `creation`, `initializer`, or the first block in which other code could
 * write into it; DEPLOYMENT_CREATION_UNKNOWN; DEPLOYMENT_CREATION_DIFFERS; READING_FORM, BLOCK_FORM; BLOCK_UNKNOWN;
 * READING_ABORTED; or the node's trouble.
 * @example
 * const { singleton, fallbackHandler } = await checkConsortiumAccount(client);
 */
export async function checkConsortiumAccount(
  client: Client,
  parameters: CheckConsortiumAccountParameters = {},
): Promise<CheckedConsortiumAccount> {
  const account = await checkSafeCode(client, parameters.block);
  await checkOrigin(client, account.singleton, parameters);
  return account;
}
