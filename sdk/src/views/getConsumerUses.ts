import { toBeHex } from "ethers";

import type { Client } from "../client.js";
import { onOneNode } from "../deployment/onOneNode.js";
import type { Checkpoint } from "../history/Checkpoint.js";
import { toUsageRecord, usageTopic } from "../history/logs.js";
import { readChain, type ChainPage, type ChainReadingOptions } from "../history/readChain.js";
import { consumerHead, type UsageRecord } from "../history/usageBook.js";
import { requireAuthority } from "../authorities/forms.js";
import { within, type Period } from "./period.js";

/** Parameters of {@link streamConsumerUses}. */
export interface StreamConsumerUsesParameters extends ChainReadingOptions {
  /** Number of the consumer. */
  readonly consumer: number;
}

/** Parameters of {@link getConsumerUses}. */
export interface GetConsumerUsesParameters extends StreamConsumerUsesParameters, Period {}

/** What an authority used, or what it used after a checkpoint. */
export interface ConsumerUses {
  /** Those of the period, newest first. */
  readonly records: readonly UsageRecord[];
  /** How many uses the consumer has in all, as the state counts them, denials included. */
  readonly total: number;
  /** The block that they were read at. */
  readonly block: number;
  /** To read no more than what is new, next time. */
  readonly checkpoint: Checkpoint;
}

/**
 * Fetches all that an authority used, denials included, and proves that they are all that the state commits to. Every
 * block is searched, from the deployment's first one on or after a checkpoint, whatever the period: part of a chain proves
 * nothing.
 *
 * @throws {ElicenseError} AUTHORITY_FORM, DAY_FORM, READING_FORM, BLOCK_FORM, CHECKPOINT_FORM; BLOCK_UNKNOWN;
 * CONSUMER_USES_NOT_WHOLE where the node hides or alters one, or the checkpoint is of other uses than the node's;
 * READING_ABORTED; or the node's trouble.
 * @example
 * const { records, total } = await getConsumerUses(client, { consumer: 5, from: "2026-01-01", through: "2026-03-31" });
 */
export async function getConsumerUses(
  client: Client,
  { from, through, ...parameters }: GetConsumerUsesParameters,
): Promise<ConsumerUses> {
  const isWithin = within({ ...(from !== undefined && { from }), ...(through !== undefined && { through }) });
  return onOneNode(client.provider, async () => {
    const records: UsageRecord[] = [];
    let last: ChainPage<UsageRecord> | undefined;
    for await (const page of streamConsumerUses(client, parameters)) {
      records.push(...page.entries.filter(isWithin));
      last = page;
    }
    const { block, checkpoint } = last as ChainPage<UsageRecord>;
    return { records: records.reverse(), total: checkpoint.count, block, checkpoint };
  });
}

/**
 * Gives all that an authority used page by page, oldest first, so that millions of uses need no more room than a page.
 * What the pages gave is proved once the last one was taken: if they are not all, taking it throws.
 *
 * @returns The pages, one at least.
 * @throws {ElicenseError} As {@link getConsumerUses}; NODE_CHANGED where the provider changed to another node meanwhile: what
 * was given cannot be taken back. Go on after the last page's checkpoint.
 * @example
 * for await (const { entries } of streamConsumerUses(client, { consumer: 5 })) for (const use of entries) count(use);
 */
export async function* streamConsumerUses(
  client: Client,
  { consumer, ...options }: StreamConsumerUsesParameters,
): AsyncGenerator<ChainPage<UsageRecord>, void> {
  const { access } = client.contracts;
  yield* readChain<UsageRecord>(
    client,
    {
      kind: "uses",
      authority: requireAuthority(consumer, "consumer"),
      topics: [usageTopic, null, toBeHex(consumer, 32)],
      stateAt: (block) => access.consumerOf(consumer, { blockTag: block }),
      toEntry: toUsageRecord,
      headAfter: consumerHead,
      positionOf: ({ number }) => number,
    },
    options,
  );
}
