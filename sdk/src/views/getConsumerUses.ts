import { toBeHex } from "ethers";

import type { Client } from "../client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { toUsageRecord, usageTopic } from "../history/logs.js";
import { logsBetween } from "../history/logsBetween.js";
import { consumerFault, type UsageRecord } from "../history/usageBook.js";
import { read } from "../transactions/read.js";
import { requireAuthority } from "./authority.js";
import { within, type Period } from "./period.js";

/** Parameters of {@link getConsumerUses}. */
export interface GetConsumerUsesParameters extends Period {
  /** Number of the consumer. */
  readonly consumer: number;
}

/** What an authority used. */
export interface ConsumerUses {
  /** Those of the period, newest first. */
  readonly records: readonly UsageRecord[];
  /** How many uses the consumer has in all, as the state counts them, denials included. */
  readonly total: number;
  /** The block that they were read at. */
  readonly block: number;
}

/**
 * Fetches all that an authority used, denials included, and proves that they are all that the state commits to. Every
 * block from the deployment's first on is searched, whatever the period: part of a chain proves nothing.
 *
 * @throws {ElicenseError} AUTHORITY_FORM, DAY_FORM; CONSUMER_USES_NOT_WHOLE where the node hides or alters one; or the
 * node's trouble.
 * @example
 * const { records, total } = await getConsumerUses(client, { consumer: 5, from: "2026-01-01", through: "2026-03-31" });
 */
export async function getConsumerUses(
  client: Client,
  { consumer, ...period }: GetConsumerUsesParameters,
): Promise<ConsumerUses> {
  const isWithin = within(period);
  const topics = [usageTopic, null, toBeHex(requireAuthority(consumer, "consumer"), 32)];
  return read(client, async () => {
    const block = await client.provider.getBlockNumber();
    const { address } = client.deployment.contracts.accessLog;
    const [uses, logs] = await Promise.all([
      client.contracts.access.consumerOf(consumer, { blockTag: block }),
      logsBetween(client, { address, topics, to: block }),
    ]);
    const records = logs.map(toUsageRecord).sort((a, b) => a.number - b.number);
    const fault = consumerFault(records, { recordCount: Number(uses.count), head: uses.head });
    if (fault !== undefined) {
      const { expected, actual } = fault.kind === "length" ? fault : { expected: "", actual: "" };
      throw new ElicenseError("CONSUMER_USES_NOT_WHOLE", { consumer, kind: fault.kind, expected, actual });
    }
    return { records: records.filter(isWithin).reverse(), total: records.length, block };
  });
}
