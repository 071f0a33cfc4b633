import {
  consumerHead,
  dayFromNumber,
  getManagementHistory,
  getUsageHistory,
  hashUsageRecord,
  lawyer,
  packManagementRecord,
  packUsageRecord,
  prepareGrant,
  signGrant,
  statuses,
  unpackManagementRecord,
  unpackUsageRecord,
  usageActions,
  usageHead,
  use,
  useUnderGrant,
  type Client,
  type IssuedLicense,
  type ManagementRecordParts,
  type UsageRecord,
  type UsageRecordParts,
} from "@elicense/sdk";
import { expect } from "chai";
import { AbiCoder, keccak256, toBeHex, type Log } from "ethers";
import fc from "fast-check";
import { before, describe, it } from "mocha";

import { altered, lying } from "../lying.js";
import { refusal } from "../refusal.js";
import { issueToHolder, revokeSample, setSuiteStage, timeOf, type Stage } from "../stage.js";

const documentHash = `0x${"0d".repeat(32)}`;
const bits = (count: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(0, 2 ** count - 1),
    fc.maxSafeNat().map((number) => number % 2 ** count),
  );

const usageParts: fc.Arbitrary<UsageRecordParts> = fc.record({
  index: bits(40),
  previousBlock: bits(32),
  recordedAt: bits(40),
  key: bits(24),
  // The word has 64 bits for it, of which 53 can be counted with.
  number: fc.oneof(fc.constant(Number.MAX_SAFE_INTEGER), fc.maxSafeNat()),
  action: fc.constantFrom(...usageActions),
  status: fc.constantFrom(...statuses),
});

const managementParts: fc.Arbitrary<ManagementRecordParts> = fc.record({
  index: bits(16),
  previousBlock: bits(32),
  recordedAt: bits(40),
  key: bits(24),
  decision: fc.record({
    reason: bits(16),
    documentHash: fc.constant(documentHash),
    approver: bits(32),
    effectiveOn: bits(16).map((number) => dayFromNumber(number)),
  }),
  through: fc.oneof(
    fc.constant(null),
    fc.integer({ min: 1, max: 65_535 }).map((number) => dayFromNumber(number)),
  ),
});

const dayNumber = (day: string): bigint => BigInt(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

describe("packed records", () => {
  describe("of use", () => {
    it("have each member in the place that the contract gives it", () => {
      fc.assert(
        fc.property(usageParts, (parts) => {
          const word =
            BigInt(parts.index) |
            (BigInt(parts.previousBlock) << 40n) |
            (BigInt(parts.recordedAt) << 72n) |
            (BigInt(parts.key) << 112n) |
            (BigInt(parts.number) << 136n) |
            (BigInt(usageActions.indexOf(parts.action)) << 200n) |
            (BigInt(statuses.indexOf(parts.status)) << 208n);
          expect(packUsageRecord(parts)).to.equal(word);
          expect(unpackUsageRecord(word)).to.deep.equal(parts);
        }),
      );
    });

    it("are none with a bit above, a number past counting, or a name that is not known", () => {
      const none = { index: 1, previousBlock: 0, recordedAt: 0, key: 1, number: 1 };
      const word = packUsageRecord({ ...none, action: "VERIFY", status: "ACTIVE" });
      for (let bit = 216n; bit < 256n; bit++) expect(unpackUsageRecord(word | (1n << bit))).to.equal(undefined);
      expect(unpackUsageRecord(word | (1n << (136n + 53n)))).to.equal(undefined);
      expect(unpackUsageRecord(word | (99n << 200n))).to.equal(undefined);
      expect(unpackUsageRecord(word | (99n << 208n))).to.equal(undefined);
    });

    it("are not packed with what would run over, by its name", async () => {
      const parts = fc.sample(usageParts, 1)[0]!;
      const wrong: [field: string, value: unknown][] = [
        ["index", 2 ** 40],
        ["previousBlock", 2 ** 32],
        ["recordedAt", 2 ** 40],
        ["key", 2 ** 24],
        ["key", 3 + 16 * 2 ** 24],
        ["number", 2 ** 53],
        ["number", -1],
        ["index", 1.5],
        ["action", "OTHER"],
        ["status", "OTHER"],
      ];
      for (const [field, value] of wrong) {
        const packing = Promise.resolve().then(() => packUsageRecord({ ...parts, [field]: value }));
        expect(await refusal(packing)).to.deep.equal({ code: "RECORD_FORM", details: { field } });
      }
    });
  });

  describe("of management", () => {
    it("have each member in the place that the contract gives it", () => {
      fc.assert(
        fc.property(managementParts, (parts) => {
          const { reason, approver, effectiveOn } = parts.decision;
          const word =
            BigInt(parts.index) |
            (BigInt(parts.previousBlock) << 16n) |
            (BigInt(parts.recordedAt) << 48n) |
            (BigInt(parts.key) << 88n) |
            (BigInt(reason) << 112n) |
            (BigInt(approver) << 128n) |
            (dayNumber(effectiveOn) << 160n) |
            ((parts.through === null ? 0n : dayNumber(parts.through)) << 176n);
          expect(packManagementRecord(parts)).to.equal(word);
          expect(unpackManagementRecord(word, documentHash)).to.deep.equal(parts);
        }),
      );
    });

    it("are none with a bit above", () => {
      const word = packManagementRecord(fc.sample(managementParts, 1)[0]!);
      for (let bit = 192n; bit < 256n; bit++) {
        expect(unpackManagementRecord(word | (1n << bit), documentHash)).to.equal(undefined);
      }
    });

    it("are not packed so that one passes for another", async () => {
      const parts = fc.sample(managementParts, 1)[0]!;
      const recordedAt = 1_770_000_000;
      const forgeries: [field: string, parts: ManagementRecordParts][] = [
        // The bits of key 3 with reason 23, and those of a time with no block before.
        ["key", { ...parts, key: 3 + (16 << 24), decision: { ...parts.decision, reason: 7 } }],
        ["previousBlock", { ...parts, previousBlock: recordedAt * 2 ** 32, recordedAt: 0 }],
        ["index", { ...parts, index: 2 ** 16 }],
        ["recordedAt", { ...parts, recordedAt: 2 ** 40 }],
      ];
      for (const [field, forged] of forgeries) {
        const packing = Promise.resolve().then(() => packManagementRecord(forged));
        expect(await refusal(packing)).to.deep.equal({ code: "RECORD_FORM", details: { field } });
      }
    });
  });

  describe("on the chain", () => {
    let stage: Stage;
    let court: Client;
    let license: IssuedLicense;
    let records: readonly UsageRecord[];
    const heads: { book: bigint; consumer: bigint }[] = [];

    before(async () => {
      stage = await setSuiteStage();
      court = stage.clientOf("bozhouCourt");
      license = await issueToHolder(stage);
      const { id } = license;
      const { access } = court.contracts;
      const note = async (): Promise<void> => {
        const [book, uses] = [await access.usageBookOf(id), await access.consumerOf(5)];
        heads.push({ book: book.head, consumer: uses.head });
      };
      const request = { type: lawyer, action: "VERIFY", fields: ["name"], context: documentHash } as const;
      await use(court, { ...request, id, matter: 1 });
      await note();
      await use(court, { ...request, id, matter: 4_000_000_000 });
      await note();
      const { grant, matter } = await prepareGrant(stage.holder, {
        type: lawyer,
        license: id,
        consumer: 5,
        matter: { code: "COUNSEL-ADMISSION" },
        fields: ["name"],
        notAfter: (await timeOf(court)) + 3_600,
      });
      const signature = await signGrant(stage.holder, { grant });
      await useUnderGrant(court, { ...request, grant, matter, signature });
      await note();
      await useUnderGrant(court, { ...request, grant, matter, signature });
      await note();
      ({ records } = await getUsageHistory(court, { id }));
    });

    it("hash and chain as the contract does it, by duty and under a grant", () => {
      expect(records.map(({ outcome }) => outcome)).to.deep.equal([
        "ALLOWED",
        "NOT_LISTED",
        "ALLOWED",
        "GRANT_USED_UP",
      ]);
      let [book, consumer] = [0n, 0n];
      for (const [position, record] of records.entries()) {
        book = usageHead(book, record);
        consumer = consumerHead(consumer, record);
        expect({ book, consumer }).to.deep.equal(heads[position]);
      }
    });

    it("hash what the log itself says", async () => {
      const [record] = records;
      const { address } = stage.deployment.contracts.accessLog;
      const [log] = await court.provider.getLogs({ address, fromBlock: record!.block, toBlock: record!.block });
      const [, id, consumer, outcome] = log!.topics;
      // Topics and data are the words that the contract hashes, in its order.
      const words = [id, consumer, outcome].map((topic) => topic!.slice(2)).join("");
      expect(hashUsageRecord(record!)).to.equal(keccak256(`0x${words}${log!.data.slice(2)}`));
    });

    it("are refused as malformed where a node alters them past reading", async () => {
      const { id } = license;
      const coder = AbiCoder.defaultAbiCoder();
      const withWord = (log: Log, index: number, word: string): Log =>
        altered(court, log, {
          data: `${log.data.slice(0, 2 + 64 * index)}${word.slice(2)}${log.data.slice(66 + 64 * index)}`,
        });
      const changes: ((log: Log) => Log)[] = [
        // A bit above the record's members; an outcome that is not known; a matter that is no number; data cut short.
        (log) => withWord(log, 0, coder.encode(["uint256"], [BigInt(log.data.slice(0, 66)) | (1n << 255n)])),
        (log) => altered(court, log, { topics: log.topics.with(3, toBeHex(99, 32)) }),
        (log) => withWord(log, 2, toBeHex(1n << 32n, 32)),
        (log) => altered(court, log, { data: log.data.slice(0, 66) }),
        (log) => altered(court, log, { topics: log.topics.with(0, documentHash) }),
      ];
      const block = records.at(-1)!.block;
      for (const [position, change] of changes.entries()) {
        // The third has to be a use by duty, so the last block shows an earlier one.
        const clearGrant = (log: Log): Log => (position === 2 ? withWord(log, 3, toBeHex(0, 32)) : log);
        const client = lying(court, (logs) =>
          logs.map((log) => (log.blockNumber === block ? change(clearGrant(log)) : log)),
        );
        expect(await refusal(getUsageHistory(client, { id })), String(position)).to.deep.equal({
          code: "LOG_MALFORMED",
          details: { block },
        });
      }
    });

    it("are refused as malformed in the management book too", async () => {
      const { id } = license;
      const revoked = await revokeSample(stage, id);
      const changes: ((log: Log) => Log)[] = [
        (log) => altered(court, log, { data: `0xff${log.data.slice(4)}` }),
        (log) => altered(court, log, { topics: log.topics.with(3, toBeHex(99, 32)) }),
        (log) => altered(court, log, { data: "0x" }),
      ];
      const topic = court.contracts.licenses.interface.getEvent("ManagementRecorded").topicHash;
      for (const change of changes) {
        const isRevocation = (log: Log): boolean => log.topics[0] === topic && log.blockNumber === revoked.block;
        const client = lying(court, (logs) => logs.map((log) => (isRevocation(log) ? change(log) : log)));
        expect(await refusal(getManagementHistory(client, { id }))).to.deep.equal({
          code: "LOG_MALFORMED",
          details: { block: revoked.block },
        });
      }
    });
  });
});
