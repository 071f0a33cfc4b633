import type { Client } from "../client.js";
import { actions, nameOf } from "../codes.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { toStanding, type Standing } from "../licenses/getStanding.js";
import { parseLicenseId, requireLicenseId, type LicenseId } from "../licenses/licenseId.js";
import { read } from "../transactions/read.js";
import { walkBook, type BookFault } from "./Book.js";
import { replacedVoucher } from "./detail.js";
import { findBlocksAt } from "./findBlock.js";
import { managementRecordsIn } from "./logs.js";
import { managementBookFault, type ManagementRecord } from "./managementBook.js";

/** Parameters of {@link getManagementHistory}. */
export interface GetManagementHistoryParameters {
  readonly id: LicenseId;
  /** Block of the issue, which the document carries; it is searched for by its time if left out. */
  readonly issuedIn?: number;
}

/** A license's management book, whole. */
export interface ManagementHistory {
  /** Oldest first. */
  readonly records: readonly ManagementRecord[];
  readonly standing: Standing;
  /** The block that it was read at. */
  readonly block: number;
}

/**
 * Fetches what was done to a license and proves that it is the whole book that the state commits to.
 *
 * @throws {ElicenseError} LICENSE_REGISTRY_UNKNOWN_LICENSE where there is none, HISTORY_NOT_WHOLE where the node's
 * records are not the whole book.
 * @example
 * const { records } = await getManagementHistory(client, { id });
 */
export async function getManagementHistory(
  client: Client,
  { id, issuedIn }: GetManagementHistoryParameters,
): Promise<ManagementHistory> {
  return read(client, async () => {
    const block = await client.provider.getBlockNumber();
    const standing = toStanding(await client.contracts.licenses.standingOf(requireLicenseId(id), { blockTag: block }));
    if (standing.status === "NONE") throw new ElicenseError("LICENSE_REGISTRY_UNKNOWN_LICENSE", { id });

    const records = await collectManagementRecords(client, {
      id,
      standing,
      block,
      ...(issuedIn !== undefined && { issuedIn }),
    });
    const fault = await findManagementFault(client, { records, standing, block });
    if (fault !== undefined) throw notWhole("management", fault);
    return { records, standing, block };
  });
}

/** Parameters of {@link collectManagementRecords}. */
interface CollectParameters extends GetManagementHistoryParameters {
  readonly standing: Standing;
  readonly block: number;
}

/** Collects the records that a node shows; whether they are the whole book is still to be proved. */
export async function collectManagementRecords(
  client: Client,
  { id, standing, block, issuedIn }: CollectParameters,
): Promise<readonly ManagementRecord[]> {
  const recordsIn = (number: number): Promise<readonly ManagementRecord[]> => managementRecordsIn(client, id, number);
  const later = await walkBook(standing.lastBlock, recordsIn);
  // The second record may stand in the block of the issue, which the walk has then met.
  if (later[0]?.index === 1) return later;

  // The block in a document is a hint that nothing vouches for: where it is wrong, the issue is searched for.
  const hinted = issuedIn === undefined ? [] : await issueIn([issuedIn], recordsIn);
  const issue =
    hinted.length > 0 ? hinted : await issueIn(await findBlocksAt(client, issuedAt(standing, later), block), recordsIn);
  return [...issue, ...later];
}

/** What the records of {@link collectManagementRecords} are held against. */
interface CollectedRecords {
  readonly records: readonly ManagementRecord[];
  readonly standing: Standing;
  readonly block: number;
}

/**
 * Finds what keeps records from being a license's whole management book.
 *
 * @returns The fault, or `undefined` where they are.
 */
export async function findManagementFault(
  client: Client,
  { records, standing, block }: CollectedRecords,
): Promise<BookFault | undefined> {
  const fault = managementBookFault(records, standing);
  const [first] = records;
  if (fault !== undefined || first === undefined) return fault;

  // The id commits to the reason of the issue, and no reason is ever for another action than it was.
  const { licenseType } = parseLicenseId(first.id);
  const reason = await client.contracts.catalog.reasonOf(licenseType, first.decision.reason, { blockTag: block });
  return nameOf(actions, reason.action) === first.action ? undefined : { kind: "head" };
}

/** When the license was issued: since when its key vouches for it, or the first one that an endorsement replaced. */
function issuedAt({ vouchedAt }: Standing, later: readonly ManagementRecord[]): number {
  const endorsement = later.find(({ action }) => action === "ENDORSE");
  return endorsement === undefined ? vouchedAt : replacedVoucher(endorsement.detail).vouchedAt;
}

/** The first record, from the first of the blocks that has it; none where none has. */
async function issueIn(
  blocks: readonly number[],
  recordsIn: (block: number) => Promise<readonly ManagementRecord[]>,
): Promise<readonly ManagementRecord[]> {
  for (const block of blocks) {
    const issued = (await recordsIn(block)).filter(({ index }) => index === 1);
    if (issued.length > 0) return issued;
  }
  return [];
}

/** The error of a book that is not whole. */
export function notWhole(book: "management" | "usage", fault: BookFault): ElicenseError {
  const { expected, actual } = fault.kind === "length" ? fault : { expected: "", actual: "" };
  return new ElicenseError("HISTORY_NOT_WHOLE", { book, kind: fault.kind, expected, actual });
}
