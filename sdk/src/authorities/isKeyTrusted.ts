import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { requireTime } from "../time.js";
import { readAt } from "../transactions/read.js";
import { requireKeyNumber } from "./forms.js";

/** Parameters of {@link isKeyTrusted}. */
export interface IsKeyTrustedParameters {
  /** The key's number. */
  readonly key: number;
  /** When it vouched, Unix time in seconds. */
  readonly vouchedAt: number;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Tells whether what a key vouched for at a moment is trusted.
 *
 * @returns Also `false` for a number that is no key's.
 * @throws {ElicenseError} KEY_FORM, TIME_FORM; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 */
export async function isKeyTrusted(
  client: Client,
  { key, vouchedAt, block }: IsKeyTrustedParameters,
): Promise<boolean> {
  const values = [requireKeyNumber(key), requireTime(vouchedAt, "vouchedAt")] as const;
  return readAt(client, block, (at) => client.contracts.authorities.isTrusted(...values, at));
}
