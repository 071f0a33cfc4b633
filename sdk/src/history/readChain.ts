import type { Log, TopicFilter } from "ethers";

import { findBlock, type BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { requireSameNode } from "../deployment/onOneNode.js";
import { BLOCK_UNKNOWN } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fromReading } from "../errors/fromReading.js";
import type { BookFault } from "./Book.js";
import { firstCheckpoint, requireCheckpoint, toHead, type ChainKind, type Checkpoint } from "./Checkpoint.js";
import { notWhole } from "./notWhole.js";
import { patiently } from "./reading.js";
import { scan, type ScanOptions } from "./scan.js";

/** How an authority's register or uses are read. */
export interface ChainReadingOptions extends ScanOptions {
  /** Block to read at; the latest if left out. A node may keep the state of recent blocks alone. */
  readonly block?: BlockParameter;
  /** How far it was read before; from the deployment's first block if left out. */
  readonly after?: Checkpoint;
}

/** A part of a register or of uses. It is proved with all the others, once the last one was read. */
export interface ChainPage<Entry> {
  /** In the order of the chain. */
  readonly entries: readonly Entry[];
  /** To go on after this page. */
  readonly checkpoint: Checkpoint;
  /** The block that it is read at. */
  readonly block: number;
}

/** A hash chain that the state commits to, and how its entries are found. */
export interface EntryChain<Entry> {
  readonly kind: ChainKind;
  /** Number of the authority. */
  readonly authority: number;
  readonly topics: TopicFilter;
  /** Reads count and head from the state at a block. */
  readonly stateAt: (block: number) => Promise<{ readonly count: bigint; readonly head: bigint }>;
  /** Reads an entry from its log; `undefined` for a log that is none. */
  readonly toEntry: (log: Log) => Entry | undefined;
  /** Head after an entry, from the head before it. */
  readonly headAfter: (head: bigint, entry: Entry) => bigint;
  /** Position that an entry says it has, from 1, where it says so. */
  readonly positionOf?: (entry: Entry) => number;
}

/**
 * Reads a hash chain of entries in their order, page by page, and proves at the end that they are all that the state
 * commits to. No more is kept than one page and what is read ahead.
 *
 * @throws {ElicenseError} What {@link EntryChain}'s kind has for entries that are not all; CHECKPOINT_FORM;
 * BLOCK_UNKNOWN where the node is behind the checkpoint; READING_FORM, READING_ABORTED; NODE_CHANGED where the provider
 * changed to another node meanwhile; or the node's trouble, decoded.
 */
export async function* readChain<Entry>(
  client: Client,
  chain: EntryChain<Entry>,
  options: ChainReadingOptions,
): AsyncGenerator<ChainPage<Entry>, void> {
  try {
    yield* pagesOf(client, chain, options);
  } catch (error) {
    throw fromReading(error);
  }
}

async function* pagesOf<Entry>(
  client: Client,
  chain: EntryChain<Entry>,
  { block: at, after, ...options }: ChainReadingOptions,
): AsyncGenerator<ChainPage<Entry>, void> {
  const ask = patiently(options);
  const first = firstCheckpoint(client, chain.kind, chain.authority);
  let checkpoint = after === undefined ? first : requireCheckpoint(after, first);
  await ask(() => client.ready());
  // State and entries are held against each other: of two nodes, the second would seem to lie.
  const requireOneNode = requireSameNode(client.provider);
  const { number: block } = await ask(() => findBlock(client, at));
  const { nextBlock } = checkpoint;
  if (nextBlock > block + 1) throw new ElicenseError(BLOCK_UNKNOWN, { block: nextBlock - 1, head: block });

  const state = await ask(() => chain.stateAt(block));
  const proof = createProof(chain, checkpoint, Number(state.count), state.head);
  const { registry: address } = first;
  const search = { address, topics: chain.topics, from: nextBlock, to: block };
  for await (const { from, to, logs } of scan(client, search, options)) {
    requireOneNode();
    const entries = logs.map(chain.toEntry).filter((entry) => entry !== undefined);
    const { count, head } = proof.take(entries);
    checkpoint = { ...checkpoint, nextBlock: to + 1, count, head: toHead(head) };
    options.onProgress?.({ from, to, head: block, records: count, total: Number(state.count) });
    yield { entries, checkpoint, block };
  }
  proof.finish();
}

/** What entries are held against, as they come. */
interface ChainProof<Entry> {
  /** Takes entries in; stops a node that gives more than there are. */
  readonly take: (entries: readonly Entry[]) => { readonly count: number; readonly head: bigint };
  /** Finds out whether they were all. */
  readonly finish: () => void;
}

function createProof<Entry>(
  { kind, authority, headAfter, positionOf }: EntryChain<Entry>,
  before: Checkpoint,
  expected: number,
  expectedHead: bigint,
): ChainProof<Entry> {
  let count = before.count;
  let head = BigInt(before.head);
  let misplaced: number | undefined;
  const refuse = (fault: BookFault): never => {
    throw notWhole(kind === "register" ? { register: authority } : { consumer: authority }, fault);
  };
  return {
    take: (entries) => {
      if (count + entries.length > expected) refuse({ kind: "length", expected, actual: count + entries.length });
      for (const entry of entries) {
        count++;
        head = headAfter(head, entry);
        const position = positionOf?.(entry) ?? count;
        if (position !== count) misplaced ??= position;
      }
      return { count, head };
    },
    finish: () => {
      if (count !== expected) refuse({ kind: "length", expected, actual: count });
      if (misplaced !== undefined) refuse({ kind: "order", index: misplaced });
      if (head !== expectedHead) refuse({ kind: "head" });
    },
  };
}
