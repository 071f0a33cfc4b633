import {
  dayOf as dayOfTime,
  endOfDay,
  getManagementHistory,
  getReplayRules,
  getStanding,
  replay,
  standingInEffect,
  statuses,
  type Client,
  type Day,
  type LicenseId,
  type Standing,
} from "@elicense/sdk";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { id as hashOf } from "ethers";
import fc from "fast-check";
import { network } from "hardhat";
import { before, describe, it } from "mocha";

import {
  type Authority,
  decisionFor,
  FORENSIC,
  idOf,
  LAWYER,
  MORNING,
  newLicense,
  reason,
  registries,
  sendApproved,
  type Registries,
} from "../../contracts/fixture.js";
import { DAY, dayOf, Region, startOf } from "../../contracts/terms.js";
import { storedStanding } from "../qbft/storedStanding.js";
import { writeLives, type Life } from "./lives.js";
import { clientOf } from "./registryClient.js";

/** One thing that is tried: the registry refuses what does not fit, as it would anybody. */
interface Step {
  readonly action: (typeof tried)[number];
  /** Days that pass before. */
  readonly wait: number;
  /** Days from then until the decision takes effect; below 0 for one that was taken before. */
  readonly ahead: number;
  /** Days that what it sets lasts. */
  readonly lasting: number;
  /** How many versions back the license is that it is tried on. */
  readonly back: number;
}

const tried = [
  ...["suspend", "suspendLong", "resume", "revoke", "annul", "cancel", "assess", "open", "close", "withdraw"],
  ...["endorse", "rebind", "custody", "replace", "judge", "move", "cross", "nothing"],
] as const;

/** More often than chance would have it: a suspension, what comes of it, and a successor. */
const action = fc.constantFrom(...tried, "suspend", "suspend", "revoke", "withdraw", "replace", "move", "open");
const step: fc.Arbitrary<Step> = fc.record({
  action,
  wait: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(100)),
  ahead: fc.oneof(fc.constant(0), fc.integer({ min: -20, max: -1 }), fc.integer({ min: 1, max: 30 })),
  lasting: fc.integer({ min: 1, max: 92 }),
  back: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.nat(2)),
});

/** One thing that is done at once, and takes effect at once. */
const at = (action: Step["action"], change: Partial<Step> = {}): Step => {
  return { action, wait: 1, ahead: 0, lasting: 30, back: 0, ...change };
};

/** Lives in which every status comes about, by decision and by time. */
const examples: [number | undefined, Step[]][] = [
  // The last days of a suspension and of validity, and the days after them.
  [400, [at("suspend"), ...[29, 1, 368, 1].map((wait) => at("nothing", { wait }))]],
  // A suspension that is over, and what is recorded ahead then: another one; or the end, which a successor inherits.
  [undefined, [at("suspend", { lasting: 5 }), at("suspend", { wait: 10, ahead: 20 }), at("nothing", { wait: 5 })]],
  [undefined, [at("suspend", { lasting: 5 }), at("revoke", { wait: 10, ahead: 20 }), at("replace"), at("nothing")]],
  [undefined, [at("suspend", { ahead: 20 }), at("replace"), at("nothing", { wait: 25 }), at("cancel", { ahead: 9 })]],
  [
    undefined,
    [at("open"), at("move"), at("close"), at("move"), at("cross"), at("endorse"), at("rebind"), at("custody")],
  ],
  [undefined, [at("annul"), at("judge"), at("revoke"), at("cancel"), at("judge"), at("suspendLong"), at("replace")]],
  [undefined, [at("revoke", { ahead: 10 }), at("withdraw"), at("suspend"), at("resume"), at("assess"), at("revoke")]],
];

/** A license and who manages it. */
interface Version {
  readonly id: LicenseId;
  readonly by: Authority;
  readonly checker: HardhatEthersSigner;
}

/** What the registry said at a time. */
interface Observation {
  readonly time: number;
  readonly standings: ReadonlyMap<LicenseId, Standing>;
}

describe("replay", function () {
  this.timeout(600_000);
  let state: Registries;
  let client: Client;
  let restore: () => Promise<void>;
  let increaseTo: (time: bigint) => Promise<void>;

  before(async () => {
    const connection = await network.create(MORNING);
    state = await registries(connection);
    client = await clientOf(state);
    const { networkHelpers } = connection;
    increaseTo = (time) => networkHelpers.time.increaseTo(time);
    let snapshot = await networkHelpers.takeSnapshot();
    restore = async () => {
      await snapshot.restore();
      snapshot = await networkHelpers.takeSnapshot();
    };
  });

  it("equals what the registry said at each time, in lives that come to every status", async () => {
    const counts = new Map<string, number>();
    for (const [term, steps] of examples) {
      const { versions, observations } = await live(term, steps);
      for (const { id } of versions) await expectReplayed(id, observations, counts);
    }
    for (const status of [...statuses, "scheduled"]) {
      expect(counts.get(status), status).to.be.greaterThan(0);
    }
  });

  it("equals what the registry said at each time, member by member, whatever was done and however time passed", async () => {
    const years = fc.option(fc.integer({ min: 365, max: 500 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(years, fc.array(step, { minLength: 6, maxLength: 14 }), async (term, steps) => {
        const { versions, observations } = await live(term, steps);
        for (const { id } of versions) await expectReplayed(id, observations);
      }),
      { numRuns: 25 },
    );
  });

  it("equals what held on each day where every decision was recorded by the day on which it takes effect", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
        const prompt = steps.map((each) => ({ ...each, ahead: Math.max(each.ahead, 0) }));
        const { versions, observations } = await live(undefined, prompt);
        const days = new Set(observations.flatMap(({ time }) => [dayOfTime(time - 86_400), dayOfTime(time)]));
        for (const { id } of versions) await expectInEffect(id, days);
      }),
      { numRuns: 20 },
    );
  });

  it("is recorded in test/vectors/lives.json for tests without a chain: UPDATE_SNAPSHOTS=1 records anew", async () => {
    if (process.env.UPDATE_SNAPSHOTS !== "1") return;
    const lives: Life[] = [];
    for (const [term, steps] of examples) {
      const { versions, observations } = await live(term, steps);
      for (const { id } of versions) lives.push(await record(id, observations));
    }
    writeLives(lives);
  });

  async function record(id: LicenseId, observations: readonly Observation[]): Promise<Life> {
    const { records } = await getManagementHistory(client, { id });
    const rules = await getReplayRules(client, { records });
    const days = observations.flatMap(({ time }) => [dayOfTime(time - 86_400), dayOfTime(time)]);
    return {
      records,
      rules,
      observations: observations.map(({ time, standings }) => {
        const standing = standings.get(id);
        return { time, standing: standing === undefined ? null : { ...standing, trusted: null } };
      }),
      held: [...new Set(days)].map((day) => ({ day, inEffect: standingInEffect(records, rules, day) })),
    };
  }

  async function expectInEffect(id: LicenseId, days: Iterable<Day>): Promise<void> {
    const { records } = await getManagementHistory(client, { id });
    const rules = await getReplayRules(client, { records });
    for (const day of days) {
      const recorded = replay(records, rules, Date.parse(endOfDay(day)) / 1000);
      const inEffect = standingInEffect(records, rules, day);
      const told = `${records.map((record) => `${record.action} ${record.decision.effectiveOn}`).join()} on ${day}`;
      expect(inEffect.status, told).to.equal(recorded.status);
      // Of a license in force, one names the last suspension that is over, the other the return from it.
      if (inEffect.status !== "ACTIVE") expect(inEffect.decidedBy, told).to.deep.equal(recorded.decidedBy);
    }
  }

  async function live(
    term: number | undefined,
    steps: readonly Step[],
  ): Promise<{ versions: readonly Version[]; observations: readonly Observation[] }> {
    await restore();
    const { licenses, anhui, checker, holder } = state;
    const today = dayOf(await state.now());
    const [type, decision] =
      term === undefined
        ? [LAWYER, decisionFor(reason.grant.number, { effectiveOn: today })]
        : [FORENSIC, decisionFor(reason.term.number, { effectiveOn: today })];
    const license = newLicense({
      holder: holder.address,
      region: Region.hefei,
      validThrough: term === undefined ? 0n : today + BigInt(term) - 1n,
    });
    await licenses.connect(anhui.operator).issue(type, license, decision);
    const versions: Version[] = [{ id: idOf(type, anhui, license, decision), by: anhui, checker }];
    const observations: Observation[] = [await observe(versions)];
    for (const each of steps) {
      if (each.wait > 0) {
        await increaseTo(startOf(dayOf(await state.now()) + BigInt(each.wait)));
        observations.push(await observe(versions));
      }
      // Two records of one second would be told apart by their blocks alone.
      await increaseTo((await state.now()) + 1n);
      try {
        await attempt(each, type, versions);
      } catch {
        // Refused, as it should be: nothing was recorded.
      }
      observations.push(await observe(versions));
    }
    // What is recorded goes on taking effect.
    for (const days of [1n, 29n, 30n, 400n]) {
      await increaseTo((await state.now()) + days * DAY);
      observations.push(await observe(versions));
    }
    return { versions, observations };
  }

  async function observe(versions: readonly Version[]): Promise<Observation> {
    const standings = await Promise.all(
      versions.map(async ({ id }) => {
        const standing = await getStanding(client, { id });
        expect(await storedStanding(client, id)).to.deep.equal(standing);
        return [id, standing] as const;
      }),
    );
    return { time: Number(await state.now()), standings: new Map(standings) };
  }

  async function attempt(step: Step, type: bigint, versions: Version[]): Promise<void> {
    const { licenses, shanghai, anhui, secondHolder, stranger } = state;
    const version = versions[Math.max(versions.length - 1 - step.back, 0)]!;
    const { id, by } = version;
    const today = dayOf(await state.now());
    const on = (number: bigint, ahead = 0): ReturnType<typeof decisionFor> =>
      decisionFor(number, { effectiveOn: today + BigInt(ahead), documentHash: hashOf(String(versions.length)) });
    const past = Math.min(step.ahead, 0);
    const acting = licenses.connect(by.operator);
    const follow = async (name: "reissue" | "transfer", number: bigint, region: bigint): Promise<void> => {
      const validThrough = number === reason.renewal.number ? today + 400n : 0n;
      const license = newLicense({
        root: hashOf(`version ${versions.length + 1}`),
        holder: stranger.address,
        region,
        validThrough,
      });
      const decision = on(number, past);
      await acting[name](id, license, decision);
      versions.push({ ...version, id: idOf(type, by, license, decision) });
    };
    const home = by === anhui ? Region.hefei : Region.shanghai;
    const last = today + BigInt(step.ahead);
    const acts: Readonly<Record<Step["action"], () => Promise<unknown>>> = {
      suspend: () => acting.suspend(id, on(reason.l47.number, step.ahead), last + BigInt(step.lasting) - 1n),
      suspendLong: () => acting.suspend(id, on(reason.l48.number, past), today + BigInt(past) + 119n),
      resume: () => acting.resume(id, on(reason.resume.number, past)),
      revoke: () => acting.revoke(id, on(reason.l49.number, step.ahead)),
      annul: () => acting.annul(id, on(reason.fraud.number, step.ahead)),
      cancel: () => acting.cancel(id, on(reason.a23.number, step.ahead)),
      assess: () => acting.annotate(id, on(reason.assessment.number, past)),
      open: () => acting.annotate(id, on(reason.investigationOpened.number, past)),
      close: () => acting.annotate(id, on(reason.investigationClosed.number, past)),
      withdraw: () => acting.annotate(id, on(reason.withdrawal.number, past)),
      endorse: () => licenses.connect(version.checker).endorse(id, on(reason.endorsement.number, past)),
      rebind: () => acting.rebind(id, secondHolder.address, on(reason.claim.number, past)),
      custody: () => acting.rebind(id, `0x${"0".repeat(40)}`, on(reason.claim.number, past)),
      replace: () => follow("reissue", (type === FORENSIC ? reason.renewal : reason.replace).number, home),
      judge: () => follow("reissue", reason.judgment.number, home),
      move: () =>
        follow("transfer", reason.moveUnreviewed.number, by === anhui ? Region.bozhou : Region.shanghaiHuangpu),
      cross: async () => {
        const license = newLicense({ root: hashOf(`crossing ${versions.length}`), region: Region.shanghai });
        const decision = { ...on(reason.move.number, past), approver: anhui.id };
        const call = licenses.transfer.populateTransaction(id, license, decision);
        await sendApproved(state, anhui.operator, shanghai, call);
        versions.push({ id: idOf(type, shanghai, license, decision), by: shanghai, checker: shanghai.operator });
      },
      nothing: () => Promise.resolve(),
    };
    await acts[step.action]();
  }

  async function expectReplayed(
    id: LicenseId,
    observations: readonly Observation[],
    counts = new Map<string, number>(),
  ): Promise<void> {
    const { records } = await getManagementHistory(client, { id });
    const rules = await getReplayRules(client, { records });
    for (const { time, standings } of observations) {
      const { decidedBy, ...replayed } = replay(records, rules, time);
      const said = standings.get(id);
      const expected = said ?? { ...replayed, status: "NONE", recordCount: 0 };
      expect(
        { ...replayed, trusted: expected.trusted },
        `${records.map(({ action }) => action).join()} at ${time}`,
      ).to.deep.equal(expected);
      expect(decidedBy === null).to.equal(said === undefined);
      for (const each of [replayed.status, ...(replayed.scheduled === null ? [] : ["scheduled"])]) {
        counts.set(each, (counts.get(each) ?? 0) + 1);
      }
    }
  }
});
