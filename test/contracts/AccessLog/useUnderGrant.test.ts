import { expect } from "chai";
import { id as hashOf } from "ethers";
import { network } from "hardhat";

import { managing } from "../actions.js";
import {
  CUSTODY,
  claim,
  decisionFor,
  endorsement,
  fields,
  FORENSIC,
  grant as issueDecision,
  idOf,
  issue,
  LAWYER,
  MORNING,
  newLicense,
  penalty,
  reason,
  send,
  sendApproved,
  suspension,
  term,
  TODAY,
} from "../fixture.js";
import { licensed, type Licensed, statusOf } from "../records.js";
import {
  ALL_RIGHTS,
  endOf,
  GrantKind,
  OPERATE,
  Outcome,
  Region,
  Right,
  Role,
  setOf,
  startOf,
  Status,
  UsageAction,
} from "../terms.js";
import {
  asking,
  commitmentTo,
  consentTo,
  expectGranted,
  type Grant,
  type GrantedUseRequest,
  MAX_PRESENTATION_PERIOD,
  NO_SIGNATURE,
  presentationFrom,
  sign,
  stateOf,
  UNTOUCHED,
} from "./grants.js";
import { EMPTY_BOOK, EMPTY_CONSUMER } from "./usage.js";

const { ethers, networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const load = () => networkHelpers.loadFixture(licensed);

const LAST_DAY = TODAY + 364n;
const ENDLESS = { notAfter: endOf(LAST_DAY + 10n) };
const MAX_UINT32 = 2n ** 32n - 1n;
const MAX_UINT40 = 2n ** 40n - 1n;
const ALL_FIELDS = 2n ** 128n - 1n;

/** Signs a grant as the holder, uses it, and expects this outcome. */
async function expectSigned(
  state: Licensed,
  grant: Grant,
  outcome: bigint,
  rest: Partial<Parameters<typeof expectGranted>[1]> = {},
): Promise<void> {
  await expectGranted(state, { grant, signature: await sign(state, grant, state.holder), outcome, ...rest });
}

/** The second of the next block. */
async function nextSecond(state: Licensed): Promise<bigint> {
  const moment = (await state.now()) + 10n;
  await time.setNextBlockTimestamp(moment);
  return moment;
}

describe("AccessLog.useUnderSignedGrant", function () {
  it("allows what the holder consented to, records it, and stores the grant with one use", async function () {
    const state = await load();
    await expectSigned(state, consentTo(state), Outcome.Allowed);
    expect(await stateOf(state, consentTo(state))).to.deep.equal([true, false, 1n]);
  });

  it("takes every action under a consent", async function () {
    const state = await load();
    const grant = consentTo(state, { maxUses: 5n });
    for (const action of Object.values(UsageAction)) {
      await expectSigned(state, grant, Outcome.Allowed, { request: asking({ action }) });
    }
    expect(await stateOf(state, grant)).to.deep.equal([true, false, 5n]);
  });

  it("allows as much as a grant can name: for ever, any number of uses, every field", async function () {
    const state = await load();
    const grant = consentTo(state, {
      ...{ notBefore: 0n, notAfter: MAX_UINT40, maxUses: MAX_UINT32, fields: ALL_FIELDS },
    });
    await expectSigned(state, grant, Outcome.Allowed, { request: asking({ fields: ALL_FIELDS }) });
  });

  it("allows a use that asks for no field", async function () {
    const state = await load();
    const request = asking({ fields: 0n });
    await expectSigned(state, consentTo(state, { fields: 0n }), Outcome.Allowed, { request });
  });

  it("counts two grants that differ in nothing but their nonce apart", async function () {
    const state = await load();
    const one = consentTo(state, { maxUses: 1n });
    const other = { ...one, nonce: hashOf("second") };
    for (const grant of [one, other]) await expectSigned(state, grant, Outcome.Allowed);
    for (const grant of [one, other]) await expectSigned(state, grant, Outcome.GrantUsedUp);
  });

  it("is not bound to a region: Shanghai uses a license of Hefei's", async function () {
    const state = await load();
    const consumer = state.shanghai;
    await expectSigned(state, consentTo(state, { consumer: consumer.id }), Outcome.Allowed, { consumer });
  });

  it("needs no published use: a forensic examiner's license has none", async function () {
    const state = await load();
    const { anhui, shanghai: consumer, holder } = state;
    const license = await issue(state, anhui, newLicense({ holder: holder.address }), issueDecision, FORENSIC);
    await expectSigned(state, consentTo(state, { license, consumer: consumer.id }), Outcome.Allowed, { consumer });
  });

  describe("given a presentation", function () {
    it("allows it for its minute, once, to be presented or verified", async function () {
      for (const action of [UsageAction.Present, UsageAction.Verify]) {
        const state = await load();
        const grant = presentationFrom(await state.now(), state);
        await expectSigned(state, grant, Outcome.Allowed, { request: asking({ action }) });
        await expectSigned(state, grant, Outcome.GrantUsedUp, { request: asking({ action }) });
      }
    });

    it("is valid through its last second", async function () {
      const state = await load();
      const last = await nextSecond(state);
      await expectSigned(state, presentationFrom(last - MAX_PRESENTATION_PERIOD, state), Outcome.Allowed);
    });

    it("may be as short as one second", async function () {
      const state = await load();
      const moment = await nextSecond(state);
      await expectSigned(state, presentationFrom(moment, state, { notAfter: moment }), Outcome.Allowed);
    });
  });

  describe("given a denial, which is recorded and leaves the grant as it was", function () {
    it("WrongConsumer: it is for another, were that the one above or below", async function () {
      const state = await load();
      const { anhui, hefei, shanghai } = state;
      await expectSigned(state, consentTo(state), Outcome.WrongConsumer, { consumer: shanghai });
      for (const [granted, consumer] of [
        [anhui, hefei],
        [hefei, anhui],
      ] as const) {
        const grant = consentTo(state, { consumer: granted.id });
        await expectSigned(state, grant, Outcome.WrongConsumer, { consumer });
      }
      await expectSigned(state, consentTo(state, { consumer: 0n }), Outcome.WrongConsumer);
    });

    it("InCustody: an authority consents to nothing, nor does who held the license before", async function () {
      const state = await load();
      const { licenses, hefei, id } = state;
      await licenses.connect(hefei.operator).rebind(id, CUSTODY, claim);
      const holder = await licenses.custodyOf(hefei.id);
      for (const change of [{}, { binding: 1n }, { binding: 1n, holder }, { binding: 1n, holder: CUSTODY }]) {
        await expectSigned(state, consentTo(state, change), Outcome.InCustody);
      }
    });

    it("NotBound: the license was never bound to who signed", async function () {
      const state = await load();
      const { secondHolder } = state;
      const grant = consentTo(state, { holder: secondHolder.address });
      await expectGranted(state, {
        ...{ grant, outcome: Outcome.NotBound, signature: await sign(state, grant, secondHolder) },
      });
    });

    it("NotBound: to nobody, whom the zero address stands for", async function () {
      const state = await load();
      await expectSigned(state, consentTo(state, { holder: CUSTODY }), Outcome.NotBound);
    });

    it("NotBound: the license was bound to another account since", async function () {
      const state = await load();
      const { licenses, hefei, id, secondHolder } = state;
      await expectSigned(state, consentTo(state), Outcome.Allowed);
      await licenses.connect(hefei.operator).rebind(id, secondHolder.address, claim);
      await expectSigned(state, consentTo(state), Outcome.NotBound);
      await expectSigned(state, consentTo(state, { binding: 1n }), Outcome.NotBound);
      const grant = consentTo(state, { holder: secondHolder.address, binding: 1n });
      await expectGranted(state, {
        ...{ grant, outcome: Outcome.Allowed, signature: await sign(state, grant, secondHolder) },
      });
    });

    it("NotBound: it was bound to another account and back: the number of bindings has ended the grant", async function () {
      const state = await load();
      const { licenses, hefei, id, holder, secondHolder } = state;
      await expectSigned(state, consentTo(state), Outcome.Allowed);
      for (const { address } of [secondHolder, holder]) {
        await licenses.connect(hefei.operator).rebind(id, address, claim);
      }
      for (const binding of [0n, 1n, 3n]) {
        await expectSigned(state, consentTo(state, { binding }), Outcome.NotBound);
      }
      await expectSigned(state, consentTo(state, { binding: 2n }), Outcome.Allowed);
    });

    for (const { what, change } of [
      { what: "without a use", change: { maxUses: 0n } },
      { what: "that ends a second before it begins", change: { notAfter: startOf(TODAY) - 1n } },
    ]) {
      it(`InvalidGrant: a consent ${what}`, async function () {
        const state = await load();
        await expectSigned(state, consentTo(state, change), Outcome.InvalidGrant);
      });
    }

    it("InvalidGrant: a presentation of 61 seconds, of two uses, of none, without a challenge, or that ends before it begins", async function () {
      const state = await load();
      const now = await state.now();
      for (const change of [
        { notAfter: now + MAX_PRESENTATION_PERIOD + 1n },
        { maxUses: 2n },
        { maxUses: 0n },
        { nonce: `0x${"00".repeat(32)}` },
        { notAfter: now - 1n },
      ]) {
        await expectSigned(state, presentationFrom(now, state, change), Outcome.InvalidGrant);
      }
    });

    it("GrantWithdrawn: before its first use, or after one", async function () {
      const state = await load();
      const { accessLog, holder } = state;
      const [unused, used] = [consentTo(state), consentTo(state, { nonce: hashOf("used") })];
      await expectSigned(state, used, Outcome.Allowed);
      for (const grant of [unused, used]) {
        await accessLog.connect(holder).withdrawGrant(grant);
        await expectSigned(state, grant, Outcome.GrantWithdrawn);
      }
      expect(await stateOf(state, unused)).to.deep.equal([false, true, 0n]);
      expect(await stateOf(state, used)).to.deep.equal([true, true, 1n]);
    });

    it("InvalidSignature: another has signed", async function () {
      const state = await load();
      const grant = consentTo(state);
      const { signature } = await sign(state, grant, state.stranger);
      await expectGranted(state, {
        ...{ grant, outcome: Outcome.InvalidSignature, signature: { signer: grant.holder, signature } },
      });
    });

    it("GrantNotYetValid: until a second before it begins", async function () {
      const state = await load();
      const begins = (await state.now()) + 100n;
      const grant = consentTo(state, { notBefore: begins });
      await time.setNextBlockTimestamp(begins - 1n);
      await expectSigned(state, grant, Outcome.GrantNotYetValid);
      await time.setNextBlockTimestamp(begins);
      await expectSigned(state, grant, Outcome.Allowed);
    });

    it("GrantExpired: from a second after its last one", async function () {
      const state = await load();
      const ends = (await state.now()) + 100n;
      const grant = consentTo(state, { notAfter: ends });
      await time.setNextBlockTimestamp(ends);
      await expectSigned(state, grant, Outcome.Allowed);
      await time.setNextBlockTimestamp(ends + 1n);
      await expectSigned(state, grant, Outcome.GrantExpired);
    });

    it("GrantUsedUp: after as many uses as it allows, denials not counted", async function () {
      const state = await load();
      const grant = consentTo(state, { maxUses: 2n });
      await expectSigned(state, grant, Outcome.Allowed);
      await expectSigned(state, grant, Outcome.FieldsExceeded, { request: asking({ fields: fields("sex") }) });
      await expectSigned(state, grant, Outcome.Allowed);
      await expectSigned(state, grant, Outcome.GrantUsedUp);
      await expectGranted(state, { grant, outcome: Outcome.GrantUsedUp });
    });

    it("WrongMatter: another matter, or the same under another salt", async function () {
      const state = await load();
      for (const matter of [commitmentTo("lease"), commitmentTo("loan", "pepper")]) {
        await expectSigned(state, consentTo(state), Outcome.WrongMatter, { request: asking({ matter }) });
      }
    });

    it("WrongAction: a presentation is only presented and verified", async function () {
      const state = await load();
      const grant = presentationFrom(await state.now(), state);
      for (const action of [UsageAction.Retrieve, UsageAction.Download, UsageAction.Archive]) {
        await expectSigned(state, grant, Outcome.WrongAction, { request: asking({ action }) });
      }
    });

    it("FieldsExceeded: a single field too many denies the whole", async function () {
      const state = await load();
      const grant = consentTo(state);
      for (const extra of [fields("idNumber"), 1n << 127n]) {
        const request = asking({ fields: grant.fields | extra });
        await expectSigned(state, grant, Outcome.FieldsExceeded, { request });
      }
      await expectSigned(state, grant, Outcome.Allowed, { request: asking({ fields: grant.fields }) });
    });

    it("StatusNotAllowed: superseded, revoked, annulled or cancelled", async function () {
      for (const { name, status } of [
        { name: "reissue", status: Status.Superseded },
        { name: "revoke", status: Status.Revoked },
        { name: "annul", status: Status.Annulled },
        { name: "cancel", status: Status.Cancelled },
      ] as const) {
        const state = await load();
        const { call, decision } = managing[name];
        await send(state.anhui.operator, call(state, state.id, decision));
        await expectSigned(state, consentTo(state), Outcome.StatusNotAllowed, { status });
      }
    });

    it("StatusNotAllowed: transferred to another province", async function () {
      const state = await load();
      const { anhui, shanghai, licenses, id } = state;
      const decision = decisionFor(reason.moveUnreviewed.number, { approver: anhui.id });
      const successor = newLicense({ region: Region.shanghai, root: hashOf("moved") });
      const call = licenses.transfer.populateTransaction(id, successor, decision);
      await sendApproved(state, anhui.operator, shanghai, call);
      const status = Status.Transferred;
      await expectSigned(state, consentTo(state), Outcome.StatusNotAllowed, { status });
    });

    it("StatusNotAllowed: expired", async function () {
      const state = await load();
      const { anhui, holder } = state;
      const license = await issue(
        state,
        anhui,
        newLicense({ holder: holder.address, validThrough: LAST_DAY, root: hashOf("term") }),
        term,
      );
      const grant = consentTo(state, { license, ...ENDLESS });
      await time.setNextBlockTimestamp(endOf(LAST_DAY));
      await expectSigned(state, grant, Outcome.Allowed);
      await time.setNextBlockTimestamp(startOf(LAST_DAY + 1n));
      await expectSigned(state, grant, Outcome.StatusNotAllowed, { status: Status.Expired });
    });

    it("StatusNotAllowed: a decision has taken effect by itself", async function () {
      const state = await load();
      const effectiveOn = TODAY + 20n;
      await state.licenses.connect(state.hefei.operator).revoke(state.id, { ...penalty, effectiveOn });
      await expectSigned(state, consentTo(state), Outcome.Allowed);
      await time.increaseTo(startOf(effectiveOn));
      await expectSigned(state, consentTo(state), Outcome.StatusNotAllowed, { status: Status.Revoked });
    });

    it("KeyDistrusted: until a good key endorses the license", async function () {
      const state = await load();
      await state.authorities.distrustKeyByGovernance(state.hefei.operator, 1n);
      await expectSigned(state, consentTo(state), Outcome.KeyDistrusted);
      await state.licenses.connect(state.anhui.operator).endorse(state.id, endorsement);
      await expectSigned(state, consentTo(state), Outcome.Allowed);
    });

    it("KeyDistrusted: as of the second at which the key vouched, not as of a second later", async function () {
      const state = await load();
      const { authorities, licenses, hefei, id } = state;
      const { vouchedAt } = await licenses.standingOf(id);
      await authorities.distrustKeyByGovernance(hefei.operator, vouchedAt + 1n);
      await expectSigned(state, consentTo(state), Outcome.Allowed);
      await authorities.distrustKeyByGovernance(hefei.operator, vouchedAt);
      await expectSigned(state, consentTo(state), Outcome.KeyDistrusted);
    });
  });

  it("allows a license that is suspended: who uses it sees the status", async function () {
    const state = await load();
    await state.licenses.connect(state.hefei.operator).suspend(state.id, suspension, TODAY + 119n);
    await expectSigned(state, consentTo(state), Outcome.Allowed, { status: Status.Suspended });
  });

  describe("given several reasons to deny", function () {
    it("records the first, on a license in custody that was revoked and whose key is distrusted", async function () {
      const state = await load();
      const { authorities, licenses, hefei, shanghai, id } = state;
      await licenses.connect(hefei.operator).rebind(id, CUSTODY, claim);
      await licenses.connect(hefei.operator).revoke(id, penalty);
      await authorities.distrustKeyByGovernance(hefei.operator, 1n);
      const grant = consentTo(state, { holder: state.stranger.address, maxUses: 0n });
      const request = asking({ matter: commitmentTo("lease"), fields: ALL_FIELDS });
      const denied = { grant, request, signature: NO_SIGNATURE, status: Status.Revoked };
      await expectGranted(state, { ...denied, consumer: shanghai, outcome: Outcome.WrongConsumer });
      await expectGranted(state, { ...denied, outcome: Outcome.InCustody });
    });

    it("records the first, on a license that was rebound and revoked and whose key is distrusted", async function () {
      const state = await load();
      const { accessLog, authorities, licenses, hefei, shanghai, id, holder, secondHolder } = state;
      for (const { address } of [secondHolder, holder]) {
        await licenses.connect(hefei.operator).rebind(id, address, claim);
      }
      const now = await state.now();
      const bound = { binding: 2n };
      const usedUp = presentationFrom(now, state, { ...bound, nonce: hashOf("used up") });
      await expectSigned(state, usedUp, Outcome.Allowed);
      await licenses.connect(hefei.operator).revoke(id, penalty);
      await authorities.distrustKeyByGovernance(hefei.operator, 1n);

      // Every row mends what the one before it was denied for, and nothing else.
      const unsound = { ...bound, notBefore: now + 1_000n, notAfter: now + 999n };
      const later = { ...bound, notBefore: now + 1_000n, notAfter: now + 1_060n };
      const sooner = { ...bound, notBefore: now - 60n, notAfter: now - 1n };
      const withdrawn = presentationFrom(now, state, { ...later, nonce: hashOf("withdrawn") });
      await accessLog.connect(holder).withdrawGrant(withdrawn);
      const [no, yes] = [false, true];
      const worst: GrantedUseRequest = asking({
        ...{ matter: commitmentTo("lease"), action: UsageAction.Archive, fields: ALL_FIELDS },
      });
      const rightMatter = { ...worst, matter: commitmentTo("loan") };
      const rightAction = { ...rightMatter, action: UsageAction.Present };
      const rightFields = { ...rightAction, fields: fields("name") };
      const valid = presentationFrom(now, state, bound);
      for (const { grant, signed, request, outcome } of [
        {
          ...{ grant: presentationFrom(now, state, { ...unsound, binding: 0n }), signed: no, request: worst },
          outcome: Outcome.NotBound,
        },
        { grant: presentationFrom(now, state, unsound), signed: no, request: worst, outcome: Outcome.InvalidGrant },
        { grant: withdrawn, signed: no, request: worst, outcome: Outcome.GrantWithdrawn },
        { grant: presentationFrom(now, state, later), signed: no, request: worst, outcome: Outcome.InvalidSignature },
        { grant: presentationFrom(now, state, later), signed: yes, request: worst, outcome: Outcome.GrantNotYetValid },
        { grant: presentationFrom(now, state, sooner), signed: yes, request: worst, outcome: Outcome.GrantExpired },
        { grant: usedUp, signed: yes, request: worst, outcome: Outcome.GrantUsedUp },
        { grant: valid, signed: yes, request: worst, outcome: Outcome.WrongMatter },
        { grant: valid, signed: yes, request: rightMatter, outcome: Outcome.WrongAction },
        { grant: valid, signed: yes, request: rightAction, outcome: Outcome.FieldsExceeded },
        { grant: valid, signed: yes, request: rightFields, outcome: Outcome.StatusNotAllowed },
      ]) {
        const signature = signed ? await sign(state, grant, holder) : NO_SIGNATURE;
        await expectGranted(state, { grant, signature, request, outcome, status: Status.Revoked });
        const foreign = { grant, signature, request, consumer: shanghai, status: Status.Revoked };
        await expectGranted(state, { ...foreign, outcome: Outcome.WrongConsumer });
      }
    });

    it("records GrantExpired of a grant that is used up as well", async function () {
      const state = await load();
      const ends = (await state.now()) + 100n;
      const grant = consentTo(state, { notAfter: ends, maxUses: 1n });
      await expectSigned(state, grant, Outcome.Allowed);
      await time.setNextBlockTimestamp(ends + 1n);
      await expectSigned(state, grant, Outcome.GrantExpired);
    });

    it("records KeyDistrusted last", async function () {
      const state = await load();
      await state.authorities.distrustKeyByGovernance(state.hefei.operator, 1n);
      const request = asking({ fields: fields("sex") });
      await expectSigned(state, consentTo(state), Outcome.FieldsExceeded, { request });
      await expectSigned(state, consentTo(state), Outcome.KeyDistrusted);
    });
  });

  it("reverts for an unknown license, and records nothing", async function () {
    const state = await load();
    const { accessLog, anhui, court, holder } = state;
    const license = idOf(LAWYER, anhui, newLicense(), issueDecision);
    const grant = consentTo(state, { license });
    const signature = await sign(state, grant, holder);
    const caller = accessLog.connect(court.operator);
    for (const using of [
      () => caller.useUnderSignedGrant(asking(), grant, signature),
      () => caller.useUnderGrant(asking(), grant),
      () => accessLog.outcomeUnderGrant(court.id, asking(), grant, signature),
    ]) {
      await expect(using()).to.be.revertedWithCustomError(accessLog, "AccessLogUnknownLicense").withArgs(license);
    }
    expect(await accessLog.usageBookOf(license)).to.deep.equal(EMPTY_BOOK);
    expect(await accessLog.consumerOf(court.id)).to.deep.equal(EMPTY_CONSUMER);
  });

  it("reverts for a caller that is no accredited consumer, the holder included", async function () {
    const state = await load();
    const { accessLog, authorities, anhui, bozhou, court, holder, id } = state;
    const grant = consentTo(state);
    const signature = await sign(state, grant, holder);
    await expect(accessLog.connect(holder).useUnderSignedGrant(asking(), grant, signature))
      .to.be.revertedWithCustomError(authorities, "AuthorityRegistryUnknownKey")
      .withArgs(holder);
    await expect(accessLog.connect(court.administrator).useUnderSignedGrant(asking(), grant, signature))
      .to.be.revertedWithCustomError(authorities, "AuthorityRegistryMissingRole")
      .withArgs(court.administrator, Role.Operate);
    await authorities.accreditRoot(anhui.id, LAWYER, ALL_RIGHTS - setOf(Right.Use));
    await expect(accessLog.connect(bozhou.operator).useUnderSignedGrant(asking(), grant, signature))
      .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
      .withArgs(bozhou.id, LAWYER, Right.Use);
    await expect(accessLog.outcomeUnderGrant(bozhou.id, asking(), grant, signature))
      .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
      .withArgs(bozhou.id, LAWYER, Right.Use);
    await authorities.deactivateByGovernance(court.id);
    await expect(accessLog.connect(court.operator).useUnderSignedGrant(asking(), grant, signature))
      .to.be.revertedWithCustomError(authorities, "AuthorityRegistryInactive")
      .withArgs(court.id, court.id);
    expect(await accessLog.usageBookOf(id)).to.deep.equal(EMPTY_BOOK);
    expect(await stateOf(state, grant)).to.deep.equal(UNTOUCHED);
  });

  it("asks for the right to the license's own type", async function () {
    const state = await load();
    const { accessLog, authorities, anhui, court, holder } = state;
    const license = await issue(state, anhui, newLicense({ holder: holder.address }), issueDecision, FORENSIC);
    const grant = consentTo(state, { license });
    await expect(
      accessLog.connect(court.operator).useUnderSignedGrant(asking(), grant, await sign(state, grant, holder)),
    )
      .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
      .withArgs(court.id, FORENSIC, Right.Use);
  });

  it("refuses words with more in them than the grant's members, which would hash otherwise", async function () {
    const state = await load();
    const { accessLog, court, holder } = state;
    const grant = consentTo(state);
    const signature = await sign(state, grant, holder);
    const { data } = await accessLog.useUnderSignedGrant.populateTransaction(asking(), grant, signature);
    // The selector, four words of the request, eleven of the grant.
    const bits = {
      kind: 8n,
      holder: 160n,
      binding: 8n,
      consumer: 32n,
      fields: 128n,
      notBefore: 40n,
      notAfter: 40n,
      maxUses: 32n,
    };
    const names = Object.keys(grant);
    const call = { to: await accessLog.getAddress(), from: court.operator.address };
    expect(await ethers.provider.call({ ...call, data })).to.equal(`0x${"00".repeat(32)}`);
    for (const [name, width] of Object.entries(bits)) {
      const start = 2 + 8 + 64 * (4 + names.indexOf(name));
      const word = BigInt(`0x${data.slice(start, start + 64)}`) | (1n << width);
      const dirty = data.slice(0, start) + word.toString(16).padStart(64, "0") + data.slice(start + 64);
      await expect(ethers.provider.call({ ...call, data: dirty }), name).to.be.revertedWithoutReason(ethers);
    }
  });

  it("refuses a kind of grant that there is not", async function () {
    const state = await load();
    const { accessLog, court } = state;
    const grant = consentTo(state, { kind: GrantKind.Presentation + 1n });
    await expect(
      accessLog.connect(court.operator).useUnderSignedGrant(asking(), grant, NO_SIGNATURE),
    ).to.be.revertedWithoutReason(ethers);
  });

  it("writes the two books and nothing else when it denies, and the grant beside them when it allows", async function () {
    const state = await load();
    const { accessLog, court, holder } = state;
    const caller = accessLog.connect(court.operator);
    const grant = consentTo(state, { maxUses: 1n });
    const signature = await sign(state, grant, holder);
    const written: number[] = [];
    for (const [request, by] of [
      [asking(), NO_SIGNATURE],
      [asking({ matter: commitmentTo("lease") }), signature],
      [asking(), signature],
      [asking(), signature],
    ] as const) {
      const { hash } = await caller.useUnderSignedGrant(request, grant, by);
      const trace = (await ethers.provider.send("debug_traceTransaction", [hash])) as {
        structLogs: { op: string; stack: string[] }[];
      };
      const stores = trace.structLogs.filter(({ op }) => op === "SSTORE");
      written.push(new Set(stores.map(({ stack }) => stack.at(-1))).size);
    }
    expect(written).to.deep.equal([2, 2, 3, 2]);
  });

  it("numbers uses with and without grants in the same two books", async function () {
    const state = await load();
    const { accessLog, court, id } = state;
    await expectSigned(state, consentTo(state), Outcome.Allowed);
    await accessLog.connect(court.operator).use({
      ...{ id, action: UsageAction.Verify, matter: 2n, fields: 0n, context: hashOf("context") },
    });
    await expectSigned(state, consentTo(state), Outcome.Allowed);
    expect((await accessLog.usageBookOf(id)).recordCount).to.equal(3n);
    expect((await accessLog.consumerOf(court.id)).count).to.equal(3n);
  });

  it("serves another key of the consumer's too", async function () {
    const state = await load();
    const { authorities, court, stranger } = state;
    await authorities.connect(court.administrator).addKey(stranger, OPERATE);
    await expectSigned(state, consentTo(state), Outcome.Allowed, { consumer: { ...court, operator: stranger } });
  });
});

describe("AccessLog.useUnderGrant", function () {
  it("uses a grant that an allowed use has stored", async function () {
    const state = await load();
    const grant = consentTo(state);
    await expectSigned(state, grant, Outcome.Allowed);
    for (const outcome of [Outcome.Allowed, Outcome.Allowed, Outcome.GrantUsedUp]) {
      await expectGranted(state, { grant, outcome });
    }
  });

  it("uses a grant that was opened, whatever signature comes with it", async function () {
    const state = await load();
    const { accessLog, holder, stranger } = state;
    const grant = consentTo(state);
    await accessLog.openGrant(grant, await sign(state, grant, holder));
    await expectGranted(state, { grant, outcome: Outcome.Allowed });
    const signature = await sign(state, grant, stranger);
    await expectGranted(state, { grant, signature, outcome: Outcome.Allowed });
  });

  it("denies a grant that is not stored, with InvalidSignature, a denied first use included", async function () {
    const state = await load();
    const grant = consentTo(state);
    await expectGranted(state, { grant, outcome: Outcome.InvalidSignature });
    await expectSigned(state, grant, Outcome.WrongMatter, { request: asking({ matter: commitmentTo("lease") }) });
    await expectGranted(state, { grant, outcome: Outcome.InvalidSignature });
  });

  it("denies a grant whose terms were changed after it was stored", async function () {
    const state = await load();
    const grant = consentTo(state);
    await expectSigned(state, grant, Outcome.Allowed);
    for (const change of [
      { fields: ALL_FIELDS },
      { maxUses: 4n },
      { notAfter: grant.notAfter + 1n },
      { notBefore: grant.notBefore - 1n },
      { matter: commitmentTo("lease") },
      { nonce: hashOf("another") },
    ]) {
      const changed = { ...grant, ...change };
      await expectGranted(state, {
        ...{ grant: changed, outcome: Outcome.InvalidSignature, request: asking({ matter: changed.matter }) },
      });
    }
    expect(await stateOf(state, grant)).to.deep.equal([true, false, 1n]);
  });

  it("goes on when the license is endorsed, suspended and resumed: the binding is the same", async function () {
    const state = await load();
    const { anhui, accessLog, holder, licenses, id } = state;
    const grant = consentTo(state);
    await accessLog.openGrant(grant, await sign(state, grant, holder));
    for (const name of ["suspend", "resume", "endorse"] as const) {
      await send(anhui.operator, managing[name].call({ licenses }, id, managing[name].decision));
    }
    expect(await statusOf(state, id)).to.equal(Status.Active);
    await expectGranted(state, { grant, outcome: Outcome.Allowed });
  });

  it("does not go over to the successor of a license", async function () {
    const state = await load();
    const { licenses, anhui, holder } = state;
    const grant = consentTo(state);
    await expectSigned(state, grant, Outcome.Allowed);
    const { decision } = managing.reissue;
    const version = newLicense({ region: Region.hefei, holder: holder.address, root: hashOf("version 2") });
    const license = await licenses.connect(anhui.operator).reissue.staticCall(state.id, version, decision);
    await licenses.connect(anhui.operator).reissue(state.id, version, decision);
    await expectGranted(state, { grant: { ...grant, license }, outcome: Outcome.InvalidSignature });
    await expectGranted(state, { grant, outcome: Outcome.StatusNotAllowed, status: Status.Superseded });
  });
});
