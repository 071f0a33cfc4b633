import { AbiCoder, keccak256, toBeHex, ZeroHash } from "ethers";

import { outcomes, type Outcome } from "../codes.js";
import { RECORD_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { LicenseId } from "../licenses/licenseId.js";
import { bookFault, type BookFault, type BookHead, type Placed } from "./Book.js";
import { packUsageRecord, type UsageRecordParts } from "./packedUsageRecord.js";
import { chainLink, registerHead } from "./registerBook.js";

/** By whose leave a license was used, or was to be: a published use, by its number, or a holder's grant. */
export type UseBasis =
  | {
      readonly kind: "STATUTORY_DUTY";
      /** Number of the published use. */
      readonly matter: number;
    }
  | {
      readonly kind: "GRANT";
      /** Id of the grant, 32 bytes in hexadecimal. */
      readonly grant: string;
      /** The matter's commitment, as the consumer gave it; see `commitMatter`. */
      readonly matter: string;
    };

/** Who used a license, for what, by whose leave, and how it came out. */
export interface UsageRecord extends Placed, UsageRecordParts {
  readonly id: LicenseId;
  /** Number of the authority that used it. */
  readonly consumer: number;
  readonly outcome: Outcome;
  readonly basis: UseBasis;
  /** Set of the fields asked for, by the positions of the license type's fields. */
  readonly fields: bigint;
  /** Salted hash of case, system, operator and purpose, 32 bytes in hexadecimal. */
  readonly context: string;
  readonly transactionHash: string;
}

const coder = AbiCoder.defaultAbiCoder();
const hashTypes = ["bytes32", "uint32", "uint8", "uint256", "uint128", "bytes32", "bytes32", "bytes32"];

/**
 * Gives a usage record's hash, which both the license's book and the consumer's uses are chained by. Equal to what
 * `AccessLog` computes.
 *
 * @returns 32 bytes in hexadecimal.
 * @throws {ElicenseError} RECORD_FORM with a field that no record has so.
 */
export function hashUsageRecord(record: UsageRecord): string {
  const { id, consumer, outcome, basis, fields, context } = record;
  const word = packUsageRecord(record);
  const [matter, grant] = wordsOf(basis);
  return keccak256(
    coder.encode(hashTypes, [id, consumer, outcomes.indexOf(outcome), word, fields, matter, grant, context]),
  );
}

/** Matter and grant as the record has them. A basis that could pass for another is none. */
function wordsOf(basis: UseBasis): readonly [matter: string, grant: string] {
  if (basis.kind === "GRANT") {
    if (basis.grant !== ZeroHash) return [basis.matter, basis.grant];
  } else if (Number.isInteger(basis.matter) && basis.matter >= 0 && basis.matter < 2 ** 32) {
    return [toBeHex(basis.matter, 32), ZeroHash];
  }
  throw new ElicenseError(RECORD_FORM, { field: "basis" });
}

/**
 * Gives the head of a usage book after a record.
 *
 * @param head - Head before it; 0 for the first record.
 */
export function usageHead(head: bigint, record: UsageRecord): bigint {
  return chainLink(head, hashUsageRecord(record)) >> 72n;
}

/**
 * Gives the head of a consumer's uses after a record.
 *
 * @param head - Head before it; 0 for the first record.
 */
export function consumerHead(head: bigint, record: UsageRecord): bigint {
  return registerHead(head, hashUsageRecord(record));
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

/**
 * Proves that records are all the uses of a consumer.
 *
 * @param records - Oldest first.
 * @param uses - Count and head in the state.
 * @returns The fault, or `undefined` where they are all.
 */
export function consumerFault(records: readonly UsageRecord[], uses: BookHead): BookFault | undefined {
  const placed = records.map((record) => ({ ...record, index: record.number, book: record }));
  return bookFault(placed, uses, (head, { book }) => consumerHead(head, book));
}
