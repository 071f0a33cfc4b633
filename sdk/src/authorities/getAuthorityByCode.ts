import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { readAt } from "../transactions/read.js";
import { readAuthority, type Authority } from "./getAuthority.js";
import { toCodeArgument } from "./Profile.js";

/** Parameters of {@link getAuthorityByCode}. */
export interface GetAuthorityByCodeParameters {
  /** Unified social credit code, 18 characters. */
  readonly code: string;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Finds the active authority that has a public code: no two have the same.
 *
 * @returns The authority; `null` where no active one has the code.
 * @throws {ElicenseError} As `parseUscc` for what is no such code; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 * @example
 * const authority = await getAuthorityByCode(client, { code: "1134000000FAKE020H" });
 */
export async function getAuthorityByCode(
  client: Client,
  { code, block }: GetAuthorityByCodeParameters,
): Promise<Authority | null> {
  const argument = toCodeArgument(code, "code");
  return readAt(client, block, async (at) => {
    const number = Number(await client.contracts.authorities.authorityByCode(argument, at));
    return number === 0 ? null : readAuthority(client, number, at);
  });
}
