import {
  dayFromNumber,
  dayOf,
  getManagementHistory,
  getReplayRules,
  getStanding,
  getStandingOn,
  interfaces,
  replay,
  standingInEffect,
  type Client,
  type Day,
  type LicenseId,
} from "@elicense/sdk";
import { expect } from "chai";
import { id as hashOf } from "ethers";
import { network } from "hardhat";
import { before, describe, it } from "mocha";

import {
  decisionFor,
  FORENSIC,
  idOf,
  issue,
  LAWYER,
  MORNING,
  newLicense,
  reason,
  registries,
  TODAY,
  type Registries,
} from "../../contracts/fixture.js";
import type { Decision } from "../../contracts/replay.js";
import { Region, startOf } from "../../contracts/terms.js";
import { altered, lying } from "../lying.js";
import { refusal } from "../refusal.js";
import { nodeOf } from "../verify/nodes.js";
import { clientOf } from "./registryClient.js";

/** Day `offset` days after the first one of the test. */
const day = (offset: number): Day => dayFromNumber(TODAY + BigInt(offset));

/** A time after all that is done here. */
const later = Date.parse("2100-01-01T00:00:00Z") / 1000;

describe("standings on a day", () => {
  let state: Registries;
  let client: Client;
  let goTo: (offset: number) => Promise<void>;
  let serial = 0;

  before(async () => {
    const connection = await network.create(MORNING);
    state = await registries(connection);
    client = await clientOf(state);
    goTo = (offset) => connection.networkHelpers.time.increaseTo(startOf(TODAY + BigInt(offset)) + 3_600n);
  });

  const decide = ({ number }: { readonly number: bigint }, offset: number): Decision =>
    decisionFor(number, { effectiveOn: TODAY + BigInt(offset), documentHash: hashOf(`decision ${++serial}`) });

  /** Issues a license with effect from ten days before the first one of the test. */
  const issued = (offset = -10): Promise<LicenseId> =>
    issue(state, state.anhui, newLicense({ region: Region.hefei }), decide(reason.grant, offset));

  /** The statuses by the end of days, by what was recorded by then and by all that is recorded. */
  async function statuses(id: LicenseId, ...offsets: readonly number[]): Promise<readonly string[]> {
    const all = await Promise.all(offsets.map((offset) => getStandingOn(client, { id, day: day(offset) })));
    return all.map(({ recorded, inEffect }) => `${recorded.status}/${inEffect.status}`);
  }

  it("tell a decision recorded late by both of its dates", async () => {
    const { licenses, anhui } = state;
    const acting = licenses.connect(anhui.operator);
    const id = await issued();
    await goTo(10);
    await acting.suspend(id, decide(reason.l48, 5), TODAY + 104n);
    await goTo(20);
    await acting.revoke(id, decide(reason.l49, 15));
    await goTo(21);

    expect(await statuses(id, 4, 5, 9, 10, 14, 15, 19, 20, 21)).to.deep.equal([
      "ACTIVE/ACTIVE",
      "ACTIVE/SUSPENDED",
      "ACTIVE/SUSPENDED",
      "SUSPENDED/SUSPENDED",
      "SUSPENDED/SUSPENDED",
      "SUSPENDED/REVOKED",
      "SUSPENDED/REVOKED",
      "REVOKED/REVOKED",
      "REVOKED/REVOKED",
    ]);
    const { records } = await getManagementHistory(client, { id });
    const told = await getStandingOn(client, { id, day: day(15) });
    const by = (index: number): unknown => ({
      id,
      index,
      recordedAt: records[index - 1]?.recordedAt,
      effectiveOn: records[index - 1]?.decision.effectiveOn,
    });
    expect(told.recorded.decidedBy).to.deep.equal(by(2));
    expect(told.inEffect.decidedBy).to.deep.equal(by(3));
    expect(told).to.deep.include({ day: day(15), trusted: true });
    expect(dayOf(told.knownAt)).to.equal(day(21));
    expect(told.recorded.trusted).to.equal(true);
  });

  it("have a license in effect before it was recorded, and none before it took effect", async () => {
    await goTo(30);
    const id = await issued(25);
    await goTo(32);
    expect(await statuses(id, 24, 25, 29, 30)).to.deep.equal([
      "NONE/NONE",
      "NONE/ACTIVE",
      "NONE/ACTIVE",
      "ACTIVE/ACTIVE",
    ]);
    expect(await getStandingOn(client, { id, day: day(24) })).to.deep.include({
      inEffect: { status: "NONE", decidedBy: null },
    });
  });

  it("forget a decision that was withdrawn before its day, but not that it had been recorded", async () => {
    const acting = state.licenses.connect(state.anhui.operator);
    const id = await issued(30);
    await acting.revoke(id, decide(reason.l49, 40));
    await goTo(36);
    const ahead = await getStanding(client, { id, block: { day: day(33) } });
    expect(ahead.scheduled).to.deep.equal({ status: "REVOKED", from: day(40) });
    await acting.annotate(id, decide(reason.withdrawal, 36));
    await goTo(50);

    expect(await statuses(id, 35, 40, 49)).to.deep.equal(["ACTIVE/ACTIVE", "ACTIVE/ACTIVE", "ACTIVE/ACTIVE"]);
    expect((await getStanding(client, { id, block: { day: day(35) } })).scheduled).to.deep.equal(ahead.scheduled);
    expect((await getStanding(client, { id, block: { day: day(36) } })).scheduled).to.equal(null);
  });

  it("let a decision take effect on its day by itself, in both", async () => {
    const acting = state.licenses.connect(state.anhui.operator);
    const id = await issued(45);
    await acting.suspend(id, decide(reason.l47, 55), TODAY + 59n);
    await goTo(70);
    expect(await statuses(id, 54, 55, 59, 60)).to.deep.equal([
      "ACTIVE/ACTIVE",
      "SUSPENDED/SUSPENDED",
      "SUSPENDED/SUSPENDED",
      "ACTIVE/ACTIVE",
    ]);
  });

  it("undo a suspension from the day on which its return takes effect", async () => {
    const acting = state.licenses.connect(state.anhui.operator);
    const id = await issued(65);
    await acting.suspend(id, decide(reason.l48, 68), TODAY + 180n);
    await goTo(80);
    await acting.resume(id, decide(reason.resume, 75));
    await goTo(81);
    expect(await statuses(id, 74, 75, 79, 80)).to.deep.equal([
      "SUSPENDED/SUSPENDED",
      "SUSPENDED/ACTIVE",
      "SUSPENDED/ACTIVE",
      "ACTIVE/ACTIVE",
    ]);
    const { inEffect } = await getStandingOn(client, { id, day: day(76) });
    expect(inEffect.decidedBy).to.deep.include({ index: 3, effectiveOn: day(75) });
  });

  it("hand a suspension down to the version that follows, with the record that decided it", async () => {
    const { licenses, anhui } = state;
    const acting = licenses.connect(anhui.operator);
    const old = await issued(80);
    await acting.suspend(old, decide(reason.l48, 81), TODAY + 190n);
    await goTo(85);
    const license = newLicense({ root: hashOf("version 002"), region: Region.hefei });
    const decision = decide(reason.replace, 85);
    await acting.reissue(old, license, decision);
    const id = idOf(LAWYER, anhui, license, decision);
    await goTo(90);

    expect(await statuses(id, 84, 85)).to.deep.equal(["NONE/NONE", "SUSPENDED/SUSPENDED"]);
    expect(await statuses(old, 84, 85)).to.deep.equal(["SUSPENDED/SUSPENDED", "SUPERSEDED/SUPERSEDED"]);
    const { recorded, inEffect } = await getStandingOn(client, { id, day: day(86) });
    expect(recorded.decidedBy).to.deep.include({ id: old, index: 2, effectiveOn: day(81) });
    expect(inEffect.decidedBy).to.deep.equal(recorded.decidedBy);

    const { records } = await getManagementHistory(client, { id });
    const rules = await getReplayRules(client, { records });
    const { inherited: _, ...poorer } = rules;
    for (const poor of [() => replay(records, poorer, later), () => standingInEffect(records, poorer, day(86))]) {
      expect(poor)
        .to.throw()
        .that.deep.includes({ code: "REPLAY_INCOMPLETE", details: { field: "inherited" } });
    }

    // Who hides what came before, or names another license, cannot pass a suspended license for one in force.
    const topic = licenses.interface.getEvent("LicenseSucceeded").topicHash;
    const hiding = lying(client, (logs) => logs.filter(({ topics }) => topics[0] !== topic));
    const other = await issued(80);
    await acting.annotate(other, decide(reason.assessment, 90));
    const naming = lying(client, (logs) =>
      logs.map((log) => (log.topics[0] === topic ? altered(client, log, { topics: log.topics.with(1, other) }) : log)),
    );
    for (const liar of [hiding, naming]) {
      expect(await refusal(getStandingOn(liar, { id, day: day(86) }))).to.deep.equal({
        code: "PREDECESSOR_UNKNOWN",
        details: { id },
      });
    }
  });

  it("take from the registries what annotations do and where those who transferred are, at one block", async () => {
    const { licenses, anhui } = state;
    const acting = licenses.connect(anhui.operator);
    const id = await issued(86);
    await acting.annotate(id, decide(reason.assessment, 90));
    await acting.annotate(id, decide(reason.investigationOpened, 90));
    await acting.transfer(
      id,
      newLicense({ root: hashOf("moved"), region: Region.bozhou }),
      decide(reason.moveUnreviewed, 90),
    );
    const { records } = await getManagementHistory(client, { id });
    expect(await getReplayRules(client, { records })).to.deep.equal({
      effects: new Map([
        [Number(reason.assessment.number), "NONE"],
        [Number(reason.investigationOpened.number), "OPEN_INVESTIGATION"],
      ]),
      regions: new Map([[Number(anhui.id), "340000"]]),
    });
    expect(await getReplayRules(client, { records: [] })).to.deep.equal({ effects: new Map(), regions: new Map() });

    const asked: unknown[] = [];
    const noting = nodeOf(client.provider, client.deployment, "noting", {
      call: (request, honest) => {
        asked.push(request.blockTag);
        return honest(request);
      },
    });
    const { block } = await getStandingOn({ ...noting, ready: client.ready }, { id, day: day(90) });
    expect(asked.length).to.be.greaterThan(4);
    expect(new Set(asked)).to.deep.equal(new Set([block]));
  });

  it("are not told by reasons whose effect only a newer catalog knows", async () => {
    const id = await issued(88);
    await state.licenses.connect(state.anhui.operator).annotate(id, decide(reason.investigationOpened, 90));
    const { selector } = interfaces.catalog.getFunction("reasonOf");
    const newer = nodeOf(client.provider, client.deployment, "newer", {
      call: async (request, honest) => {
        const said = await honest(request);
        if (!request.data?.startsWith(selector)) return said;
        const [answer] = interfaces.catalog.decodeFunctionResult("reasonOf", said) as unknown as [
          { readonly toObject: () => object },
        ];
        return interfaces.catalog.encodeFunctionResult("reasonOf", [{ ...answer.toObject(), effect: 99 }] as never);
      },
    });
    const { records } = await getManagementHistory(client, { id });
    expect(await refusal(getReplayRules({ ...newer, ready: client.ready }, { records }))).to.deep.equal({
      code: "REPLAY_INCOMPLETE",
      details: { field: "effects" },
    });
  });

  it("are not told by a book that is not whole, nor without what its reasons do", async () => {
    const acting = state.licenses.connect(state.anhui.operator);
    const id = await issued(88);
    await acting.annotate(id, decide(reason.investigationOpened, 90));
    await goTo(95);
    const cut = lying(client, (logs) => logs.slice(1));
    expect((await refusal(getStandingOn(cut, { id, day: day(91) }))).code).to.equal("HISTORY_NOT_WHOLE");
    expect((await refusal(getStanding(cut, { id, block: { day: day(91) } }))).code).to.equal("HISTORY_NOT_WHOLE");

    const { records } = await getManagementHistory(client, { id });
    expect(() => replay(records, { effects: new Map(), regions: new Map() }, later))
      .to.throw()
      .that.deep.includes({ code: "REPLAY_INCOMPLETE", details: { field: "effects" } });
    const rules = await getReplayRules(client, { records });
    expect(replay(records, rules, later).underInvestigation).to.equal(true);
  });

  it("are none of an unknown license, or of a day that has not come", async () => {
    const unknown = `0x${"1".padStart(64, "0")}`;
    expect(await getStanding(client, { id: unknown, block: { day: day(90) } })).to.deep.include({
      status: "NONE",
      trusted: false,
    });
    expect((await refusal(getStandingOn(client, { id: unknown, day: day(90) }))).code).to.equal(
      "LICENSE_REGISTRY_UNKNOWN_LICENSE",
    );
    expect((await refusal(getStandingOn(client, { id: unknown, day: day(900) }))).code).to.equal("BLOCK_UNKNOWN");
    expect((await refusal(getStandingOn(client, { id: unknown, day: "soon" }))).code).to.equal("BLOCK_FORM");
  });

  it("are told of days before the chain began: nothing was recorded, but what is recorded now may have held", async () => {
    const id = await issued(40);
    expect(await statuses(id, -400, 39, 40)).to.deep.equal(["NONE/NONE", "NONE/NONE", "NONE/ACTIVE"]);
  });

  it("are read from the state by a block's number, and for the present day", async () => {
    await goTo(96);
    const id = await issued(96);
    const number = await client.provider.getBlockNumber();
    await state.licenses.connect(state.anhui.operator).annotate(id, decide(reason.assessment, 96));
    expect(await getStanding(client, { id, block: number })).to.deep.include({ status: "ACTIVE", recordCount: 1 });
    for (const block of ["latest", "final", { day: day(96) }] as const) {
      expect(await getStanding(client, { id, block })).to.deep.include({ recordCount: 2, trusted: true });
    }
    expect((await refusal(getStanding(client, { id, block: -1 }))).code).to.equal("BLOCK_FORM");
  });

  it("have a license expire by its issue, whatever was decided since", async () => {
    const acting = state.licenses.connect(state.anhui.operator);
    const license = newLicense({ region: Region.hefei, validThrough: TODAY + 600n });
    const id = await issue(state, state.anhui, license, decide(reason.term, 96), FORENSIC);
    await acting.suspend(id, decide(reason.l48, 96), TODAY + 200n);
    await goTo(602);
    expect(await statuses(id, 96, 600, 601)).to.deep.equal(["SUSPENDED/SUSPENDED", "ACTIVE/ACTIVE", "EXPIRED/EXPIRED"]);
    const { recorded, inEffect } = await getStandingOn(client, { id, day: day(601) });
    expect(recorded.decidedBy).to.deep.include({ index: 1, effectiveOn: day(96) });
    expect(inEffect.decidedBy).to.deep.equal(recorded.decidedBy);
  });

  it("do not say since when a key was known to be distrusted", async () => {
    const { authorities, anhui } = state;
    const id = await issued(602);
    await goTo(604);
    const past = { id, day: day(603) };
    expect((await getStandingOn(client, past)).recorded.trusted).to.equal(true);
    await authorities.connect(anhui.administrator).distrustKey(anhui.operator.address, startOf(TODAY + 601n));
    const told = await getStandingOn(client, past);
    expect([told.recorded.trusted, told.trusted]).to.deep.equal([null, false]);
  });
});
