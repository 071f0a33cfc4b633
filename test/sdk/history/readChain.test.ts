import type { Client, ChainPage, ChainReadingOptions, Checkpoint, Progress } from "@elicense/sdk";
import { expect } from "chai";
import { makeError, type Filter, type Log } from "ethers";
import { describe, it } from "mocha";

import type { ChainKind } from "../../../sdk/src/history/Checkpoint.js";
import { readChain, type EntryChain } from "../../../sdk/src/history/readChain.js";
import { sampleDeployment } from "../deployment/sampleDeployment.js";
import { refusal } from "../refusal.js";

/** An entry of a chain: the number that is chained, and its position where it says so. */
interface Entry {
  readonly value: number;
  readonly position?: number;
}

/** What a chain that stands nowhere says, and how it is read. */
interface Reading extends ChainReadingOptions {
  readonly kind?: ChainKind;
  /** Values by block: what the state commits to. */
  readonly state?: Readonly<Record<number, readonly number[]>>;
  /** What the node shows, where it is not the same; below 0 for a log that is no entry. */
  readonly shown?: Readonly<Record<number, readonly (number | Entry)[]>>;
  /** Whether entries say their positions. */
  readonly positioned?: boolean;
  readonly head?: number;
  readonly ready?: () => Promise<void>;
}

const authority = 5;
const { chainId, genesisHash, contracts } = sampleDeployment;

/** Three entries, in blocks 8 and 12 of a chain whose deployment begins with 7. */
const entries = { 8: [10, 20], 12: [30] };
const whole: readonly Entry[] = [{ value: 10 }, { value: 20 }, { value: 30 }];

const headAfter = (head: bigint, { value }: Entry): bigint => head * 100n + BigInt(value);
const toHead = (head: bigint): string => `0x${head.toString(16).padStart(48, "0")}`;

/** The checkpoint after all entries, at block 20. */
const last: Checkpoint = {
  ...{ version: 1, kind: "register", chainId, genesisHash, registry: contracts.licenseRegistry.address, authority },
  ...{ nextBlock: 21, count: 3, head: "0x000000000000000000000000000000000000000000018e8e" },
};

/** Reads a chain: its pages, and what the node was asked. */
async function read({
  kind = "register",
  state = entries,
  shown = state,
  positioned = false,
  head: latest = 20,
  ready = () => Promise.resolve(),
  ...options
}: Reading = {}): Promise<{ pages: readonly ChainPage<Entry>[]; asked: readonly Filter[] }> {
  const asked: Filter[] = [];
  const getLogs = (filter: Filter): Promise<readonly Log[]> => {
    asked.push(filter);
    const within = Object.entries(shown).filter(
      ([block]) => Number(block) >= Number(filter.fromBlock) && Number(block) <= Number(filter.toBlock),
    );
    return Promise.resolve(within.flatMap(([, values]) => values) as unknown as readonly Log[]);
  };
  const getBlock = (tag: number | string): Promise<unknown> =>
    Promise.resolve({ number: tag === "latest" ? latest : tag, timestamp: 1_770_000_000 });
  const client = { deployment: sampleDeployment, provider: { getLogs, getBlock }, ready } as unknown as Client;
  const chain: EntryChain<Entry> = {
    ...{ kind, authority, topics: ["topic"], headAfter },
    stateAt: (block) => {
      const values = Object.entries(state).flatMap(([from, each]) => (Number(from) <= block ? each : []));
      const chained = values.map((value) => ({ value })).reduce(headAfter, 0n);
      return Promise.resolve({ count: BigInt(values.length), head: chained });
    },
    toEntry: (log) => {
      const said = log as unknown as number | Entry;
      if (typeof said === "object") return said;
      return said < 0 ? undefined : { value: said };
    },
    ...(positioned && { positionOf: ({ position = 0 }: Entry) => position }),
  };
  const pages: ChainPage<Entry>[] = [];
  for await (const page of readChain(client, chain, options)) pages.push(page);
  return { pages, asked };
}

const entriesOf = ({ pages }: { readonly pages: readonly ChainPage<Entry>[] }): readonly Entry[] =>
  pages.flatMap((page) => page.entries);

describe("readChain", () => {
  describe("of a node that shows everything", () => {
    it("gives all entries from the deployment's first block on, and a checkpoint that is plain JSON", async () => {
      const { pages, asked } = await read();
      expect(pages).to.deep.equal([{ entries: whole, checkpoint: last, block: 20 }]);
      expect(asked).to.deep.equal([
        { address: contracts.licenseRegistry.address, topics: ["topic"], fromBlock: 7, toBlock: 20 },
      ]);
    });

    it("reads uses from the log of access", async () => {
      const { pages, asked } = await read({ kind: "uses" });
      expect(pages[0]?.checkpoint).to.deep.equal({ ...last, kind: "uses", registry: contracts.accessLog.address });
      expect(asked[0]?.address).to.equal(contracts.accessLog.address);
    });

    it("leaves out logs that are no entries", async () => {
      expect(entriesOf(await read({ shown: { 8: [-1, 10, 20, -1], 12: [30, -1] } }))).to.deep.equal(whole);
    });

    it("goes on after each page's checkpoint, to the same end", async () => {
      const { pages } = await read({ blocksAtOnce: 3 });
      expect(pages.map(({ checkpoint }) => checkpoint.nextBlock)).to.deep.equal([10, 13, 16, 19, 21]);
      expect(pages.map(({ checkpoint }) => checkpoint.count)).to.deep.equal([2, 3, 3, 3, 3]);
      for (const { checkpoint: after } of pages) {
        const rest = await read({ after });
        expect(entriesOf(rest)).to.deep.equal(whole.slice(after.count));
        expect(rest.asked.map(({ fromBlock }) => fromBlock)).to.deep.equal(
          after.nextBlock > 20 ? [] : [after.nextBlock],
        );
        expect(rest.pages.at(-1)?.checkpoint).to.deep.equal(last);
      }
    });

    it("reads at a block, by what the state had then", async () => {
      const { pages } = await read({ block: 11 });
      const checkpoint = { ...last, nextBlock: 12, count: 2, head: toHead(1_020n) };
      expect(pages).to.deep.equal([{ entries: whole.slice(0, 2), checkpoint, block: 11 }]);
    });

    it("tells how far it has come", async () => {
      const told: Progress[] = [];
      await read({ blocksAtOnce: 7, onProgress: (progress) => told.push(progress) });
      expect(told).to.deep.equal([
        { from: 7, to: 13, head: 20, records: 3, total: 3 },
        { from: 14, to: 20, head: 20, records: 3, total: 3 },
      ]);
    });
  });

  describe("of a node that does not show what the state commits to", () => {
    const faults: readonly [what: string, shown: Reading["shown"] & object, details: object][] = [
      ["hides the first", { 8: [20], 12: [30] }, { kind: "length", expected: 3, actual: 2 }],
      ["hides the last", { 8: [10, 20] }, { kind: "length", expected: 3, actual: 2 }],
      ["shows one twice", { 8: [10, 20, 20], 12: [30] }, { kind: "length", expected: 3, actual: 4 }],
      ["moves one", { 8: [20, 10], 12: [30] }, { kind: "head", expected: "", actual: "" }],
      ["alters one", { 8: [10, 21], 12: [30] }, { kind: "head", expected: "", actual: "" }],
    ];
    for (const [what, shown, details] of faults) {
      it(`finds out one that ${what}`, async () => {
        expect(await refusal(read({ shown }))).to.deep.equal({
          code: "REGISTER_NOT_WHOLE",
          details: { authority, ...details },
        });
        expect(await refusal(read({ kind: "uses", shown }))).to.deep.equal({
          code: "CONSUMER_USES_NOT_WHOLE",
          details: { consumer: authority, ...details },
        });
      });
    }

    it("names the first entry that says it has another place", async () => {
      const at = (value: number, position: number): Entry => ({ value, position });
      const placed = { kind: "uses", positioned: true } as const;
      const inOrder = { 8: [at(10, 1), at(20, 2)], 12: [at(30, 3)] };
      expect(entriesOf(await read({ ...placed, shown: inOrder }))).to.have.lengthOf(3);
      const shown = { 8: [at(10, 1), at(20, 7)], 12: [at(30, 9)] };
      expect(await refusal(read({ ...placed, shown }))).to.deep.equal({
        code: "CONSUMER_USES_NOT_WHOLE",
        details: { consumer: authority, kind: "order", expected: "", actual: "" },
      });
    });

    it("stops one at once that shows more than there is", async () => {
      const told: Progress[] = [];
      const flooded = { shown: { 8: [10, 20, 20, 20] }, blocksAtOnce: 2, rangesAtOnce: 1 };
      const reading = read({ ...flooded, onProgress: (progress) => told.push(progress) });
      expect((await refusal(reading)).details).to.deep.include({ kind: "length", expected: 3, actual: 4 });
      expect(told).to.deep.equal([]);
    });

    it("counts what a checkpoint says was read before", async () => {
      const shown = { 8: [10, 20], 12: [30, 30] };
      const { pages } = await read({ block: 11 });
      expect((await refusal(read({ shown, after: pages[0]!.checkpoint }))).details).to.deep.include({
        ...{ kind: "length", expected: 3, actual: 4 },
      });
    });

    it("says that the manifest does not fit, or that the node is lost, as the SDK's errors", async () => {
      const network = makeError("lost", "NETWORK_ERROR", { event: "lost" });
      const reading = read({ attempts: 1, ready: () => Promise.reject(network) });
      expect(await refusal(reading)).to.deep.equal({ code: "NODE_UNREACHABLE", details: { url: "?", reason: "lost" } });
    });
  });

  describe("after a checkpoint", () => {
    it("takes none that is of another reading, or was altered, and names the member", async () => {
      const others: readonly (readonly [field: string, after: unknown])[] = [
        ["after", null],
        ["after", "checkpoint"],
        ["version", {}],
        ["version", { ...last, version: 2 }],
        ["kind", { ...last, kind: "uses" }],
        ["chainId", { ...last, chainId: 1 }],
        ["genesisHash", { ...last, genesisHash: `0x${"77".repeat(32)}` }],
        ["registry", { ...last, registry: contracts.accessLog.address }],
        ["authority", { ...last, authority: 2 }],
        // The deployment's first block is 7: there is nothing before it.
        ...[undefined, "9", 7.5, 6, -1].map((nextBlock) => ["nextBlock", { ...last, nextBlock }] as const),
        ...[undefined, "3", 1.5, -1].map((count) => ["count", { ...last, count }] as const),
        ...[undefined, "0x12", 0n].map((head) => ["head", { ...last, head }] as const),
      ];
      for (const [field, after] of others) {
        const reading = read({ after: after as Checkpoint });
        expect(await refusal(reading), `${field} ${String(after)}`).to.deep.equal({
          code: "CHECKPOINT_FORM",
          details: { field },
        });
      }
    });

    it("takes the one before anything was read", async () => {
      const first = { ...last, nextBlock: 7, count: 0, head: toHead(0n) };
      expect((await read({ after: first })).pages).to.deep.equal((await read()).pages);
    });

    it("proves what was read before together with what is new", async () => {
      for (const change of [{ head: toHead(1n) }, { count: 2 }]) {
        expect((await refusal(read({ after: { ...last, ...change } }))).code).to.equal("REGISTER_NOT_WHOLE");
      }
    });

    it("refuses a node that has not come so far", async () => {
      expect(await refusal(read({ after: { ...last, nextBlock: 22 } }))).to.deep.equal({
        code: "BLOCK_UNKNOWN",
        details: { block: 21, head: 20 },
      });
    });
  });
});
