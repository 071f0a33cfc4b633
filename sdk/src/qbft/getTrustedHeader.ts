import type { Client } from "../client.js";
import { onOneNode } from "../deployment/onOneNode.js";
import { genesisValidators } from "./ValidatorSet.js";
import { getHeader } from "./askNode.js";
import type { Header } from "./Header.js";
import { findTrustedBlock, type TrustedBlock } from "./trustHeader.js";

/** Parameters of {@link getTrustedHeader}. */
export interface GetTrustedHeaderParameters {
  /** Number of the block; the newest if left out. */
  readonly block?: number;
  /** What was trusted last; the chain's first block, by its hash in the manifest, if left out. */
  readonly trusted?: TrustedBlock;
}

/** A header that is the chain's, whoever gave it. */
export interface TrustedHeader {
  readonly header: Header;
  /** To be kept, and given next time: then what validators of long ago do with their keys does not matter. */
  readonly trusted: TrustedBlock;
}

/**
 * Fetches a header from a node that need not be trusted: its block is sealed by the chain's validators, followed from the
 * chain's first block or from what was trusted last. That the node knows a newer one it may hide; its age tells.
 *
 * @throws {ElicenseError} DEPLOYMENT_WRONG_GENESIS where the node's chain is not the manifest's; QBFT_SEAL, QBFT_NOT_SEALED,
 * QBFT_NOT_TRUSTED or QBFT_HEADER_FORM where the node lies, or the chain is of another engine; QBFT_NO_VALIDATORS for a
 * `trusted` without validators; BLOCK_UNKNOWN; QBFT_PROVIDER; NODE_UNREACHABLE or NODE_REFUSED.
 * @example
 * const { header, trusted } = await getTrustedHeader(client);
 */
export async function getTrustedHeader(
  client: Client,
  { block, trusted }: GetTrustedHeaderParameters = {},
): Promise<TrustedHeader> {
  return onOneNode(client.provider, async () => {
    const [from, header] = await Promise.all([trusted ?? trustedGenesis(client), getHeader(client, block ?? "latest")]);
    return { header, trusted: await findTrustedBlock(from, header, (number) => getHeader(client, number)) };
  });
}

async function trustedGenesis(client: Client): Promise<TrustedBlock> {
  const { genesisHash } = client.deployment;
  const { block, hash, validators } = genesisValidators(await getHeader(client, 0), genesisHash);
  return { number: block, hash, validators };
}
