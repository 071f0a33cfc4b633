import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { actions, nameOf } from "../codes.js";
import { LICENSE_REGISTRY_UNKNOWN_LICENSE } from "../errors/catalogue/registries.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { parseLicenseId, requireLicenseId, type LicenseId } from "../licenses/licenseId.js";
import { toStanding, type Standing } from "../licenses/standing.js";
import { placeFault, type BookFault } from "./Book.js";
import { replacedVoucher } from "./detail.js";
import { findBlocksAt } from "./findBlocksAt.js";
import { managementRecordsIn } from "./logs.js";
import { managementBookFault, type ManagementRecord } from "./managementBook.js";
import { notWhole } from "./notWhole.js";
import { pin } from "./pin.js";
import { once, readPatiently, type Ask, type ReadingOptions } from "./reading.js";
import { walkBook } from "./walkBook.js";

/** Parameters of {@link getManagementHistory}. */
export interface GetManagementHistoryParameters extends ReadingOptions {
  readonly id: LicenseId;
  /** Block of the issue, which the document carries; it is searched for by its time if left out. */
  readonly issuedIn?: number;
  /**
   * Block to read at; the latest if left out. A node may keep the state of recent blocks alone; by a day, the book is
   * proved at the latest block, and what was recorded after that day is left out.
   */
  readonly block?: BlockParameter;
}

/** A license's management book, whole. */
export interface ManagementHistory {
  /** Oldest first. */
  readonly records: readonly ManagementRecord[];
  /** Where the license stands at the block that the book was proved at. */
  readonly standing: Standing;
  /** The block that the book was proved at. */
  readonly block: number;
}

/**
 * Fetches what was done to a license and proves that it is the whole book that the state commits to.
 *
 * @throws {ElicenseError} LICENSE_ID_FORM, BLOCK_FORM, READING_FORM; BLOCK_UNKNOWN; LICENSE_REGISTRY_UNKNOWN_LICENSE
 * where there is none; HISTORY_NOT_WHOLE or LOG_MALFORMED where the node's records are not the whole book;
 * READING_ABORTED; or the node's trouble.
 * @example
 * const { records } = await getManagementHistory(client, { id });
 */
export async function getManagementHistory(
  client: Client,
  { block: at, ...parameters }: GetManagementHistoryParameters,
): Promise<ManagementHistory> {
  return readPatiently(client, parameters, async (ask) => {
    const { block, recordedBy } = await pin(client, at, ask);
    const history = await proveManagementBook(client, { ...parameters, block }, ask);
    return { ...history, records: history.records.filter(({ recordedAt }) => recordedAt <= recordedBy) };
  });
}

/** What is read of a license's book, and at which block. */
interface ProveParameters extends Omit<GetManagementHistoryParameters, "block"> {
  readonly block: number;
}

/** Fetches a license's management book and proves it at a block. */
export async function proveManagementBook(
  client: Client,
  { id, block, ...parameters }: ProveParameters,
  ask: Ask,
): Promise<ManagementHistory> {
  const { licenses } = client.contracts;
  const standing = toStanding(await ask(() => licenses.standingOf(requireLicenseId(id), { blockTag: block })));
  if (standing.status === "NONE") throw new ElicenseError(LICENSE_REGISTRY_UNKNOWN_LICENSE, { id });

  const records = await collectManagementRecords(client, { ...parameters, id, standing, block }, ask);
  const fault = await findManagementFault(client, { records, standing, block }, ask);
  if (fault !== undefined) throw notWhole({ book: "management" }, fault);
  return { records, standing, block };
}

/** Parameters of {@link collectManagementRecords}. */
interface CollectParameters extends Pick<GetManagementHistoryParameters, "id" | "issuedIn" | "onProgress"> {
  readonly standing: Standing;
  readonly block: number;
}

/**
 * Collects the records that a node shows; whether they are the whole book is still to be proved.
 *
 * @param ask - Asks each question; once if left out.
 */
export async function collectManagementRecords(
  client: Client,
  { id, standing, block, issuedIn, ...progress }: CollectParameters,
  ask: Ask = once,
): Promise<readonly ManagementRecord[]> {
  const recordsIn = (from: number, to: number): Promise<readonly ManagementRecord[]> =>
    ask(() => managementRecordsIn(client, id, from, to));
  const { lastBlock, recordCount } = standing;
  const later = await walkBook(client, { ...progress, lastBlock, recordCount, block, recordsIn });
  // The walk may have come by the issue.
  if (later[0]?.index === 1) return later;

  // The block in a document is a hint that nothing vouches for: where it is wrong, the issue is searched for. Of a later
  // block than its newest many a node gives an error.
  const hinted = issuedIn === undefined || issuedIn > block ? [] : await issueIn([issuedIn], recordsIn);
  const issue =
    hinted.length > 0
      ? hinted
      : await issueIn(await findBlocksAt(client, issuedAt(standing, later), block, ask), recordsIn);
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
 * @param ask - Asks each question; once if left out.
 * @returns The fault, or `undefined` where they are.
 */
export async function findManagementFault(
  client: Client,
  { records, standing, block }: CollectedRecords,
  ask: Ask = once,
): Promise<BookFault | undefined> {
  const fault = managementBookFault(records, standing) ?? placeFault(records, standing.lastBlock);
  const [first] = records;
  if (fault !== undefined || first === undefined) return fault;

  // The id commits to the reason of the issue, and no reason is ever for another action than it was.
  const { licenseType } = parseLicenseId(first.id);
  const { catalog } = client.contracts;
  const reason = await ask(() => catalog.reasonOf(licenseType, first.decision.reason, { blockTag: block }));
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
  recordsIn: (from: number, to: number) => Promise<readonly ManagementRecord[]>,
): Promise<readonly ManagementRecord[]> {
  for (const block of blocks) {
    const issued = (await recordsIn(block, block)).filter(({ index }) => index === 1);
    if (issued.length > 0) return issued;
  }
  return [];
}
