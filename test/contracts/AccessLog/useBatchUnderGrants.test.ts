import { expect } from "chai";
import { id as hashOf, Wallet } from "ethers";
import { globalOptions, network } from "hardhat";

import {
  addressNamed,
  type Authority,
  FORENSIC,
  fields,
  grant as issueDecision,
  idOf,
  issue,
  LAWYER,
  MAX_BATCH,
  MORNING,
  newLicense,
  newLicenses,
  penalty,
  profile,
  recordOf,
  TRANSACTION_GAS_CAP,
} from "../fixture.js";
import { licensed, type Licensed } from "../records.js";
import { OPERATE, Outcome, Region, Right, setOf } from "../terms.js";
import {
  asking,
  commitmentTo,
  consentTo,
  type Grant,
  type GrantedUseRequest,
  type HolderSignature,
  idOfGrant,
  NO_SIGNATURE,
  sign,
  stateOf,
  UNTOUCHED,
} from "./grants.js";
import { EMPTY_BOOK, EMPTY_CONSUMER, expectReplays, PENDING, usageRecords } from "./usage.js";

const { ethers, networkHelpers } = await network.create(MORNING);
const load = () => networkHelpers.loadFixture(licensed);

/** So many uses fit a transaction of Osaka's where each brings a signature, and is the first of all it touches. */
const MAX_SIGNED = 224;

/** Uses under grants in one step: each under the grant in its own place, unless numbers say otherwise. */
interface Batch {
  readonly requests: readonly GrantedUseRequest[];
  readonly numbers?: readonly number[];
  readonly grants: readonly Grant[];
  readonly signatures?: readonly HolderSignature[];
  readonly consumer?: Authority;
}

type Parameters = [GrantedUseRequest[], number[], Grant[], HolderSignature[]];

function parametersOf({ requests, numbers = [], grants, signatures = [] }: Batch): Parameters {
  return [[...requests], [...numbers], [...grants], [...signatures]];
}

/** Requests that differ in their context, so that no record passes for another. */
function requestsFor(count: number): GrantedUseRequest[] {
  return Array.from({ length: count }, (_, i) => asking({ context: hashOf(`case ${i}`) }));
}

async function signAll(state: Licensed, grants: readonly Grant[]): Promise<HolderSignature[]> {
  return Promise.all(grants.map((grant) => sign(state, grant, state.holder)));
}

/** As many consents to one use each as asked for, of the license's holder. */
function consents(state: Licensed, count: number, change: Partial<Grant> = {}): Grant[] {
  return Array.from({ length: count }, (_, i) => consentTo(state, { nonce: hashOf(`consent ${i}`), ...change }));
}

/** A second license of the holder's, and a third that is revoked. */
async function threeLicenses(state: Licensed): Promise<readonly [string, string, string]> {
  const { licenses, anhui, holder, id } = state;
  const second = await issue(state, anhui, newLicense({ holder: holder.address, root: hashOf("second") }));
  const revoked = await issue(state, anhui, newLicense({ holder: holder.address, root: hashOf("revoked") }));
  await licenses.connect(anhui.operator).revoke(revoked, penalty);
  return [id, second, revoked];
}

/**
 * Uses a batch and expects these outcomes to be returned and recorded in this order, each grant to have as many uses
 * less as were allowed under it, and all books to replay.
 */
async function expectBatch(state: Licensed, batch: Batch, outcomes: readonly bigint[]): Promise<void> {
  const { accessLog, authorities, licenses } = state;
  const { consumer = state.court, requests, grants } = batch;
  const of = requests.map((_, i) => grants[(batch.numbers?.[i] ?? i + 1) - 1]!);
  const before = await Promise.all(grants.map((grant) => stateOf(state, grant)));
  const earlier = await usageRecords(state);
  const { id: key } = await authorities.keyOf(consumer.operator);
  const caller = accessLog.connect(consumer.operator);
  expect(await caller.useBatchUnderGrants.staticCall(...parametersOf(batch), PENDING)).to.deep.equal(outcomes);

  const using = await caller.useBatchUnderGrants(...parametersOf(batch));

  const { block, time } = await recordOf(using);
  const records = await usageRecords(state);
  expect((await using.wait())?.logs.length).to.equal(requests.length);
  const count = earlier.filter((record) => record.consumer === consumer.id).length;
  const last = new Map<string, { index: bigint; block: bigint }>();
  for (const [i, request] of requests.entries()) {
    const { license: id } = of[i]!;
    const previous = last.get(id) ?? {
      index: BigInt(earlier.filter((record) => record.id === id).length),
      block: (await accessLog.usageBookOf(id, { blockTag: Number(block) - 1 })).lastBlock,
    };
    last.set(id, { index: previous.index + 1n, block });
    expect(records[earlier.length + i]).to.deep.equal({
      ...{ id, consumer: consumer.id, outcome: outcomes[i], index: previous.index + 1n },
      ...{ previousBlock: previous.block, recordedAt: time, key, number: BigInt(count + i + 1), ...request },
      ...{ status: (await licenses.statusOf(id)).status, grant: await idOfGrant(state, of[i]!) },
    });
  }
  expect(records.length).to.equal(earlier.length + requests.length);
  await expectReplays(state, [...last.keys()], [consumer.id]);
  for (const [i, grant] of grants.entries()) {
    const [opened, withdrawn, used] = before[i] as [boolean, boolean, bigint];
    const id = await idOfGrant(state, grant);
    const allowed = records.slice(earlier.length).filter((record) => {
      return record.grant === id && record.outcome === Outcome.Allowed;
    }).length;
    const after = [opened || allowed > 0, withdrawn, used + BigInt(allowed)];
    expect(await stateOf(state, grant)).to.deep.equal(after);
  }
}

describe("AccessLog.useBatchUnderGrants", function () {
  it("uses each license under the grant in its place, and one denial does not keep the others back", async function () {
    const state = await load();
    const [first, second, revoked] = await threeLicenses(state);
    const [sex, lease] = [asking({ fields: fields("sex") }), asking({ matter: commitmentTo("lease") })];
    const grants = [
      consentTo(state, { license: first }),
      consentTo(state, { license: revoked }),
      consentTo(state, { license: second }),
      consentTo(state, { license: first, nonce: hashOf("second of the first") }),
      consentTo(state, { license: first, consumer: state.shanghai.id }),
      consentTo(state, { license: second, nonce: hashOf("second of the second") }),
    ];
    const signatures = await signAll(state, grants);
    const requests = [asking(), asking(), sex, lease, asking(), asking()];
    await expectBatch(state, { requests, grants, signatures }, [
      ...[Outcome.Allowed, Outcome.StatusNotAllowed, Outcome.FieldsExceeded],
      ...[Outcome.WrongMatter, Outcome.WrongConsumer, Outcome.Allowed],
    ]);
  });

  it("uses one", async function () {
    const state = await load();
    const grants = [consentTo(state)];
    const batch = { requests: [asking()], grants, signatures: await signAll(state, grants) };
    await expectBatch(state, batch, [Outcome.Allowed]);
  });

  it("goes on from the books as they are", async function () {
    const state = await load();
    const grants = consents(state, 2);
    const batch = { requests: requestsFor(2), grants, signatures: await signAll(state, grants) };
    for (let times = 0; times < 3; ++times) await expectBatch(state, batch, [Outcome.Allowed, Outcome.Allowed]);
    await expectBatch(state, batch, [Outcome.GrantUsedUp, Outcome.GrantUsedUp]);
  });

  describe("given numbers", function () {
    it("uses each license under the grant of its number, in any order and as often", async function () {
      const state = await load();
      const [, license] = await threeLicenses(state);
      const grants = [consentTo(state), consentTo(state, { license }), consentTo(state, { nonce: hashOf("third") })];
      const numbers = [3, 1, 1, 2, 3, 2, 1];
      const batch = { requests: requestsFor(7), numbers, grants, signatures: await signAll(state, grants) };
      await expectBatch(
        state,
        batch,
        numbers.map(() => Outcome.Allowed),
      );
    });

    it("takes no more off a grant than it allows", async function () {
      const state = await load();
      const grants = [consentTo(state, { maxUses: 2n })];
      const numbers = [1, 1, 1, 1];
      const batch = { requests: requestsFor(4), numbers, grants, signatures: await signAll(state, grants) };
      const { Allowed, GrantUsedUp } = Outcome;
      await expectBatch(state, batch, [Allowed, Allowed, GrantUsedUp, GrantUsedUp]);
    });

    it("does not mind a grant that no use names", async function () {
      const state = await load();
      const grants = consents(state, 3);
      const batch = { requests: requestsFor(2), numbers: [3, 3], grants, signatures: await signAll(state, grants) };
      await expectBatch(state, batch, [Outcome.Allowed, Outcome.Allowed]);
      expect(await stateOf(state, grants[0]!)).to.deep.equal(UNTOUCHED);
    });

    for (const { what, numbers, named } of [
      { what: "0 as the very first", numbers: [0], named: 0 },
      { what: "0 after a good one", numbers: [1, 0], named: 0 },
      { what: "one more than there are grants", numbers: [1, 2, 3], named: 3 },
      { what: "one more than there are, as the very first", numbers: [3], named: 3 },
      { what: "the largest number", numbers: [65_535], named: 65_535 },
    ]) {
      it(`refuses ${what}, and records nothing`, async function () {
        const state = await load();
        const { accessLog, court, stranger, id } = state;
        const grants = consents(state, 2);
        const batch = {
          requests: requestsFor(numbers.length),
          numbers,
          grants,
          signatures: await signAll(state, grants),
        };
        await expect(accessLog.connect(court.operator).useBatchUnderGrants(...parametersOf(batch)))
          .to.be.revertedWithCustomError(accessLog, "AccessLogUnknownGrant")
          .withArgs(named, 2n);
        await expect(accessLog.connect(stranger).useBatchUnderGrants(...parametersOf(batch))).to.be.revert(ethers);
        expect(await accessLog.usageBookOf(id)).to.deep.equal(EMPTY_BOOK);
        expect(await accessLog.consumerOf(court.id)).to.deep.equal(EMPTY_CONSUMER);
        expect(await accessLog.consumerOf(0n)).to.deep.equal(EMPTY_CONSUMER);
        for (const grant of grants) expect(await stateOf(state, grant)).to.deep.equal(UNTOUCHED);
      });
    }

    it("refuses 0 alone to a caller that is no consumer: nobody is let in by a use that names no grant", async function () {
      const state = await load();
      const { accessLog, stranger } = state;
      for (const grants of [[consentTo(state)], []]) {
        const parameters = parametersOf({ requests: [asking()], numbers: [0], grants });
        await expect(accessLog.connect(stranger).useBatchUnderGrants(...parameters))
          .to.be.revertedWithCustomError(accessLog, "AccessLogUnknownGrant")
          .withArgs(0n, BigInt(grants.length));
      }
      expect(await usageRecords(state)).to.deep.equal([]);
      expect(await accessLog.consumerOf(0n)).to.deep.equal(EMPTY_CONSUMER);
    });
  });

  describe("given the same grant in several places", function () {
    it("takes no more off it than it allows", async function () {
      const state = await load();
      const grant = consentTo(state, { maxUses: 1n });
      const other = consentTo(state, { nonce: hashOf("between") });
      const grants = [grant, grant, other, grant];
      const { Allowed, GrantUsedUp } = Outcome;
      const batch = { requests: requestsFor(4), grants, signatures: await signAll(state, grants) };
      await expectBatch(state, batch, [Allowed, GrantUsedUp, Allowed, GrantUsedUp]);
    });

    it("takes no more off it than it allows, under several numbers", async function () {
      const state = await load();
      const grant = consentTo(state, { maxUses: 2n });
      const grants = [grant, grant];
      const { Allowed, GrantUsedUp } = Outcome;
      const numbers = [2, 1, 2, 1];
      const batch = { requests: requestsFor(4), numbers, grants, signatures: await signAll(state, grants) };
      await expectBatch(state, batch, [Allowed, Allowed, GrantUsedUp, GrantUsedUp]);
    });
  });

  describe("given signatures", function () {
    it("needs none where all grants are stored", async function () {
      const state = await load();
      const grants = consents(state, 3);
      for (const grant of grants) await state.accessLog.openGrant(grant, await sign(state, grant, state.holder));
      const { Allowed } = Outcome;
      await expectBatch(state, { requests: requestsFor(3), grants }, [Allowed, Allowed, Allowed]);
    });

    it("takes an empty one where its grant is stored, and denies a grant that is not", async function () {
      const state = await load();
      const [stored, signed, neither] = consents(state, 3) as [Grant, Grant, Grant];
      await state.accessLog.openGrant(stored, await sign(state, stored, state.holder));
      const grants = [stored, signed, neither, stored, neither];
      const by = await sign(state, signed, state.holder);
      const signatures = [NO_SIGNATURE, by, NO_SIGNATURE, NO_SIGNATURE, by];
      const { Allowed, InvalidSignature } = Outcome;
      await expectBatch(state, { requests: requestsFor(5), grants, signatures }, [
        ...[Allowed, Allowed, InvalidSignature, Allowed, InvalidSignature],
      ]);
    });

    it("lets one place's signature serve no other place", async function () {
      const state = await load();
      const grants = consents(state, 2);
      const [first, second] = (await signAll(state, grants)) as [HolderSignature, HolderSignature];
      const { InvalidSignature } = Outcome;
      const swapped = { requests: requestsFor(2), grants, signatures: [second, first] };
      await expectBatch(state, swapped, [InvalidSignature, InvalidSignature]);
      const { Allowed } = Outcome;
      const halved = { requests: requestsFor(2), grants, signatures: [first, NO_SIGNATURE] };
      await expectBatch(state, halved, [Allowed, InvalidSignature]);
    });

    it("stores a grant by the first use that is allowed, for those that follow without its signature", async function () {
      const state = await load();
      const grant = consentTo(state);
      const signature = await sign(state, grant, state.holder);
      const grants = [grant, grant, grant];
      const { Allowed, InvalidSignature } = Outcome;
      const signatures = [NO_SIGNATURE, signature, NO_SIGNATURE];
      await expectBatch(state, { requests: requestsFor(3), grants, signatures }, [InvalidSignature, Allowed, Allowed]);
    });
  });

  describe("given lists of the wrong length", function () {
    for (const length of [0, MAX_BATCH + 1]) {
      it(`refuses ${length} uses`, async function () {
        const state = await load();
        const { accessLog, court } = state;
        const caller = accessLog.connect(court.operator);
        const grants = Array.from({ length }, () => consentTo(state));
        for (const parameters of [
          parametersOf({ requests: requestsFor(length), grants }),
          parametersOf({ requests: requestsFor(length), numbers: grants.map(() => 1), grants: [consentTo(state)] }),
        ]) {
          await expect(caller.useBatchUnderGrants(...parameters))
            .to.be.revertedWithCustomError(accessLog, "AccessLogBatchLength")
            .withArgs(length, MAX_BATCH);
        }
      });
    }

    for (const { what, uses, numbers, grants, signatures, error } of [
      { what: "fewer grants than uses", uses: 2, numbers: 0, grants: 1, signatures: 0, error: [1, 2] },
      { what: "more grants than uses", uses: 2, numbers: 0, grants: 3, signatures: 0, error: [3, 2] },
      { what: "no grants", uses: 2, numbers: 0, grants: 0, signatures: 0, error: [0, 2] },
      { what: "fewer numbers than uses", uses: 2, numbers: 1, grants: 2, signatures: 0, error: [1, 2] },
      { what: "more numbers than uses", uses: 2, numbers: 3, grants: 2, signatures: 0, error: [3, 2] },
      { what: "fewer signatures than grants", uses: 2, numbers: 0, grants: 2, signatures: 1, error: [1, 2] },
      { what: "more signatures than grants", uses: 2, numbers: 2, grants: 1, signatures: 2, error: [2, 1] },
    ]) {
      it(`refuses ${what}`, async function () {
        const state = await load();
        const { accessLog, court, id } = state;
        const parameters = parametersOf({
          requests: requestsFor(uses),
          numbers: Array.from({ length: numbers }, () => 1),
          grants: consents(state, grants),
          signatures: Array.from({ length: signatures }, () => NO_SIGNATURE),
        });
        await expect(accessLog.connect(court.operator).useBatchUnderGrants(...parameters))
          .to.be.revertedWithCustomError(accessLog, "AccessLogLengthMismatch")
          .withArgs(...error);
        expect(await accessLog.usageBookOf(id)).to.deep.equal(EMPTY_BOOK);
      });
    }
  });

  it("asks for the right to every license type in it", async function () {
    const state = await load();
    const { accessLog, authorities, anhui, court, holder } = state;
    const forensic = await issue(state, anhui, newLicense({ holder: holder.address }), issueDecision, FORENSIC);
    const [lawyers, forensics] = [consentTo(state), consentTo(state, { license: forensic })];
    const grants = [lawyers, forensics];
    const signatures = await signAll(state, grants);
    const caller = accessLog.connect(court.operator);
    for (const numbers of [[2], [1, 2], [2, 1], [1, 1, 2, 1]]) {
      const batch = { requests: requestsFor(numbers.length), numbers, grants, signatures };
      await expect(caller.useBatchUnderGrants(...parametersOf(batch)))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
        .withArgs(court.id, FORENSIC, Right.Use);
    }
    expect(await usageRecords(state)).to.deep.equal([]);

    await authorities.accreditRoot(court.id, FORENSIC, setOf(Right.Use));
    const { Allowed } = Outcome;
    const batch = { requests: requestsFor(4), numbers: [1, 2, 1, 2], grants, signatures };
    await expectBatch(state, batch, [Allowed, Allowed, Allowed, Allowed]);
  });

  it("asks for the right to the first license's type of whoever calls", async function () {
    const state = await load();
    const { accessLog, authorities, court, stranger } = state;
    const batch = { requests: [asking()], grants: [consentTo(state)] };
    await expect(accessLog.connect(stranger).useBatchUnderGrants(...parametersOf(batch)))
      .to.be.revertedWithCustomError(authorities, "AuthorityRegistryUnknownKey")
      .withArgs(stranger);
    await authorities.deactivateByGovernance(court.id);
    await expect(accessLog.connect(court.operator).useBatchUnderGrants(...parametersOf(batch)))
      .to.be.revertedWithCustomError(authorities, "AuthorityRegistryInactive")
      .withArgs(court.id, court.id);
  });

  it("records nothing if one license is unknown, were it the last, or no license at all", async function () {
    const state = await load();
    const { accessLog, authorities, anhui, court, id } = state;
    const caller = accessLog.connect(court.operator);
    const license = idOf(LAWYER, anhui, newLicense(), issueDecision);
    const [known, unknown] = [consentTo(state), consentTo(state, { license })];
    for (const grants of [[known, unknown], [unknown], [unknown, known]]) {
      const batch = { requests: requestsFor(grants.length), grants, signatures: await signAll(state, grants) };
      await expect(caller.useBatchUnderGrants(...parametersOf(batch)))
        .to.be.revertedWithCustomError(accessLog, "AccessLogUnknownLicense")
        .withArgs(license);
    }
    const none = consentTo(state, { license: `0x${"00".repeat(32)}` });
    for (const grants of [[none], [known, none]]) {
      const batch = { requests: requestsFor(grants.length), grants, signatures: await signAll(state, grants) };
      await expect(caller.useBatchUnderGrants(...parametersOf(batch)))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
        .withArgs(court.id, 0n, Right.Use);
    }
    expect(await accessLog.usageBookOf(id)).to.deep.equal(EMPTY_BOOK);
    expect(await accessLog.consumerOf(court.id)).to.deep.equal(EMPTY_CONSUMER);
    expect(await stateOf(state, known)).to.deep.equal(UNTOUCHED);
  });

  it("sees the key, the holder and the status of each license anew", async function () {
    const state = await load();
    const { authorities, licenses, anhui, bozhou, holder, secondHolder } = state;
    const withKey = (issuer: Authority, region: bigint, owner: string, name: string) => {
      return issue(state, issuer, newLicense({ region, holder: owner, root: hashOf(name) }));
    };
    const distrusted = await withKey(bozhou, Region.bozhou, holder.address, "distrusted");
    const others = await withKey(anhui, Region.bozhou, secondHolder.address, "another holder's");
    const kept = await withKey(anhui, Region.bozhou, addressNamed("somebody"), "somebody's");
    await authorities.distrustKeyByGovernance(bozhou.operator, 1n);
    await licenses.connect(anhui.operator).annotate(state.id, { ...penalty, reason: 80n });
    const grants = [state.id, distrusted, state.id, others, kept, distrusted, state.id].map((license, i) => {
      return consentTo(state, { license, nonce: hashOf(`grant ${i}`) });
    });
    const { Allowed, KeyDistrusted, NotBound } = Outcome;
    const batch = { requests: requestsFor(grants.length), grants, signatures: await signAll(state, grants) };
    await expectBatch(state, batch, [Allowed, KeyDistrusted, Allowed, NotBound, NotBound, KeyDistrusted, Allowed]);
  });

  describe("at its largest", function () {
    /** A consumer four levels down, of both license types. */
    async function farDown(state: Licensed): Promise<Authority> {
      const { authorities, bozhou, secondHolder: thirdKey, stranger: fourthKey } = state;
      const { bozhouQiaocheng: region } = Region;
      const [operator] = (await ethers.getSigners()).slice(15);
      const rights = setOf(Right.Use);
      await authorities.connect(bozhou.administrator).register(region, profile("1134160200FAKE088C"), thirdKey);
      const third = await authorities.authorityCount();
      await authorities.connect(thirdKey).register(region, profile("1134160200FAKE096D"), fourthKey);
      const fourth = await authorities.authorityCount();
      await authorities.connect(fourthKey).addKey(operator!, OPERATE);
      for (const type of [LAWYER, FORENSIC]) {
        await authorities.connect(bozhou.administrator).accredit(third, type, rights);
        await authorities.connect(thirdKey).accredit(fourth, type, rights);
      }
      return { id: fourth, region, code: "1134160200FAKE096D", administrator: fourthKey, operator: operator! };
    }

    /** Grants of as many licenses, each held by an account of its own, of types that take turns. */
    async function grantsOfAll(state: Licensed, consumer: Authority) {
      const { licenses, anhui } = state;
      const keys = Array.from({ length: MAX_BATCH / 2 }, (_, i) => new Wallet(hashOf(`holder ${i}`)));
      const batch = newLicenses(MAX_BATCH / 2).map((license, i) => ({ ...license, holder: keys[i]!.address }));
      for (const type of [LAWYER, FORENSIC]) {
        await licenses.connect(anhui.operator).issueBatch(type, batch, issueDecision);
      }
      const held = batch.flatMap((license, i) => {
        return [LAWYER, FORENSIC].map((type) => ({ id: idOf(type, anhui, license, issueDecision), key: keys[i]! }));
      });
      const grants = held.map(({ id, key }, i) => {
        const whose = { license: id, holder: key.address, consumer: consumer.id };
        return consentTo(state, { ...whose, nonce: hashOf(`nonce ${i}`) });
      });
      const signatures = await Promise.all(grants.map((grant, i) => sign(state, grant, held[i]!.key)));
      return { grants, signatures };
    }

    /** Expects a batch to be allowed within the gas that a transaction may have. */
    async function expectToFit(state: Licensed, batch: Batch & { readonly consumer: Authority }): Promise<void> {
      const { accessLog } = state;
      const { consumer, requests } = batch;
      const using = await accessLog
        .connect(consumer.operator)
        .useBatchUnderGrants(...parametersOf(batch), { gasLimit: TRANSACTION_GAS_CAP });
      expect((await using.wait())?.status).to.equal(1);
      const records = await usageRecords(state);
      expect(records.map(({ outcome }) => outcome)).to.deep.equal(requests.map(() => Outcome.Allowed));
      await expectReplays(state, [], [consumer.id]);
    }

    it("fits a transaction: stored grants, new books, types that take turns, four levels down", async function () {
      // What measures coverage costs gas as well.
      if (globalOptions.coverage) this.skip();
      const state = await load();
      const consumer = await farDown(state);
      const { grants, signatures } = await grantsOfAll(state, consumer);
      for (const [i, grant] of grants.entries()) await state.accessLog.openGrant(grant, signatures[i]!);
      await expectToFit(state, { requests: requestsFor(MAX_BATCH), grants, consumer });
    });

    it(`fits a transaction with ${MAX_SIGNED} uses where each grant comes with its signature`, async function () {
      // What measures coverage costs gas as well.
      if (globalOptions.coverage) this.skip();
      const state = await load();
      const consumer = await farDown(state);
      const all = await grantsOfAll(state, consumer);
      const [grants, signatures] = [all.grants.slice(0, MAX_SIGNED), all.signatures.slice(0, MAX_SIGNED)];
      await expectToFit(state, { requests: requestsFor(MAX_SIGNED), grants, signatures, consumer });
    });

    it("fits a transaction where all uses are under one grant that comes with its signature", async function () {
      // What measures coverage costs gas as well.
      if (globalOptions.coverage) this.skip();
      const state = await load();
      const consumer = await farDown(state);
      const grants = [consentTo(state, { consumer: consumer.id, maxUses: BigInt(MAX_BATCH) })];
      const signatures = await signAll(state, grants);
      const numbers = Array.from({ length: MAX_BATCH }, () => 1);
      await expectToFit(state, { requests: requestsFor(MAX_BATCH), numbers, grants, signatures, consumer });
      expect(await stateOf(state, grants[0]!)).to.deep.equal([true, false, BigInt(MAX_BATCH)]);
    });
  });
});
