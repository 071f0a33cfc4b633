import type { TransactionReceipt } from "ethers";

import type { Client } from "../client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { toUsageRecord, usageTopic } from "../history/logs.js";
import type { UsageRecord } from "../history/usageBook.js";

/**
 * Takes the usage records from a transaction's receipt.
 *
 * @param expected - How many it should have made.
 * @throws {ElicenseError} RECORD_MISSING where there are more or less; LOG_MALFORMED.
 */
export function recordsIn(client: Client, receipt: TransactionReceipt, expected: number): readonly UsageRecord[] {
  const address = client.deployment.contracts.accessLog.address.toLowerCase();
  const logs = receipt.logs.filter((log) => log.address.toLowerCase() === address && log.topics[0] === usageTopic);
  const records = logs.map(toUsageRecord);
  if (records.length !== expected) throw new ElicenseError("RECORD_MISSING", { hash: receipt.hash });
  return records;
}
