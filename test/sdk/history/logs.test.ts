import { actions, interfaces, packManagementRecord, packUsageRecord, type Client, type LicenseId } from "@elicense/sdk";
import { expect } from "chai";
import { Log, toBeHex, zeroPadValue, ZeroHash, type Filter } from "ethers";
import { describe, it } from "mocha";

import {
  managementRecordsIn,
  managementTopic,
  predecessorsIn,
  toFirstOf,
  toTransferredId,
  transferTopic,
  usageRecordsIn,
  usageTopic,
} from "../../../sdk/src/history/logs.js";
import { sampleDeployment } from "../deployment/sampleDeployment.js";
import { refusal } from "../refusal.js";

const id: LicenseId = `0x${"1d".repeat(32)}`;
const hash = `0x${"0d".repeat(32)}`;
const holder = `0x${"ab".repeat(20)}`;
const block = 9;
const { licenseRegistry, accessLog } = sampleDeployment.contracts;
const successionTopic = interfaces.licenses.getEvent("LicenseSucceeded").topicHash;

/** A log as a node gives it. */
function logOf(topics: readonly string[], data = "0x"): Log {
  return new Log(
    {
      ...{ topics, data, blockNumber: block, address: licenseRegistry.address, index: 0 },
      ...{ transactionHash: hash, transactionIndex: 0, blockHash: hash, removed: false },
    },
    {} as never,
  );
}

/** The log of a management record at a position of its book. */
function managementLog(index: number): Log {
  const decision = { reason: 2, documentHash: hash, approver: 0, effectiveOn: "2026-03-02" };
  const record = packManagementRecord({
    ...{ index, previousBlock: 0, recordedAt: 1_772_413_201, key: 2, decision, through: null },
  });
  const action = actions.indexOf(index === 1 ? "ISSUE" : "ANNOTATE");
  const { topics, data } = interfaces.licenses.encodeEventLog("ManagementRecorded", [
    ...[id, 1, action, record, hash, hash],
  ]);
  return logOf(topics, data);
}

/** A client whose node gives these logs, whatever it is asked, and what it was asked. */
function nodeWith(logsOf: (filter: Filter) => readonly Log[]): {
  readonly client: Client;
  readonly asked: readonly Filter[];
} {
  const asked: Filter[] = [];
  const getLogs = (filter: Filter): Promise<readonly Log[]> => {
    asked.push(filter);
    return Promise.resolve(logsOf(filter));
  };
  return { client: { deployment: sampleDeployment, provider: { getLogs } } as unknown as Client, asked };
}

describe("logs", () => {
  it("are asked for by their registry, event and license alone", async () => {
    const { client, asked } = nodeWith(() => []);
    await managementRecordsIn(client, id, 3, 8);
    await usageRecordsIn(client, id, 3, 8);
    await predecessorsIn(client, id, 8);
    const range = { fromBlock: 3, toBlock: 8 };
    expect(asked).to.deep.equal([
      { ...range, address: licenseRegistry.address, topics: [managementTopic, id] },
      { ...range, address: licenseRegistry.address, topics: [transferTopic, ZeroHash, null, id] },
      { ...range, address: accessLog.address, topics: [usageTopic, id] },
      { fromBlock: 8, toBlock: 8, address: licenseRegistry.address, topics: [successionTopic, null, id] },
    ]);
  });

  describe("of management", () => {
    const minted = logOf([transferTopic, ZeroHash, zeroPadValue(holder, 32), id]);
    const records = (transfers: readonly Log[]): Promise<readonly { readonly holder?: string }[]> => {
      const { client } = nodeWith(({ topics }) =>
        topics?.[0] === transferTopic ? transfers : [managementLog(1), managementLog(2)],
      );
      return managementRecordsIn(client, id, block, block);
    };

    it("name in the first record, and in no other, whom the license was bound to when it was issued", async () => {
      const [first, second] = await records([minted]);
      expect(first).to.deep.include({ id, action: "ISSUE", index: 1, holder, block, transactionHash: hash });
      expect(second).to.deep.include({ id, action: "ANNOTATE", index: 2 });
      expect(second).not.to.have.property("holder");
    });

    it("name nobody where it was bound to nobody", async () => {
      for (const transfers of [[], [logOf([transferTopic])]]) {
        for (const record of await records(transfers)) expect(record).not.to.have.property("holder");
      }
    });
  });

  describe("of use", () => {
    it("tell a use by duty by the number of the published use", async () => {
      const word = packUsageRecord({
        ...{ index: 1, previousBlock: 0, recordedAt: 1_772_413_201, key: 5, number: 7 },
        ...{ action: "VERIFY", status: "ACTIVE" },
      });
      const { topics, data } = interfaces.access.encodeEventLog("UsageRecorded", [
        ...[id, 5, 1, word, 3n, toBeHex(12, 32), ZeroHash, hash],
      ]);
      const { client } = nodeWith(() => [logOf(topics, data)]);
      const [record] = await usageRecordsIn(client, id, block, block);
      expect(record?.basis).to.deep.equal({ kind: "STATUTORY_DUTY", matter: 12 });
    });
  });

  describe("of a register", () => {
    it("name the license whose first record they tell, and none for a further record", () => {
      expect(toFirstOf(managementLog(1))).to.equal(id);
      expect(toFirstOf(managementLog(2))).to.equal(undefined);
      expect(toFirstOf(managementLog(257))).to.equal(undefined);
    });

    it("are refused where they are no management record's", async () => {
      const { topics, data } = managementLog(1);
      const malformed: readonly [what: string, log: Log][] = [
        ["no topics", logOf([], data)],
        ["another event", logOf(topics.with(0, usageTopic), data)],
        ["too few topics", logOf(topics.slice(0, 3), data)],
        ["too many topics", logOf([...topics, hash], data)],
        ["no license's id", logOf(topics.with(1, id.toUpperCase().replace("X", "x")), data)],
        ["data cut short", logOf(topics, data.slice(0, -2))],
        ["data too long", logOf(topics, `${data}00`)],
        ["data that is none", logOf(topics, `${data.slice(0, -2)}zz`)],
      ];
      for (const [what, log] of malformed) {
        const reading = Promise.resolve().then(() => toFirstOf(log));
        expect(await refusal(reading), what).to.deep.equal({ code: "LOG_MALFORMED", details: { block } });
      }
    });
  });

  describe("of transfers", () => {
    it("name the license that came to another account, or are refused", async () => {
      const topics = [transferTopic, ZeroHash, zeroPadValue(holder, 32), id];
      expect(toTransferredId(logOf(topics))).to.equal(id);
      for (const wrong of [[], topics.slice(0, 3), topics.with(3, "0x1d")]) {
        const reading = Promise.resolve().then(() => toTransferredId(logOf(wrong)));
        expect(await refusal(reading)).to.deep.equal({ code: "LOG_MALFORMED", details: { block } });
      }
    });
  });

  describe("of succession", () => {
    it("name the licenses that were succeeded, but for what is no id", async () => {
      const { client } = nodeWith(() => [
        logOf([successionTopic]),
        logOf([successionTopic, "0x1d", id]),
        logOf([successionTopic, hash, id]),
      ]);
      expect(await predecessorsIn(client, id, block)).to.deep.equal([hash]);
    });
  });
});
