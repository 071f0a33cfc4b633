import { isHexString, ZeroHash, type Interface, type Log } from "ethers";

import type { Client } from "../client.js";
import { actions, nameOf, outcomes } from "../codes.js";
import { interfaces } from "../contracts.js";
import { LOG_MALFORMED } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { isLicenseId, type LicenseId } from "../licenses/licenseId.js";
import type { ManagementRecordedEvent } from "../../../typechain-types/contracts/interfaces/ILicenseRegistry.js";
import type { UsageRecordedEvent } from "../../../typechain-types/contracts/interfaces/IAccessLog.js";
import type { ManagementRecord } from "./managementBook.js";
import { unpackManagementRecord } from "./packedManagementRecord.js";
import { unpackUsageRecord } from "./packedUsageRecord.js";
import type { UsageRecord, UseBasis } from "./usageBook.js";

/** Topic of a management record. */
export const managementTopic = interfaces.licenses.getEvent("ManagementRecorded").topicHash;

/** Topic of a usage record. */
export const usageTopic = interfaces.access.getEvent("UsageRecorded").topicHash;

/** Topic of the event that names a license's successor. */
const successionTopic = interfaces.licenses.getEvent("LicenseSucceeded").topicHash;

/** `Transfer(address,address,uint256)` of ERC-721. */
export const transferTopic = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

/**
 * Fetches a license's management records in a range of blocks, with the holder that it was bound to when it was issued.
 *
 * @throws {ElicenseError} LOG_MALFORMED where the node answers with what is no such record.
 */
export async function managementRecordsIn(
  client: Client,
  id: LicenseId,
  from: number,
  to: number,
): Promise<readonly ManagementRecord[]> {
  const { address } = client.deployment.contracts.licenseRegistry;
  const range = { address, fromBlock: from, toBlock: to };
  const [logs, transfers] = await Promise.all([
    client.provider.getLogs({ ...range, topics: [managementTopic, id] }),
    client.provider.getLogs({ ...range, topics: [transferTopic, `0x${"0".repeat(64)}`, null, id] }),
  ]);
  const minted = transfers[0]?.topics[2];
  const holder = minted === undefined ? undefined : `0x${minted.slice(-40)}`;
  return logs.map((log) => toManagementRecord(log, holder));
}

/**
 * Fetches a license's usage records in a range of blocks.
 *
 * @throws {ElicenseError} LOG_MALFORMED where the node answers with what is no such record.
 */
export async function usageRecordsIn(
  client: Client,
  id: LicenseId,
  from: number,
  to: number,
): Promise<readonly UsageRecord[]> {
  const { address } = client.deployment.contracts.accessLog;
  const logs = await client.provider.getLogs({ address, fromBlock: from, toBlock: to, topics: [usageTopic, id] });
  return logs.map(toUsageRecord);
}

/** Finds the licenses that, as the node says, a license took the place of in a block. */
export async function predecessorsIn(client: Client, id: LicenseId, block: number): Promise<readonly LicenseId[]> {
  const { address } = client.deployment.contracts.licenseRegistry;
  const topics = [successionTopic, null, id];
  const logs = await client.provider.getLogs({ address, fromBlock: block, toBlock: block, topics });
  return logs.map((log) => String(log.topics[1])).filter(isLicenseId);
}

/** Reads a management record from its log. */
export function toManagementRecord(log: Log, holder?: string): ManagementRecord {
  const args = argumentsOf(interfaces.licenses, log) as ManagementRecordedEvent.OutputObject;
  const action = nameOf(actions, args.action);
  const parts = unpackManagementRecord(args.record, args.documentHash);
  if (action === undefined || parts === undefined) throw malformed(log);
  return {
    id: args.id,
    authority: Number(args.authority),
    action,
    ...parts,
    detail: args.detail,
    ...(parts.index === 1 && holder !== undefined && { holder }),
    block: log.blockNumber,
    transactionHash: log.transactionHash,
  };
}

/**
 * Reads from the log of a management record which license it is of, if it is the license's first: no more than a
 * register needs, since a register may have millions.
 */
export function toFirstOf(log: Log): LicenseId | undefined {
  const [topic, ...rest] = log.topics;
  const id = String(rest[0]);
  // A word for the record, and the hashes of document and detail.
  const isRecord = topic === managementTopic && rest.length === 3 && isHexString(log.data, 96);
  if (!isRecord || !isLicenseId(id)) throw malformed(log);
  return Number(`0x${log.data.slice(62, 66)}`) === 1 ? id : undefined;
}

/** Reads a usage record from its log. */
export function toUsageRecord(log: Log): UsageRecord {
  const args = argumentsOf(interfaces.access, log) as UsageRecordedEvent.OutputObject;
  const outcome = nameOf(outcomes, args.outcome);
  const parts = unpackUsageRecord(args.record);
  const basis = toBasis(args);
  if (outcome === undefined || parts === undefined || basis === undefined) throw malformed(log);
  return {
    id: args.id,
    consumer: Number(args.consumer),
    outcome,
    ...parts,
    basis,
    fields: args.fields,
    context: args.context,
    block: log.blockNumber,
    transactionHash: log.transactionHash,
  };
}

/** Reads from the log of an ERC-721 `Transfer` which license came to another account. */
export function toTransferredId(log: Log): LicenseId {
  const id = String(log.topics[3]);
  if (!isLicenseId(id)) throw malformed(log);
  return id;
}

function toBasis({ grant, matter }: UsageRecordedEvent.OutputObject): UseBasis | undefined {
  if (grant !== ZeroHash) return { kind: "GRANT", grant, matter };
  const number = BigInt(matter);
  return number >> 32n === 0n ? { kind: "STATUTORY_DUTY", matter: Number(number) } : undefined;
}

function argumentsOf(contract: Interface, log: Log): unknown {
  try {
    const description = contract.parseLog(log);
    if (description !== null) return description.args;
  } catch {
    // Said below, without what the node sent.
  }
  throw malformed(log);
}

function malformed(log: Log): ElicenseError {
  return new ElicenseError(LOG_MALFORMED, { block: log.blockNumber });
}
