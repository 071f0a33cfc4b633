import {
  dayFromNumber,
  dayToNumber,
  getAuthorityUses,
  getConsumerUses,
  getHolderLicenses,
  getHolderUses,
  getRegister,
  getUsagePage,
  lawyer,
  rebind,
  registerFault,
  registerHead,
  reissue,
  suspend,
  use,
  useBatch,
  lastDayOfMonths,
  type Client,
  type LicenseId,
  type UsageRecord,
  type UseParameters,
} from "@elicense/sdk";
import { expect } from "chai";
import { JsonRpcProvider, type Log } from "ethers";
import fc from "fast-check";
import { before, describe, it } from "mocha";

import { altered, answering, limited, lying } from "../lying.js";
import { refusal } from "../refusal.js";
import { lawyerDraft } from "../samples.js";
import {
  approve,
  approveAsSecond,
  authorities,
  decisionToday,
  issueSample,
  issueToHolder,
  setStage,
  type Stage,
} from "../stage.js";

const context = `0x${"c0".repeat(32)}`;
const { anhuiJustice, bozhouCourt, hefeiBureau } = authorities;

/** Numbers of reasons in the lawyer's catalog. */
const reasons = { categoryChange: 51, suspended: 21, claimed: 110 } as const;

describe("views", () => {
  let stage: Stage;
  let anhui: Client;
  let court: Client;
  /** The holder's licenses: used, superseded, its successor; and one in custody, which is used too. */
  let used: LicenseId;
  let superseded: LicenseId;
  let successor: LicenseId;
  let custody: LicenseId;
  let day: string;

  const request = (id: LicenseId, parameters: Partial<UseParameters> = {}): UseParameters => ({
    type: lawyer,
    id,
    action: "VERIFY",
    matter: 1,
    fields: ["name"],
    context,
    ...parameters,
  });
  const places = (records: readonly UsageRecord[]): unknown[] => records.map(({ id, index }) => [id, index]);
  /** Clients of the node's lies: a record is hidden, and one has another last byte. */
  const liars = (client: Client): [name: string, client: Client][] => [
    ["hides one", lying(client, (logs) => logs.slice(1))],
    [
      "alters one",
      lying(client, (logs) =>
        logs.map((log, position) =>
          position === 0 ? altered(client, log, { data: `${log.data.slice(0, -2)}ee` }) : log,
        ),
      ),
    ],
    ["shows one twice", lying(client, (logs) => [...logs, ...logs.slice(0, 1)])],
  ];

  before(async () => {
    stage = await setStage();
    anhui = stage.clientOf("anhuiJustice");
    court = stage.clientOf("bozhouCourt");
    ({ id: used } = await issueToHolder(stage));
    ({ id: superseded } = await issueToHolder(stage, "2"));
    ({ id: custody } = await issueSample(stage, {}, "3"));
    await use(court, request(used));
    await useBatch(court, [request(superseded), request(used, { matter: 9 }), request(custody)]);

    await stage.connection.networkHelpers.time.increase(86_400);
    const decision = await decisionToday(anhui, reasons.categoryChange, hefeiBureau);
    day = decision.effectiveOn;
    const draft = lawyerDraft({ issuedDate: day, category: "兼职律师" }, "2", { version: 2 });
    const parameters = { id: superseded, draft, holder: stage.holderAccount, decision };
    await approve(stage.clientOf("hefeiBureau"), "REISSUE", parameters);
    ({ id: successor } = await reissue(anhui, parameters));
    await use(court, request(superseded));
    await use(court, request(used));
    await use(stage.clientOf("bozhouBarAssociation"), request(used)).catch(() => undefined);
    // A record by the same authority that is not a license's first.
    const suspension = await decisionToday(anhui, reasons.suspended);
    const through = lastDayOfMonths(suspension.effectiveOn, 3);
    await suspend(stage.clientOf("hefeiBureau"), { id: custody, decision: suspension, through });
  });

  describe("getUsagePage", () => {
    it("gives a license's uses newest first, page by page, with their number", async () => {
      const first = await getUsagePage(anhui, { id: used, size: 2 });
      expect(first.records.map(({ index, outcome }) => [index, outcome])).to.deep.equal([
        [3, "ALLOWED"],
        [2, "NOT_LISTED"],
      ]);
      expect(first).to.deep.include({ total: 3, next: 2 });
      const second = await getUsagePage(anhui, { id: used, size: 2, before: first.next! });
      expect(second.records.map(({ index }) => index)).to.deep.equal([1]);
      expect(second).to.deep.include({ total: 3, next: null });
      expect(await getUsagePage(anhui, { id: used, size: 3 })).to.deep.include({ total: 3, next: null });
    });

    it("gives an empty page of a license never used, and before the first record", async () => {
      expect(await getUsagePage(anhui, { id: successor, size: 2 })).to.deep.include({
        records: [],
        total: 0,
        next: null,
      });
      expect(await getUsagePage(anhui, { id: used, size: 2, before: 1 })).to.deep.include({ records: [], next: null });
    });

    it("keeps its place when new records come", async () => {
      const { id } = await issueSample(stage, {}, "4");
      for (let count = 0; count < 3; count++) await use(court, request(id));
      const { next } = await getUsagePage(anhui, { id, size: 1 });
      await use(court, request(id));
      expect((await getUsagePage(anhui, { id, size: 1, before: next! })).records[0]?.index).to.equal(2);
    });

    it("finds out a node that hides, alters or doubles a record", async () => {
      for (const [name, client] of liars(anhui)) {
        expect((await refusal(getUsagePage(client, { id: used, size: 1 }))).code, name).to.equal("HISTORY_NOT_WHOLE");
      }
    });

    it("is refused for what is no page", async () => {
      for (const [field, parameters] of [
        ["size", { size: 0 }],
        ["size", { size: 1.5 }],
        ["before", { size: 1, before: 0 }],
        ["before", { size: 1, before: Number.NaN }],
      ] as const) {
        expect(await refusal(getUsagePage(anhui, { id: used, ...parameters }))).to.deep.equal({
          code: "PAGE_FORM",
          details: { field },
        });
      }
      expect((await refusal(getUsagePage(anhui, { id: "0x1", size: 1 }))).code).to.equal("LICENSE_ID_FORM");
    });
  });

  describe("getHolderLicenses and getHolderUses", () => {
    it("find a holder's licenses by the account, those that ended among them", async () => {
      const { ids } = await getHolderLicenses(stage.holder, { account: stage.holderAccount });
      expect(ids).to.deep.equal([used, superseded, successor]);
      const lower = stage.holderAccount.toLowerCase();
      expect((await getHolderLicenses(stage.holder, { account: lower })).ids).to.deep.equal(ids);
    });

    it("show all uses newest first, denials included, with a count for each license", async () => {
      const { records, licenses } = await getHolderUses(stage.holder, { account: stage.holderAccount });
      expect(licenses).to.deep.equal([
        { id: used, count: 3 },
        { id: superseded, count: 2 },
        { id: successor, count: 0 },
      ]);
      expect(places(records).slice(0, 2)).to.deep.equal([
        [used, 3],
        [superseded, 2],
      ]);
      expect(new Set(places(records.slice(2, 4)).map(String))).to.deep.equal(
        new Set([String([used, 2]), String([superseded, 1])]),
      );
      expect(places(records.slice(4))).to.deep.equal([[used, 1]]);
      expect(records.map(({ outcome }) => outcome))
        .to.include("NOT_LISTED")
        .and.include("STATUS_NOT_ALLOWED");
    });

    it("show those of licenses by their ids, each once", async () => {
      const { licenses, records } = await getHolderUses(anhui, { ids: [custody, used, custody] });
      expect(licenses).to.deep.equal([
        { id: custody, count: 1 },
        { id: used, count: 3 },
      ]);
      expect(records).to.have.lengthOf(4);
      expect(await getHolderUses(anhui, { ids: [] })).to.deep.include({ records: [], licenses: [] });
    });

    it("follow a license that goes to another account", async () => {
      const account = "0xABaBaBaBABabABabAbAbABAbABabababaBaBABaB";
      const { id } = await issueSample(stage, {}, "5", account);
      expect((await getHolderLicenses(anhui, { account })).ids).to.deep.equal([id]);
      const other = `0x${"ab".repeat(19)}aa`;
      const claim = { id, holder: other, decision: await decisionToday(anhui, reasons.claimed, anhuiJustice) };
      await approveAsSecond(stage, "REBIND", claim);
      await rebind(anhui, claim);
      expect((await getHolderLicenses(anhui, { account })).ids).to.deep.equal([]);
      expect((await getHolderLicenses(anhui, { account: other })).ids).to.deep.equal([id]);
    });

    it("find out a node that hides a license, or answers with another's", async () => {
      const account = stage.holderAccount;
      const hiding = lying(anhui, (logs) => logs.slice(1));
      for (const action of [getHolderLicenses, getHolderUses]) {
        expect(await refusal(action(hiding, { account }))).to.deep.equal({
          code: "HOLDER_LICENSES_NOT_WHOLE",
          details: { account, expected: 3, actual: 2 },
        });
      }
      const swapping = lying(anhui, (logs) =>
        logs.map((log) =>
          log.topics[3] === used ? altered(anhui, log, { topics: log.topics.with(3, custody) }) : log,
        ),
      );
      expect((await refusal(getHolderLicenses(swapping, { account }))).code).to.equal("HOLDER_LICENSES_NOT_WHOLE");
      const garbling = lying(anhui, (logs) =>
        logs.map((log) => altered(anhui, log, { topics: log.topics.slice(0, 3) })),
      );
      expect((await refusal(getHolderLicenses(garbling, { account }))).code).to.equal("LOG_MALFORMED");
    });

    it("find out a node that hides, alters or doubles a use", async () => {
      for (const [name, client] of liars(anhui)) {
        expect((await refusal(getHolderUses(client, { ids: [used] }))).code, name).to.equal("HISTORY_NOT_WHOLE");
      }
    });

    it("are refused for what is no account or id", async () => {
      expect(await refusal(getHolderUses(anhui, { account: "somebody" }))).to.deep.equal({
        code: "ADDRESS_FORM",
        details: { field: "account" },
      });
      expect((await refusal(getHolderUses(anhui, { ids: ["0x1"] }))).code).to.equal("LICENSE_ID_FORM");
    });
  });

  describe("getConsumerUses", () => {
    it("gives all that an authority used, newest first, denials included", async () => {
      const { records, total } = await getConsumerUses(court, { consumer: bozhouCourt });
      expect(records.map(({ number }) => number)).to.deep.equal(records.map((_, position) => total - position));
      expect(records.every(({ consumer }) => consumer === bozhouCourt)).to.equal(true);
      expect((await court.contracts.access.consumerOf(bozhouCourt)).count).to.equal(BigInt(total));
      expect(await getConsumerUses(court, { consumer: hefeiBureau })).to.deep.include({ records: [], total: 0 });
    });

    it("takes a period out after the proof, both days included", async () => {
      const { records: all, total } = await getConsumerUses(court, { consumer: bozhouCourt });
      const before = dayFromNumber(dayToNumber(day) - 1);
      const early = await getConsumerUses(court, { consumer: bozhouCourt, through: before });
      const late = await getConsumerUses(court, { consumer: bozhouCourt, from: day });
      expect([early.total, late.total]).to.deep.equal([total, total]);
      expect([...late.records, ...early.records]).to.deep.equal(all);
      expect(early.records.map(({ number }) => number)).to.deep.equal([4, 3, 2, 1]);
      const both = { consumer: bozhouCourt, from: before, through: before };
      expect((await getConsumerUses(court, both)).records).to.deep.equal(early.records);
    });

    it("halves the range that a node refuses, and finds the same", async () => {
      const all = await getConsumerUses(court, { consumer: bozhouCourt });
      const asked: number[] = [];
      const found = await getConsumerUses(limited(court, 3, asked), { consumer: bozhouCourt });
      expect(found.records).to.deep.equal(all.records);
      expect(asked[0]).to.be.greaterThan(3);
      const answered = asked.filter((size) => size <= 3).length;
      // It asks for more again now and then, and ever less often.
      expect(asked.length - answered).to.be.lessThan(12 + answered / 8);
    });

    it("gives up where a node refuses a single block, or cannot be reached", async () => {
      expect(await refusal(getConsumerUses(limited(court, 0), { consumer: bozhouCourt }))).to.deep.equal({
        code: "NODE_REFUSED",
        details: { reason: "Requested range exceeds maximum RPC range limit" },
      });
      const nowhere = new JsonRpcProvider("http://127.0.0.1:9", 31337, { staticNetwork: true });
      let asked = 0;
      const lost = answering(court, (filter) => {
        asked++;
        return nowhere.getLogs(filter);
      });
      const patience = { attempts: 3, pauseMilliseconds: 1 };
      const lostUses = getConsumerUses(lost, { consumer: bozhouCourt, ...patience });
      expect((await refusal(lostUses)).code).to.equal("NODE_UNREACHABLE");
      nowhere.destroy();
      expect(asked).to.equal(3);
    });

    it("finds out a node that hides, alters or doubles a record", async () => {
      const kinds: Record<string, string> = {};
      for (const [name, client] of liars(court)) {
        const { code, details } = await refusal(getConsumerUses(client, { consumer: bozhouCourt }));
        expect(code, name).to.equal("CONSUMER_USES_NOT_WHOLE");
        kinds[name] = (details as { kind: string }).kind;
      }
      expect(kinds).to.deep.equal({ "hides one": "length", "alters one": "head", "shows one twice": "length" });
      const replaced = lying(court, (logs) => [...logs.slice(1), logs[1]!]);
      expect((await refusal(getConsumerUses(replaced, { consumer: bozhouCourt }))).details).to.deep.include({
        kind: "order",
      });
    });

    it("is refused for what is no authority or day", async () => {
      for (const consumer of [0, -1, 1.5, 2 ** 32]) {
        expect(await refusal(getConsumerUses(court, { consumer }))).to.deep.equal({
          code: "AUTHORITY_FORM",
          details: { field: "consumer" },
        });
      }
      for (const field of ["from", "through"] as const) {
        expect(await refusal(getConsumerUses(court, { consumer: 5, [field]: "2026-02-30" }))).to.deep.equal({
          code: "DAY_FORM",
          details: { field },
        });
      }
    });
  });

  describe("getRegister", () => {
    it("rebuilds an authority's register in the order of issue, reissues among them", async () => {
      const { entries, inCustody } = await getRegister(anhui, { authority: anhuiJustice });
      const ids = entries.map(({ id }) => id);
      expect(ids.slice(0, 4)).to.deep.equal([used, superseded, custody, successor]);
      const register = await anhui.contracts.licenses.registerOf(anhuiJustice);
      expect([BigInt(ids.length), BigInt(inCustody)]).to.deep.equal([register.count, register.inCustody]);
      expect(ids.reduce(registerHead, 0n)).to.equal(register.head);
      expect((await getRegister(limited(anhui, 2), { authority: anhuiJustice })).entries).to.deep.equal(entries);
      expect(await getRegister(anhui, { authority: 99 })).to.deep.include({ entries: [], inCustody: 0 });
    });

    it("finds out a node that hides, alters, doubles or moves a license", async () => {
      const changes: [kind: string, change: (logs: readonly Log[]) => readonly Log[]][] = [
        ["length", (logs) => logs.slice(1)],
        ["length", (logs) => [...logs, logs[0]!]],
        ["head", (logs) => [logs[1]!, logs[0]!, ...logs.slice(2)]],
        ["head", (logs) => [altered(anhui, logs[0]!, { topics: logs[0]!.topics.with(1, context) }), ...logs.slice(1)]],
      ];
      for (const [kind, change] of changes) {
        const { code, details } = await refusal(getRegister(lying(anhui, change), { authority: anhuiJustice }));
        expect(code).to.equal("REGISTER_NOT_WHOLE");
        expect(details).to.deep.include({ authority: anhuiJustice, kind });
      }
    });

    it("is proved by every license, in its place", () => {
      fc.assert(
        fc.property(
          fc.uniqueArray(fc.bigInt({ min: 0n, max: 2n ** 64n }), { minLength: 2 }),
          fc.nat(),
          (numbers, at) => {
            const ids = numbers.map((number) => `0x${number.toString(16).padStart(64, "0")}`);
            const register = { count: ids.length, head: ids.reduce(registerHead, 0n) };
            expect(registerFault(ids, register)).to.equal(undefined);
            const position = at % ids.length;
            const moved = [...ids.slice(position), ...ids.slice(0, position)];
            expect(registerFault(moved, register)).to.deep.equal(position === 0 ? undefined : { kind: "head" });
            expect(registerFault(ids.slice(1), register)?.kind).to.equal("length");
          },
        ),
      );
    });

    it("is refused for what is no authority", async () => {
      expect(await refusal(getRegister(anhui, { authority: 0 }))).to.deep.equal({
        code: "AUTHORITY_FORM",
        details: { field: "authority" },
      });
    });
  });

  describe("getAuthorityUses", () => {
    it("shows the uses of all that an authority issued, with counts, never used ones included", async () => {
      const { records, licenses } = await getAuthorityUses(anhui, { authority: anhuiJustice });
      const { entries } = await getRegister(anhui, { authority: anhuiJustice });
      expect(licenses.map(({ id }) => id)).to.deep.equal(entries.map(({ id }) => id));
      expect(licenses.slice(0, 4)).to.deep.equal([
        { id: used, count: 3, inPeriod: 3 },
        { id: superseded, count: 2, inPeriod: 2 },
        { id: custody, count: 1, inPeriod: 1 },
        { id: successor, count: 0, inPeriod: 0 },
      ]);
      expect(records).to.have.lengthOf(licenses.reduce((sum, { count }) => sum + count, 0));
      const blocks = records.map(({ block }) => block);
      expect(blocks).to.deep.equal([...blocks].sort((a, b) => b - a));
    });

    it("takes a period out after the proof", async () => {
      const through = dayFromNumber(dayToNumber(day) - 1);
      const { records, licenses } = await getAuthorityUses(anhui, { authority: anhuiJustice, through });
      expect(licenses[0]).to.deep.equal({ id: used, count: 3, inPeriod: 2 });
      expect(records).to.have.lengthOf(4);
      expect((await refusal(getAuthorityUses(anhui, { authority: 1, from: "soon" }))).code).to.equal("DAY_FORM");
    });

    it("finds out a node that hides a license, or a use", async () => {
      const { accessLog, licenseRegistry } = stage.deployment.contracts;
      const hiding = (address: string): Client =>
        lying(anhui, (logs, filter) => (filter.address === address ? logs.slice(1) : logs));
      const auditing = (client: Client): Promise<unknown> => getAuthorityUses(client, { authority: anhuiJustice });
      expect((await refusal(auditing(hiding(licenseRegistry.address)))).code).to.equal("REGISTER_NOT_WHOLE");
      expect((await refusal(auditing(hiding(accessLog.address)))).code).to.equal("HISTORY_NOT_WHOLE");
    });
  });
});
