import { fromProfileArgument } from "../authorities/Profile.js";
import { fetchBlock, type Block } from "../block.js";
import type { Client } from "../client.js";
import { unreachable } from "../errors/fromNode.js";
import { readStandings } from "../licenses/readStandings.js";
import { lastTime } from "../history/replay.js";
import { parseLicenseId, type LicenseId } from "../licenses/licenseId.js";
import type { Standing } from "../licenses/standing.js";

/** A block with what only its own chain has. */
export interface HashedBlock extends Block {
  /** 32 bytes in hexadecimal. */
  readonly hash: string;
}

/** What a node says of a license at a block. */
export interface LicenseFacts {
  readonly standing: Standing;
  /** Unified social credit code of the issuing authority; in hexadecimal what the registry has as such and is none. */
  readonly issuerCode: string;
}

/** What a node says at a block: of each license that it was asked about, in order. */
export interface NodeFacts {
  readonly block: HashedBlock;
  readonly licenses: readonly LicenseFacts[];
}

/**
 * Asks a node about licenses at one block, all at once: one round trip for a provider that batches.
 *
 * @param head - Its newest block, which need not be asked for again.
 * @param number - The block to ask at.
 */
export async function askNode(
  client: Client,
  ids: readonly LicenseId[],
  head: HashedBlock,
  number: number,
): Promise<NodeFacts> {
  const issuers = ids.map((id) => parseLicenseId(id).authority);
  const [block, standings, codes] = await Promise.all([
    number === head.number ? head : getBlock(client, number),
    readStandings(client, ids, { blockTag: number }),
    Promise.all(
      [...new Set(issuers)].map(async (issuer) => {
        const profile = await client.contracts.authorities.profileOf(issuer, { blockTag: number });
        return [issuer, fromProfileArgument(profile).code] as const;
      }),
    ),
  ]);
  const codeOf = new Map(codes);
  return {
    block,
    licenses: issuers.map((issuer, position) => ({
      standing: standings[position] as Standing,
      issuerCode: codeOf.get(issuer) as string,
    })),
  };
}

/**
 * Fetches a block of a node.
 *
 * @throws {ElicenseError} NODE_UNREACHABLE where the node does not have it.
 */
export async function getBlock(client: Client, tag: number | "latest" | "finalized"): Promise<HashedBlock> {
  const block = await fetchBlock(client, tag);
  // A time that the chain cannot count is none, and could not be written as a day.
  const isTimed = block !== undefined && block.timestamp >= 0 && block.timestamp <= lastTime;
  if (!block?.hash || !isTimed)
    throw unreachable(undefined, { en: `it has no block ${tag}`, zh: `该节点没有区块 ${tag}` });
  return { number: block.number, timestamp: block.timestamp, hash: block.hash };
}
