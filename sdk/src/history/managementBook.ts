import { AbiCoder, ZeroAddress } from "ethers";

import { actions, type Action } from "../codes.js";
import { RECORD_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { hashHex } from "../hashing/hex.js";
import { deriveLicenseId, parseLicenseId, type LicenseId } from "../licenses/licenseId.js";
import { toWord } from "../licenses/word.js";
import { packBits } from "./bits.js";
import { bookFault, type BookFault, type BookHead, type Placed } from "./Book.js";
import { packManagementRecord, type ManagementRecordParts } from "./packedManagementRecord.js";

/** What was done to a license. */
export interface ManagementRecord extends Placed, ManagementRecordParts {
  readonly id: LicenseId;
  /** Number of the authority that acted. */
  readonly authority: number;
  readonly action: Action;
  /** What else the action needed said, 32 bytes in hexadecimal; {@link readDetail} says what it is. */
  readonly detail: string;
  /** Whom the license was bound to, in its first record. */
  readonly holder?: string;
  readonly transactionHash: string;
}

const coder = AbiCoder.defaultAbiCoder();
const issuedLayout = [
  ["key", 24],
  ["recordedAt", 40],
] as const;
const linkTypes = ["uint184", "bytes32", "uint32", "uint8", "uint256", "bytes32", "bytes32"];

/**
 * Gives the head of a management book after a record. Equal to what `LicenseRegistry` computes.
 *
 * @param head - Head before it; does not matter for the first record.
 */
export function managementHead(head: bigint, record: ManagementRecord): bigint {
  const encoded =
    record.index === 1
      ? `${record.id}${toWord(issuedWord(record))}`
      : coder.encode(linkTypes, [
          head,
          record.id,
          record.authority,
          actions.indexOf(record.action),
          packManagementRecord(record),
          record.decision.documentHash,
          record.detail,
        ]);
  return BigInt(hashHex(encoded)) >> 72n;
}

/** What the chain still knows of an issue when a book opens, in one word: from the lowest bits owner, key and time. */
function issuedWord({ recordedAt, key, holder = ZeroAddress }: ManagementRecord): bigint {
  const owner = BigInt(requireHolder(holder));
  const rest = packBits(issuedLayout, { key, recordedAt });
  return (rest << 160n) | owner;
}

/**
 * Refuses what is no address in a record.
 *
 * @throws {ElicenseError} RECORD_FORM: it would change the other members of its word.
 */
export function requireHolder(holder: string | undefined): string {
  if (holder === undefined || !/^0x[0-9a-f]{40}$/i.test(holder)) {
    throw new ElicenseError(RECORD_FORM, { field: "holder" });
  }
  return holder;
}

/**
 * Proves that records are a license's whole management book, but for the first record's action, which only the catalog
 * can tell: it is the one that the decision's reason is for.
 *
 * @param records - Oldest first.
 * @param book - Record count and head in the state.
 * @returns The fault, or `undefined` where the book is whole.
 */
export function managementBookFault(records: readonly ManagementRecord[], book: BookHead): BookFault | undefined {
  const fault = bookFault(records, book, managementHead);
  if (fault !== undefined) return fault;
  const [first] = records;
  return first === undefined || isIssue(first) ? undefined : { kind: "head" };
}

/** Actions that bring a license about: its own issue, or a reissue or transfer of the one whose place it takes. */
const firstActions: ReadonlySet<Action> = new Set<Action>(["ISSUE", "REISSUE", "TRANSFER"]);

/**
 * Whether a first record tells the issue that its license's id commits to. The head does not say: it is computed from
 * what the state keeps, and the id keeps the rest, but for the action, which follows from the decision's reason.
 */
function isIssue({ id, authority, action, previousBlock, decision, through, detail }: ManagementRecord): boolean {
  const parts = parseLicenseId(id);
  return (
    firstActions.has(action) &&
    previousBlock === 0 &&
    authority === parts.authority &&
    deriveLicenseId(parts, { root: detail, decision, validThrough: through }) === id
  );
}
