import type { TransactionReceipt } from "ethers";

import type { Client } from "../client.js";
import { usageActions } from "../codes.js";
import { RECORD_MISSING } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { toUsageRecord, usageTopic } from "../history/logs.js";
import type { UsageRecord, UseBasis } from "../history/usageBook.js";
import type { LicenseId } from "../licenses/licenseId.js";

/** What a use asked for, as its record has to say it. */
export interface AskedUse {
  readonly id: LicenseId;
  /** The chain's number of the action. */
  readonly action: number;
  readonly fields: bigint;
  readonly context: string;
  readonly basis: UseBasis;
}

/**
 * Takes the usage records from a transaction's receipt, and holds each against the use that it should be of: what a node
 * shows of one use must not be taken for the leave of another.
 *
 * @param asked - The uses that were asked for, in their order.
 * @throws {ElicenseError} RECORD_MISSING where there are more or less, or others; LOG_MALFORMED.
 */
export function recordsIn(
  client: Client,
  receipt: TransactionReceipt,
  asked: readonly AskedUse[],
): readonly UsageRecord[] {
  const address = client.deployment.contracts.accessLog.address.toLowerCase();
  const logs = receipt.logs.filter((log) => log.address.toLowerCase() === address && log.topics[0] === usageTopic);
  const records = logs.map(toUsageRecord).sort((a, b) => a.number - b.number);
  const first = records[0]?.number ?? 0;
  const fits = asked.every((use, position) => {
    const record = records[position];
    return record?.number === first + position && isOf(record, use);
  });
  if (records.length !== asked.length || !fits) throw new ElicenseError(RECORD_MISSING, { hash: receipt.hash });
  return records;
}

function isOf(record: UsageRecord, asked: AskedUse): boolean {
  return (
    record.id === asked.id &&
    usageActions.indexOf(record.action) === asked.action &&
    record.fields === asked.fields &&
    record.context === asked.context.toLowerCase() &&
    isSameBasis(record.basis, asked.basis)
  );
}

function isSameBasis(a: UseBasis, b: UseBasis): boolean {
  if (a.kind === "GRANT") return b.kind === "GRANT" && a.grant === b.grant && a.matter === b.matter;
  return b.kind === "STATUTORY_DUTY" && a.matter === b.matter;
}
