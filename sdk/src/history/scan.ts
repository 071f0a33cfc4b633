import type { Log, TopicFilter } from "ethers";

import type { Client } from "../client.js";
import { requireSameNode } from "../deployment/onOneNode.js";
import { fromNode } from "../errors/fromNode.js";
import { patiently, requirePositive, type ReadingOptions } from "./reading.js";
import { createStride, usualStride, type Stride } from "./stride.js";

/** How blocks are searched for logs, range by range. */
export interface ScanOptions extends ReadingOptions {
  /** How many blocks a node is asked for at once, to begin with; the client's `blocksAtOnce` if left out. */
  readonly blocksAtOnce?: number;
  /**
   * How many blocks to begin with, to be doubled while they prove to be sparse; as many as at once if left out. Where the
   * first blocks may be crowded, a few keep memory small.
   */
  readonly blocksAtFirst?: number;
  /** How many ranges are asked for at the same time; 4 if left out. */
  readonly rangesAtOnce?: number;
}

/** Which logs are sought. */
export interface LogSearch {
  readonly address: string;
  readonly topics: TopicFilter;
  /** First block of the search. */
  readonly from: number;
  /** Last block of the search. */
  readonly to: number;
}

/** The logs of a range of blocks. */
export interface LogPage {
  readonly from: number;
  readonly to: number;
  readonly logs: readonly Log[];
}

/**
 * Searches blocks for logs, range by range, some at the same time, and gives the ranges in their order. Where a node
 * refuses a range, as Besu does with -32005 above its `rpc-max-logs-range`, half of it is asked for. There is always a
 * page, be it empty, and what is read ahead is bounded.
 *
 * @throws {ElicenseError} READING_FORM; what the node says of a single block; NODE_UNREACHABLE after the last attempt;
 * NODE_CHANGED where the provider changed to another node meanwhile.
 */
export async function* scan(client: Client, search: LogSearch, options: ScanOptions): AsyncGenerator<LogPage, void> {
  const { blocksAtOnce = client.blocksAtOnce ?? usualStride, rangesAtOnce = 4 } = options;
  const { blocksAtFirst = blocksAtOnce } = options;
  requirePositive({ blocksAtOnce, blocksAtFirst, rangesAtOnce });
  const stride = createStride(Math.ceil(blocksAtOnce), Math.ceil(blocksAtFirst));
  const given = new AbortController();
  const signal = options.signal === undefined ? given.signal : AbortSignal.any([options.signal, given.signal]);
  const reader = createRangeReader(client, search, stride, { ...options, signal });

  const requireOneNode = requireSameNode(client.provider);
  const pending: Promise<LogPage>[] = [];
  let next = search.from;
  try {
    do {
      while (next <= search.to && pending.length < (stride.isProven() ? rangesAtOnce : 1)) {
        const page = reader(next, Math.min(next + stride.blocks() - 1, search.to));
        next = Math.min(next + stride.blocks(), search.to + 1);
        // A later range may fail while an earlier one is waited for; it is told in its turn.
        page.catch(() => undefined);
        pending.push(page);
      }
      const page = (await pending.shift()) ?? { from: search.from, to: search.to, logs: [] };
      requireOneNode();
      yield page;
    } while (pending.length > 0 || next <= search.to);
  } finally {
    // Nobody takes what is still on its way.
    given.abort();
  }
}

/** Makes what reads one range, in as many parts as the node asks for. */
function createRangeReader(
  client: Client,
  { address, topics }: LogSearch,
  stride: Stride,
  options: ReadingOptions,
): (from: number, to: number) => Promise<LogPage> {
  const ask = patiently(options);
  return async (from, to) => {
    const logs: Log[] = [];
    let first = from;
    while (first <= to) {
      const last = Math.min(first + stride.blocks() - 1, to);
      const range = { address, topics, fromBlock: first, toBlock: last };
      try {
        const found = await ask(() => client.provider.getLogs(range));
        for (const log of found) logs.push(log);
        stride.answered(found.length, last - first + 1);
        first = last + 1;
      } catch (error) {
        if (last === first || fromNode(error).code !== "NODE_REFUSED") throw error;
        stride.refused(last - first + 1);
      }
    }
    return { from, to, logs };
  };
}
