import {
  ElicenseError,
  actions,
  dayOf,
  getManagementHistory,
  getStandingOn,
  getUsageHistory,
  lawyer,
  managementBookFault,
  usageBookFault,
  use,
  type Client,
  type Decision,
  type IssuedLicense,
  type ManagementRecord,
  type Progress,
  type UsageRecord,
} from "@elicense/sdk";
import { expect } from "chai";
import { toBeHex, ZeroHash } from "ethers";
import fc from "fast-check";
import { before, describe, it } from "mocha";

import { findManagementFault } from "../../../sdk/src/history/getManagementHistory.js";
import { managementTopic } from "../../../sdk/src/history/logs.js";
import { noStanding } from "../../../sdk/src/licenses/standing.js";
import { altered, answering, lying } from "../lying.js";
import { refusal } from "../refusal.js";
import { issueSample, revokeSample, setSuiteStage, timeOf, type Stage } from "../stage.js";
import { nodeOf } from "../verify/nodes.js";

const hash = `0x${"0d".repeat(32)}`;
const uses = 6;

describe("record books", () => {
  let stage: Stage;
  let anhui: Client;
  let license: IssuedLicense;
  let untouched: IssuedLicense;
  let management: readonly ManagementRecord[];
  let usage: readonly UsageRecord[];
  let managementBook: { recordCount: number; head: bigint };
  let usageBook: { recordCount: number; head: bigint };

  before(async () => {
    stage = await setSuiteStage();
    anhui = stage.clientOf("anhuiJustice");
    license = await issueSample(stage);
    untouched = await issueSample(stage, {}, "2");
    const court = stage.clientOf("bozhouCourt");
    for (let matter = 1; matter <= uses; matter++) {
      await use(court, { type: lawyer, id: license.id, action: "VERIFY", matter, fields: ["name"], context: hash });
    }
    await revokeSample(stage, license.id);

    const history = await getManagementHistory(anhui, { id: license.id });
    management = history.records;
    managementBook = history.standing;
    usage = (await getUsageHistory(anhui, { id: license.id })).records;
    const book = await anhui.contracts.access.usageBookOf(license.id);
    usageBook = { recordCount: Number(book.recordCount), head: book.head };
  });

  it("tell what was done to a license, oldest first", () => {
    expect(management.map(({ action, index, previousBlock }) => [action, index, previousBlock])).to.deep.equal([
      ["ISSUE", 1, 0],
      ["REVOKE", 2, 0],
    ]);
    expect(management[0]).to.deep.include({ block: license.document.proof.block, authority: 1 });
  });

  it("tell who used it, denials included, each naming the block of the one before", () => {
    expect(usage.map(({ outcome }) => outcome)).to.deep.equal([
      "ALLOWED",
      "ALLOWED",
      "NOT_LISTED",
      "NOT_LISTED",
      "NOT_LISTED",
      "NOT_LISTED",
    ]);
    expect(usage.map(({ previousBlock }) => previousBlock)).to.deep.equal([
      0,
      ...usage.slice(0, -1).map(({ block }) => block),
    ]);
  });

  it("have the issue alone before anything else is done", async () => {
    const issuedIn = untouched.document.proof.block;
    const { records } = await getManagementHistory(anhui, { id: untouched.id, issuedIn });
    expect(records.map(({ action }) => action)).to.deep.equal(["ISSUE"]);
    expect(await getUsageHistory(anhui, { id: untouched.id })).to.deep.include({ records: [] });
  });

  describe("by what a node is asked", () => {
    /** A client, and the blocks that its node is asked for, or that its state is asked for at. */
    function noting(): { readonly client: Client; readonly blocks: unknown[]; readonly states: unknown[] } {
      const [blocks, states]: [unknown[], unknown[]] = [[], []];
      const client = nodeOf(stage.connection.ethers.provider, stage.deployment, "noting", {
        getBlock: (tag, honest) => {
          blocks.push(tag);
          return honest(tag);
        },
        call: (request, honest) => {
          states.push(request.blockTag);
          return honest(request);
        },
      });
      return { client, blocks, states };
    }

    it("are those of one block, by what the state had then", async () => {
      const block = license.document.proof.block;
      const { client, states } = noting();
      const { records, standing } = await getManagementHistory(client, { id: license.id, block });
      expect(records.map(({ action }) => action)).to.deep.equal(["ISSUE"]);
      expect(standing).to.deep.include({ status: "ACTIVE", recordCount: 1 });
      expect(await getUsageHistory(client, { id: license.id, block })).to.deep.equal({ records: [], block });
      expect(states.length).to.be.greaterThan(2);
      expect(new Set(states)).to.deep.equal(new Set([block]));
    });

    it("take the block of the issue from the document, and search for it where that is wrong", async () => {
      const { id } = untouched;
      const issuedIn = untouched.document.proof.block;
      const day = dayOf(await timeOf(anhui));
      const { client, blocks } = noting();
      await client.ready();
      for (const read of [getManagementHistory, getStandingOn]) {
        blocks.length = 0;
        const hinted = await read(client, { id, day, issuedIn });
        expect(blocks).to.deep.equal(["latest"]);
        for (const wrong of [{}, { issuedIn: 1 }]) {
          expect(await read(client, { id, day, ...wrong })).to.deep.equal(hinted);
        }
        expect(blocks.length).to.be.greaterThan(3);
      }
    });

    it("are never asked for in a block that the node does not have", async () => {
      const { id } = untouched;
      const { number: head } = (await anhui.provider.getBlock("latest")) ?? { number: 0 };
      const asked: number[] = [];
      const client = answering(anhui, (filter) => {
        asked.push(Number(filter.toBlock));
        return anhui.provider.getLogs(filter);
      });
      const found = await getManagementHistory(client, { id, block: head, issuedIn: head + 1 });
      expect(found.records.map(({ action }) => action)).to.deep.equal(["ISSUE"]);
      expect(Math.max(...asked)).to.be.at.most(head);
    });

    it("tell how far the reading has come", async () => {
      const { id } = license;
      const day = dayOf(await timeOf(anhui));
      const { block } = management[1]!;
      for (const read of [getManagementHistory, getStandingOn]) {
        const told: Progress[] = [];
        const onProgress = (progress: Progress): unknown => told.push(progress);
        const { block: head } = await read(anhui, { id, day, onProgress });
        const from = stage.deployment.block;
        expect(told).to.deep.equal([{ from, to: block, head, records: 2, total: 2 }]);
      }
    });
  });

  describe("from a node that lies", () => {
    it("are found out where a record is hidden, or shown in another block", async () => {
      const { id } = license;
      const hiding = lying(anhui, (logs) => logs.slice(1));
      const moving = lying(anhui, (logs) => logs.map((log) => altered(anhui, log, { blockNumber: 1 })));
      expect(await refusal(getUsageHistory(hiding, { id }))).to.deep.equal({
        code: "HISTORY_NOT_WHOLE",
        details: { book: "usage", kind: "length", expected: 6, actual: 5 },
      });
      for (const [read, book] of [
        [getUsageHistory, "usage"],
        [getManagementHistory, "management"],
      ] as const) {
        expect(await refusal(read(moving, { id })), book).to.deep.equal({
          code: "HISTORY_NOT_WHOLE",
          details: { book, kind: "order", expected: "", actual: "" },
        });
      }
    });

    it("are found out where the first record tells another action than its reason is for", async () => {
      const topic = toBeHex(actions.indexOf("REISSUE"), 32);
      for (const { id } of [license, untouched]) {
        const client = lying(anhui, (logs) =>
          logs.map((log) =>
            log.topics[0] === managementTopic && log.topics[3] === toBeHex(actions.indexOf("ISSUE"), 32)
              ? altered(anhui, log, { topics: log.topics.with(3, topic) })
              : log,
          ),
        );
        expect(await refusal(getManagementHistory(client, { id }))).to.deep.equal({
          code: "HISTORY_NOT_WHOLE",
          details: { book: "management", kind: "head", expected: "", actual: "" },
        });
      }
    });
  });

  it("are whole without a record where the state has no license", async () => {
    const none = { records: [], standing: noStanding, block: await anhui.provider.getBlockNumber() };
    expect(await findManagementFault(anhui, none)).to.equal(undefined);
  });

  it("are refused for a license that is unknown", async () => {
    let refusal: unknown;
    await getManagementHistory(anhui, { id: hash }).catch((error: unknown) => (refusal = error));
    expect((refusal as ElicenseError).code).to.equal("LICENSE_REGISTRY_UNKNOWN_LICENSE");
  });

  it("replay to the head in the state", () => {
    expect(managementBookFault(management, managementBook)).to.equal(undefined);
    expect(usageBookFault(usage, usageBook)).to.equal(undefined);
  });

  it("are found out when a record is dropped, doubled or moved", () => {
    const positions = fc.nat({ max: uses - 1 });
    fc.assert(
      fc.property(positions, positions, (from, to) => {
        const dropped = usage.filter((_, position) => position !== from);
        expect(usageBookFault(dropped, usageBook)?.kind).to.equal("length");
        const doubled = [...dropped, usage[to] as UsageRecord];
        const moved = [...dropped.slice(0, to), usage[from] as UsageRecord, ...dropped.slice(to)];
        if (from !== to) {
          expect(usageBookFault(doubled, usageBook)?.kind).to.equal("order");
          expect(usageBookFault(moved, usageBook)?.kind).to.equal("order");
        }
        const renumbered = moved.map((record, position) => ({ ...record, index: position + 1 }));
        if (from !== to) expect(usageBookFault(renumbered, usageBook)?.kind).to.equal("head");
      }),
    );
  });

  it("are found out when any part of a usage record is changed", () => {
    const changes: Partial<UsageRecord>[] = [
      { id: hash },
      { consumer: 6 },
      { outcome: "WRONG_CONSUMER" },
      { previousBlock: 1_000 },
      { recordedAt: 1 },
      { key: 99 },
      { number: 99 },
      { action: "ARCHIVE" },
      { status: "SUSPENDED" },
      { basis: { kind: "STATUTORY_DUTY", matter: 99 } },
      { basis: { kind: "GRANT", grant: hash, matter: hash } },
      // These hash like the statutory uses of matters 1 to 6, were they taken as they are.
      ...[1, 2, 3, 4, 5, 6].map((matter): Partial<UsageRecord> => {
        return { basis: { kind: "GRANT", grant: ZeroHash, matter: toBeHex(matter, 32) } };
      }),
      { basis: { kind: "STATUTORY_DUTY", matter: 2 ** 32 } },
      { fields: 0n },
      { context: `0x${"0e".repeat(32)}` },
    ];
    fc.assert(
      fc.property(fc.nat({ max: uses - 1 }), fc.constantFrom(...changes), (position, change) => {
        const altered = usage.map((record, index) => (index === position ? { ...record, ...change } : record));
        expect(usageBookFault(altered, usageBook)).to.deep.equal({ kind: "head" });
      }),
    );
  });

  it("are found out when a usage record carries one member's bits in another", () => {
    for (const [position, { index, previousBlock, recordedAt, key, number }] of usage.entries()) {
      const shifts: Partial<UsageRecord>[] = [
        { previousBlock: previousBlock + recordedAt * 2 ** 32, recordedAt: 0 },
        { recordedAt: recordedAt + (key % 2) * 2 ** 40, key: key - (key % 2) },
        { key: key + (number % 2) * 2 ** 24, number: number - (number % 2) },
      ].filter((shift) => Object.entries(shift).some(([name, value]) => usage[position]?.[name as "key"] !== value));
      for (const shift of shifts) {
        const altered = usage.map((record) => (record.index === index ? { ...record, ...shift } : record));
        expect(usageBookFault(altered, usageBook), JSON.stringify(shift)).to.deep.equal({ kind: "head" });
      }
    }
  });

  it("are found out when a management record carries one member's bits in another", () => {
    const [, revocation] = management;
    const { key, recordedAt, decision } = revocation!;
    const shifts: Partial<ManagementRecord>[] = [
      // As bare numbers these two would pack into the same word as the record itself.
      { key: key + (decision.reason << 24), decision: { ...decision, reason: 0 } },
      { key: key + (2 << 24), decision: { ...decision, reason: decision.reason - 2 } },
      { previousBlock: recordedAt * 2 ** 32, recordedAt: 0 },
    ];
    for (const shift of shifts) {
      const altered = management.map((record) => (record.index === 2 ? { ...record, ...shift } : record));
      expect(managementBookFault(altered, managementBook), JSON.stringify(shift)).to.deep.equal({ kind: "head" });
    }
  });

  it("are found out when any part of a management record is changed", () => {
    const changes: [position: number, change: Partial<ManagementRecord>][] = [
      [0, { id: hash }],
      [0, { holder: `0x${"01".repeat(20)}` }],
      [0, { key: 99 }],
      [0, { recordedAt: 1 }],
      [0, { authority: 9 }],
      [0, { action: "REVOKE" }],
      [0, { previousBlock: 9 }],
      [0, { through: "2030-01-01" }],
      [0, { detail: hash }],
      [1, { id: hash }],
      [1, { authority: 9 }],
      [1, { action: "ANNUL" }],
      [1, { previousBlock: 9 }],
      [1, { recordedAt: 1 }],
      [1, { key: 99 }],
      [1, { through: "2030-01-01" }],
      [1, { detail: hash }],
    ];
    const decisionChanges: Partial<Decision>[] = [
      { reason: 11 },
      { documentHash: `0x${"0e".repeat(32)}` },
      { approver: 9 },
      { effectiveOn: "2020-01-01" },
    ];
    for (const [position, { decision }] of management.entries()) {
      for (const change of decisionChanges) changes.push([position, { decision: { ...decision, ...change } }]);
    }
    for (const [position, change] of changes) {
      const altered = management.map((record, index) => (index === position ? { ...record, ...change } : record));
      expect(managementBookFault(altered, managementBook), JSON.stringify(change)).to.deep.equal({ kind: "head" });
    }
  });
});
