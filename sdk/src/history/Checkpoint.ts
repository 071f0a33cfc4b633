import { isHexString } from "ethers";

import type { Client } from "../client.js";
import { CHECKPOINT_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";

/** What is read range by range: an authority's register, or a consumer's uses. */
export type ChainKind = "register" | "uses";

/**
 * How far an authority's register or uses were read: plain JSON, to be stored and given again, so that only what is new
 * is read. It vouches for nothing: what was read before is proved together with what comes after, at the end.
 */
export interface Checkpoint {
  readonly version: 1;
  readonly kind: ChainKind;
  readonly chainId: number;
  /** Hash of the chain's first block, 32 bytes in hexadecimal. */
  readonly genesisHash: string;
  /** Address of the registry. */
  readonly registry: string;
  /** Number of the authority. */
  readonly authority: number;
  /** The block to go on with. */
  readonly nextBlock: number;
  /** How many entries were read. */
  readonly count: number;
  /** Head of their hash chain, 192 bits in hexadecimal. */
  readonly head: string;
}

/** The checkpoint before anything was read. */
export function firstCheckpoint({ deployment }: Client, kind: ChainKind, authority: number): Checkpoint {
  const { chainId, genesisHash, block, contracts } = deployment;
  const { address } = kind === "register" ? contracts.licenseRegistry : contracts.accessLog;
  return {
    version: 1,
    kind,
    chainId,
    genesisHash,
    registry: address,
    authority,
    nextBlock: block,
    count: 0,
    head: toHead(0n),
  };
}

/** Writes a head as a checkpoint has it. */
export function toHead(head: bigint): string {
  return `0x${head.toString(16).padStart(48, "0")}`;
}

/**
 * Refuses what is no checkpoint of this reading.
 *
 * @param checkpoint - As it was stored.
 * @param first - The checkpoint before anything was read.
 * @throws {ElicenseError} CHECKPOINT_FORM with the member that does not fit.
 */
export function requireCheckpoint(checkpoint: Checkpoint, first: Checkpoint): Checkpoint {
  const refuse = (field: string): never => {
    throw new ElicenseError(CHECKPOINT_FORM, { field });
  };
  // It was stored somewhere, and may be anything by now.
  const given = checkpoint as Partial<Checkpoint> | null;
  if (typeof given !== "object" || given === null) return refuse("after");
  const { nextBlock, count, head } = given;
  for (const field of ["version", "kind", "chainId", "genesisHash", "registry", "authority"] as const) {
    if (given[field] !== first[field]) return refuse(field);
  }
  if (!isWholeFrom(first.nextBlock, nextBlock)) return refuse("nextBlock");
  if (!isWholeFrom(first.count, count)) return refuse("count");
  return isHexString(head, 24) ? checkpoint : refuse("head");
}

function isWholeFrom(least: number, value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= least;
}
