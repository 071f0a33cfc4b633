import { AbiCoder, keccak256 } from "ethers";

import { requireAccount } from "../account.js";
import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { readAt } from "../transactions/read.js";
import { requireChange, type Change } from "./decodeChange.js";
import type { Proposal } from "./proposeChange.js";

/** A change that waits to be carried out, or may be. */
export interface WaitingProposal extends Proposal {
  /** From when it may be carried out, Unix time in seconds. */
  readonly readyAt: number;
  /** When it lapses, Unix time in seconds. */
  readonly expiresAt: number;
}

/** Parameters of {@link getProposal}. */
export interface GetProposalParameters {
  readonly change: Change;
  /** Account that proposed it. */
  readonly proposer: string;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Reads a proposed change.
 *
 * @returns The proposal; `null` where it was never made, was carried out or cancelled, or has lapsed.
 * @throws {ElicenseError} CHANGE_FORM, ADDRESS_FORM; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 */
export async function getProposal(
  client: Client,
  { change, proposer, block }: GetProposalParameters,
): Promise<WaitingProposal | null> {
  const { accessManager } = client.contracts;
  const operation = hashOperation(requireAccount(proposer, "proposer"), requireChange(client, change));
  return readAt(client, block, async (at) => {
    const [readyAt, round, period] = await Promise.all([
      accessManager.getSchedule(operation, at),
      accessManager.getNonce(operation, at),
      accessManager.expiration(at),
    ]);
    if (readyAt === 0n) return null;
    return { operation, round: Number(round), readyAt: Number(readyAt), expiresAt: Number(readyAt + period) };
  });
}

/** Equal to `hashOperation` of OpenZeppelin's AccessManager. */
export function hashOperation(proposer: string, { to, data }: Change): string {
  return keccak256(AbiCoder.defaultAbiCoder().encode(["address", "address", "bytes"], [proposer, to, data]));
}
