import { getRegister, getUsageHistory, lawyer, use, type Client, type LicenseId, type Progress } from "@elicense/sdk";
import { expect } from "chai";
import { makeError, type Filter, type Log } from "ethers";
import fc from "fast-check";
import { before, beforeEach, describe, it } from "mocha";

import { fromNode } from "../../../sdk/src/errors/fromNode.js";
import { scan, type LogPage, type ScanOptions } from "../../../sdk/src/history/scan.js";
import { createStride } from "../../../sdk/src/history/stride.js";
import type { Placed } from "../../../sdk/src/history/Book.js";
import { walkBook } from "../../../sdk/src/history/walkBook.js";
import { answering } from "../lying.js";
import { refusal } from "../refusal.js";
import { issueSample, setSuiteStage, type Stage } from "../stage.js";

/** A log of nothing in particular. */
const logIn = (blockNumber: number): Log =>
  ({ blockNumber, topics: [], data: "0x" }) as Pick<Log, "blockNumber" | "topics" | "data"> as Log;

const address = `0x${"11".repeat(20)}`;

/** A chain of nothing but logs, so many in each block, and what was asked of it. */
interface Asked {
  readonly client: Client;
  readonly sizes: number[];
  readonly atOnce: () => number;
}

/** A client of a node that gives a log for each block, after a moment, and refuses more than so many blocks. */
function node(limit: number, perBlock = 1): Asked {
  const sizes: number[] = [];
  let current = 0;
  let most = 0;
  const getLogs = async ({ fromBlock, toBlock }: Filter): Promise<readonly Log[]> => {
    const [from, to] = [Number(fromBlock), Number(toBlock)];
    sizes.push(to - from + 1);
    most = Math.max(most, ++current);
    // Later ranges answer sooner, so that an order that is kept is no accident.
    await new Promise((resolve) => setTimeout(resolve, from % 3 === 0 ? 3 : 0));
    current--;
    if (to - from + 1 > limit) {
      const error = { code: -32005, message: "Requested range exceeds maximum RPC range limit" };
      throw makeError("could not coalesce error", "UNKNOWN_ERROR", { error });
    }
    const blocks = Array.from({ length: to - from + 1 }, (_, position) => from + position);
    return blocks.flatMap((blockNumber) => Array.from({ length: perBlock }, () => logIn(blockNumber)));
  };
  return { client: { provider: { getLogs } } as unknown as Client, sizes, atOnce: () => most };
}

async function pagesOf(client: Client, from: number, to: number, options: ScanOptions): Promise<readonly LogPage[]> {
  const pages: LogPage[] = [];
  for await (const page of scan(client, { address, topics: [], from, to }, options)) pages.push(page);
  return pages;
}

const blocksOf = (pages: readonly LogPage[]): readonly number[] =>
  pages.flatMap(({ logs }) => logs.map(({ blockNumber }) => blockNumber));

describe("scan", () => {
  it("gives each block once and in order, whatever a node refuses and how many ranges are asked for at once", async () => {
    const sizes = fc.integer({ min: 1, max: 40 });
    await fc.assert(
      fc.asyncProperty(
        sizes,
        sizes,
        sizes,
        fc.nat(200),
        fc.nat(200),
        async (limit, blocksAtOnce, rangesAtOnce, from, length) => {
          const { client, sizes: asked, atOnce } = node(limit);
          const pages = await pagesOf(client, from, from + length, { blocksAtOnce, rangesAtOnce });
          expect(blocksOf(pages)).to.deep.equal(Array.from({ length: length + 1 }, (_, position) => from + position));
          pages.forEach((page, position) => expect(page.from).to.equal((pages[position - 1]?.to ?? from - 1) + 1));
          expect(Math.max(...asked)).to.be.at.most(blocksAtOnce);
          expect(atOnce()).to.be.at.most(rangesAtOnce);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("gives one empty page where there is no block to read", async () => {
    const { client, sizes } = node(10);
    expect(await pagesOf(client, 8, 7, {})).to.deep.equal([{ from: 8, to: 7, logs: [] }]);
    expect(sizes).to.deep.equal([]);
  });

  it("asks for one range until the node has answered, and for some at once then", async () => {
    const { client, sizes, atOnce } = node(5);
    await pagesOf(client, 0, 199, { blocksAtOnce: 20 });
    expect(sizes.slice(0, 4)).to.deep.equal([20, 10, 5, 5]);
    expect(atOnce()).to.equal(4);
  });

  it("reads no further ahead than some ranges while a page is being worked on", async () => {
    const { client, sizes } = node(10);
    for await (const page of scan(client, { address, topics: [], from: 0, to: 999 }, { blocksAtOnce: 10 })) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (page.from >= 50) break;
    }
    expect(sizes.length).to.be.at.most(6 + 4);
  });

  it("asks for less at once where there are heaps of logs, so that a page stays small", async () => {
    const { client } = node(5_000, 100);
    const pages = await pagesOf(client, 0, 999, { blocksAtOnce: 200, rangesAtOnce: 1 });
    expect(pages.slice(4).every(({ logs }) => logs.length <= 5_000)).to.equal(true);
    expect(blocksOf(pages)).to.have.lengthOf(100_000);
  });

  it("takes the client's word for how much the node gives at once, or 5,000 blocks", async () => {
    const known = node(7);
    await pagesOf({ ...known.client, blocksAtOnce: 7 }, 0, 20, {});
    expect(known.sizes).to.deep.equal([7, 7, 7]);
    const unknown = node(10_000, 0);
    await pagesOf(unknown.client, 0, 9_999, {});
    expect(unknown.sizes).to.deep.equal([5_000, 5_000]);
  });

  /** A client whose node answers each range, by its first block, in its own way; which ranges it was asked for. */
  const nodeThat = (answer: (from: number) => Promise<readonly Log[]>): { client: Client; asked: number[] } => {
    const asked: number[] = [];
    const getLogs = ({ fromBlock }: Filter): Promise<readonly Log[]> => {
      asked.push(Number(fromBlock));
      return answer(Number(fromBlock));
    };
    return { client: { provider: { getLogs } } as unknown as Client, asked };
  };

  const lost = (): Promise<never> =>
    Promise.resolve().then(() => {
      throw makeError("lost", "NETWORK_ERROR", { event: "lost" });
    });

  const moment = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

  it("gives up where a node refuses a single block", async () => {
    const { client, sizes } = node(0);
    const reading = pagesOf(client, 0, 7, { blocksAtOnce: 4 });
    const error = await reading.catch((thrown: unknown) => thrown);
    expect(fromNode(error)).to.deep.include({
      code: "NODE_REFUSED",
      details: { reason: "Requested range exceeds maximum RPC range limit" },
    });
    expect(sizes).to.deep.equal([4, 2, 1]);
  });

  it("does not ask for less where a node cannot be reached", async () => {
    const { client, asked } = nodeThat(lost);
    const reading = pagesOf(client, 0, 7, { blocksAtOnce: 4, attempts: 3, pauseMilliseconds: 1 });
    expect(fromNode(await reading.catch((thrown: unknown) => thrown)).code).to.equal("NODE_UNREACHABLE");
    expect(asked).to.deep.equal([0, 0, 0]);
  });

  it("tells the trouble of a later range in its turn, and to nobody before", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): unknown => unhandled.push(reason);
    process.on("unhandledRejection", note);
    const { client } = nodeThat((from) => (from < 4 ? moment(from).then(() => [logIn(from)]) : lost()));
    const pages: LogPage[] = [];
    const reading = (async () => {
      const search = { address, topics: [], from: 0, to: 9 };
      for await (const page of scan(client, search, { blocksAtOnce: 1, attempts: 1 })) {
        pages.push(page);
        await moment(5);
      }
    })();
    expect(fromNode(await reading.catch((thrown: unknown) => thrown)).code).to.equal("NODE_UNREACHABLE");
    process.off("unhandledRejection", note);
    expect(blocksOf(pages)).to.deep.equal([0, 1, 2, 3]);
    expect(unhandled).to.deep.equal([]);
  });

  it("asks for nothing any more once nobody takes its pages", async () => {
    const { client, asked } = nodeThat((from) => (from < 2 ? Promise.resolve([]) : moment(2).then(lost)));
    const search = { address, topics: [], from: 0, to: 99 };
    for await (const { from } of scan(client, search, { blocksAtOnce: 1, pauseMilliseconds: 5 })) {
      // Three more are on their way by then, and would be asked for again.
      if (from === 1) break;
    }
    await moment(30);
    expect(asked).to.deep.equal([0, 1, 2, 3, 4]);
  });

  it("is broken off by its signal", async () => {
    const controller = new AbortController();
    const { client } = nodeThat((from) => (from === 0 ? Promise.resolve([]) : new Promise(() => undefined)));
    const pages: number[] = [];
    const reading = (async () => {
      const search = { address, topics: [], from: 0, to: 99 };
      for await (const { from } of scan(client, search, { blocksAtOnce: 1, signal: controller.signal })) {
        pages.push(from);
        setTimeout(() => {
          controller.abort();
        }, 1);
      }
    })();
    expect((await refusal(reading)).code).to.equal("READING_ABORTED");
    expect(pages).to.deep.equal([0]);
  });

  it("begins with few blocks where it is told to, and asks for more while they are sparse", async () => {
    const sparse = node(10_000, 0);
    await pagesOf(sparse.client, 0, 9_999, { blocksAtFirst: 1_000, rangesAtOnce: 1 });
    expect(sparse.sizes).to.deep.equal([1_000, 2_000, 4_000, 3_000]);
    const crowded = node(5_000, 100);
    const pages = await pagesOf(crowded.client, 0, 999, { blocksAtFirst: 8 });
    expect(pages.every(({ logs }) => logs.length <= 2_500)).to.equal(true);
    expect(blocksOf(pages)).to.have.lengthOf(100_000);
  });

  for (const [field, options] of [
    ["blocksAtOnce", { blocksAtOnce: 0 }],
    ["blocksAtFirst", { blocksAtFirst: 0 }],
    ["rangesAtOnce", { rangesAtOnce: Number.NaN }],
    ["attempts", { attempts: -1 }],
    ["timeoutSeconds", { timeoutSeconds: Number.POSITIVE_INFINITY }],
    ["pauseMilliseconds", { pauseMilliseconds: 0 }],
  ] as const) {
    it(`is refused where ${field} is no number above 0`, async () => {
      const { client } = node(10);
      expect(await refusal(pagesOf(client, 0, 1, options))).to.deep.equal({ code: "READING_FORM", details: { field } });
    });
  }
});

describe("createStride", () => {
  it("grows again after eight answers, and is tried less often where that is refused", () => {
    const stride = createStride(100);
    stride.refused(100);
    expect(stride.blocks()).to.equal(50);
    const answersUntilGrown = (): number => {
      let answers = 0;
      while (stride.blocks() === 50) {
        stride.answered(0);
        answers++;
      }
      stride.refused(100);
      return answers;
    };
    expect([answersUntilGrown(), answersUntilGrown(), answersUntilGrown()]).to.deep.equal([8, 16, 32]);
  });

  it("keeps its patience where it never grew, however much was answered", () => {
    const stride = createStride(100);
    for (let answers = 0; answers < 20; answers++) stride.answered(0);
    stride.refused(100);
    for (let answers = 0; answers < 8; answers++) stride.answered(0);
    expect(stride.blocks()).to.equal(100);
  });

  it("is tried less often once for all ranges that were refused at the same time", () => {
    const stride = createStride(100);
    stride.refused(100);
    for (let answers = 0; answers < 8; answers++) stride.answered(0);
    for (let ranges = 0; ranges < 4; ranges++) stride.refused(100);
    for (let answers = 0; answers < 15; answers++) stride.answered(0);
    expect(stride.blocks()).to.equal(50);
    stride.answered(0);
    expect(stride.blocks()).to.equal(100);
  });

  it("begins short where it is told to, and is doubled with each answer that is sparse", () => {
    const stride = createStride(100, 16);
    stride.answered(0);
    expect(stride.blocks()).to.equal(32);
    // Asked for before it was longer.
    stride.answered(0, 16);
    expect(stride.blocks()).to.equal(32);
    stride.answered(1_251);
    expect(stride.blocks()).to.equal(32);
    stride.answered(1_250);
    expect(stride.blocks()).to.equal(64);
    stride.answered(2_501);
    expect(stride.blocks()).to.equal(32);
    for (let answers = 0; answers < 7; answers++) stride.answered(0);
    expect(stride.blocks()).to.equal(32);
    stride.answered(0);
    expect(stride.blocks()).to.equal(64);
    expect(createStride(10, 16).blocks()).to.equal(10);
  });

  it("is halved by a heap of logs, never grows beyond where it began, and never comes to nothing", () => {
    const stride = createStride(3);
    stride.answered(2_501);
    expect(stride.blocks()).to.equal(1);
    stride.refused(1);
    expect(stride.blocks()).to.equal(1);
    for (let answers = 0; answers < 100; answers++) stride.answered(1);
    expect(stride.blocks()).to.equal(3);
  });
});

describe("a stride", () => {
  it("is shortened by as much as too many logs came, and by half at the least", () => {
    const stride = createStride(1_000);
    stride.answered(10_000);
    expect(stride.blocks()).to.equal(250);
    stride.answered(2_501);
    expect(stride.blocks()).to.equal(125);
    // For fewer blocks than it is at present.
    stride.answered(25_000, 100);
    expect(stride.blocks()).to.equal(10);
  });
});

describe("walkBook", () => {
  /** Walks a book with as many records in each of its blocks, and tells the sizes of its steps. */
  async function sizesOf(blocks: number, perBlock: number): Promise<readonly number[]> {
    const sizes: number[] = [];
    const recordsIn = (from: number, to: number): Promise<readonly Placed[]> => {
      sizes.push(to - from + 1);
      const indexes = Array.from({ length: (to - from + 1) * perBlock }, (_, n) => (from - 1) * perBlock + n + 1);
      const blockOf = (index: number): number => Math.ceil(index / perBlock);
      const placed = indexes.map((index) => ({ index, block: blockOf(index), previousBlock: blockOf(index - 1) }));
      return Promise.resolve(placed);
    };
    const client = { deployment: { block: 1 } } as unknown as Client;
    const book = { lastBlock: blocks, recordCount: blocks * perBlock, block: blocks, recordsIn };
    const records = await walkBook(client, book);
    expect(records.map(({ index }) => index)).to.deep.equal(records.map((_, position) => position + 1));
    expect(records).to.have.lengthOf(blocks * perBlock);
    return sizes;
  }

  it("takes a book of a few records in one step, and one of thousands in steps that begin with few blocks", async () => {
    expect(await sizesOf(250, 10)).to.deep.equal([250]);
    expect(await sizesOf(250, 11)).to.deep.equal([8, 16, 32, 64, 128, 2]);
    const crowded = await sizesOf(200, 200);
    expect(Math.max(...crowded)).to.equal(8);
  });
});

describe("walks of a book", () => {
  let stage: Stage;
  let id: LicenseId;
  const asked: number[] = [];

  /** A client whose node gives so many blocks at once; what it is asked for is noted. */
  const giving = (blocks: number, start = 5_000): Client => ({
    ...answering(stage.holder, async (filter) => {
      const size = Number(filter.toBlock) - Number(filter.fromBlock) + 1;
      asked.push(size);
      if (size > blocks) {
        throw makeError("could not coalesce error", "UNKNOWN_ERROR", { error: { code: -32005, message: "too many" } });
      }
      return stage.holder.provider.getLogs(filter);
    }),
    blocksAtOnce: start,
  });

  before(async () => {
    stage = await setSuiteStage();
    ({ id } = await issueSample(stage));
    const court = stage.clientOf("bozhouCourt");
    for (let matter = 1; matter <= 5; matter++) {
      const context = `0x${"c0".repeat(32)}`;
      await use(court, { type: lawyer, id, action: "VERIFY", matter, fields: ["name"], context });
      await stage.connection.networkHelpers.mine(20);
    }
  });

  beforeEach(() => void (asked.length = 0));

  it("take one question where the node gives all blocks at once, and one a record at the most", async () => {
    const { records } = await getUsageHistory(giving(5_000), { id });
    expect(asked).to.have.lengthOf(1);
    asked.length = 0;
    expect((await getUsageHistory(giving(1, 1), { id })).records).to.deep.equal(records);
    expect(asked).to.deep.equal([1, 1, 1, 1, 1]);
    asked.length = 0;
    expect((await getUsageHistory(giving(25, 25), { id })).records).to.deep.equal(records);
    expect(asked.length).to.be.lessThan(5);
    expect((await getUsageHistory(giving(1), { id })).records).to.deep.equal(records);
  });

  it("halve what the node refuses, from what was asked for, until it is answered", async () => {
    await getUsageHistory(giving(10, 80), { id });
    expect(asked.slice(0, 4)).to.deep.equal([80, 40, 20, 10]);
  });

  it("are given up where the node refuses a single block, or cannot be reached", async () => {
    expect(await refusal(getUsageHistory(giving(0, 4), { id }))).to.deep.equal({
      code: "NODE_REFUSED",
      details: { reason: "too many" },
    });
    expect(asked).to.deep.equal([4, 2, 1]);
    let questions = 0;
    const nowhere = answering(stage.holder, () => {
      questions++;
      throw makeError("lost", "NETWORK_ERROR", { event: "lost" });
    });
    expect((await refusal(getUsageHistory(nowhere, { id, attempts: 1 }))).code).to.equal("NODE_UNREACHABLE");
    expect(questions).to.equal(1);
  });

  it("tell how far they have come", async () => {
    const told: Progress[] = [];
    const { records, block } = await getUsageHistory(giving(1, 1), {
      id,
      onProgress: (progress) => told.push(progress),
    });
    expect(told).to.deep.equal(
      [...records].reverse().map((record, position) => ({
        from: record.block,
        to: record.block,
        head: block,
        records: position + 1,
        total: 5,
      })),
    );
  });

  it("leave out what came after a block or day", async () => {
    const { records } = await getUsageHistory(stage.holder, { id });
    const [, second] = records;
    const until = await getUsageHistory(stage.holder, { id, block: second!.block });
    expect(until).to.deep.equal({ records: records.slice(0, 2), block: second!.block });
    expect((await getUsageHistory(stage.holder, { id, block: { day: "2020-01-01" } })).records).to.deep.equal([]);
  });

  it("tell how far a register was read", async () => {
    const told: Progress[] = [];
    const onProgress = (progress: Progress): unknown => told.push(progress);
    const { block } = await getRegister(stage.holder, { authority: 1, blocksAtOnce: 60, onProgress });
    expect(told[0]?.from).to.equal(stage.deployment.block);
    expect(told.at(-1)).to.deep.include({ to: block, head: block, records: 1, total: 1 });
    told.forEach(({ from }, position) => expect(from).to.equal((told[position - 1]?.to ?? from - 1) + 1));
  });
});
