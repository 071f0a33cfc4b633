import { AbiCoder, keccak256 } from "ethers";

import { outcomes, statuses, usageActions, type Outcome, type Status, type UsageAction } from "../codes.js";
import type { LicenseId } from "../licenses/licenseId.js";
import { bookFault, type BookFault, type BookHead, type Placed } from "./Book.js";

/** Who used a license, for what, and how it came out. */
export interface UsageRecord extends Placed {
  readonly id: LicenseId;
  /** Number of the authority that used it. */
  readonly consumer: number;
  readonly outcome: Outcome;
  /** Unix time, seconds. */
  readonly recordedAt: number;
  /** Number of the key that the use came from. */
  readonly key: number;
  /** Position among the consumer's uses, from 1. */
  readonly number: number;
  readonly action: UsageAction;
  /** The license's status that the consumer saw. */
  readonly status: Status;
  /** Number of the published use. */
  readonly matter: number;
  /** Set of the fields asked for, by the positions of the license type's fields. */
  readonly fields: bigint;
  /** Salted hash of case, system, operator and purpose, 32 bytes in hexadecimal. */
  readonly context: string;
  readonly transactionHash: string;
}

const coder = AbiCoder.defaultAbiCoder();
const linkTypes = [
  "uint184",
  "bytes32",
  "uint32",
  "uint40",
  "uint32",
  "uint40",
  "uint24",
  "uint64",
  "uint8",
  "uint8",
  "uint8",
  "uint32",
  "uint128",
  "bytes32",
];

/**
 * Gives the hash that links a usage record to the one before it. Equal to what `AccessLog` computes.
 *
 * @param head - Head before it; 0 for the first record.
 * @returns 32 bytes in hexadecimal.
 */
export function usageLink(head: bigint, record: UsageRecord): string {
  return keccak256(
    coder.encode(linkTypes, [
      head,
      record.id,
      record.consumer,
      record.index,
      record.previousBlock,
      record.recordedAt,
      record.key,
      record.number,
      usageActions.indexOf(record.action),
      outcomes.indexOf(record.outcome),
      statuses.indexOf(record.status),
      record.matter,
      record.fields,
      record.context,
    ]),
  );
}

/** Gives the head of a usage book after a record. */
export function usageHead(head: bigint, record: UsageRecord): bigint {
  return BigInt(usageLink(head, record)) >> 72n;
}

/**
 * Proves that records are a license's whole usage book.
 *
 * @param records - Oldest first.
 * @param book - Record count and head in the state.
 * @returns The fault, or `undefined` where the book is whole.
 */
export function usageBookFault(records: readonly UsageRecord[], book: BookHead): BookFault | undefined {
  return bookFault(records, book, usageHead);
}
