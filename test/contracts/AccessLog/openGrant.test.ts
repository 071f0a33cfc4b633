import { expect } from "chai";
import { id as hashOf } from "ethers";
import { network } from "hardhat";

import { claim, CUSTODY, grant as issueDecision, idOf, LAWYER, MORNING, newLicense, penalty } from "../fixture.js";
import { licensed } from "../records.js";
import { Outcome, Status } from "../terms.js";
import {
  consentTo,
  expectGranted,
  idOfGrant,
  MAX_PRESENTATION_PERIOD,
  NO_SIGNATURE,
  presentationFrom,
  sign,
  stateOf,
  UNTOUCHED,
} from "./grants.js";
import { EMPTY_BOOK, EMPTY_CONSUMER } from "./usage.js";

const { ethers, networkHelpers } = await network.create(MORNING);
const load = () => networkHelpers.loadFixture(licensed);

const OPENED = [true, false, 0n];

describe("AccessLog.openGrant", function () {
  it("stores the grant, whoever relays it, and records no use", async function () {
    const state = await load();
    const { accessLog, court, holder, stranger } = state;
    const grant = consentTo(state);
    const id = await idOfGrant(state, grant);
    const signature = await sign(state, grant, holder);
    const relayed = accessLog.connect(stranger);
    expect(await relayed.openGrant.staticCall(grant, signature)).to.equal(id);

    const opening = await relayed.openGrant(grant, signature);

    await expect(opening).to.emit(accessLog, "GrantOpened").withArgs(id, grant.license, court.id);
    expect((await opening.wait())?.logs.length).to.equal(1);
    expect(await stateOf(state, grant)).to.deep.equal(OPENED);
    expect(await accessLog.usageBookOf(grant.license)).to.deep.equal(EMPTY_BOOK);
    expect(await accessLog.consumerOf(court.id)).to.deep.equal(EMPTY_CONSUMER);
  });

  it("stores a presentation", async function () {
    const state = await load();
    const grant = presentationFrom(await state.now(), state);
    await state.accessLog.openGrant(grant, await sign(state, grant, state.holder));
    await expectGranted(state, { grant, outcome: Outcome.Allowed });
  });

  it("stores what is not valid yet or no longer, and for a license that has ended: uses are judged in their time", async function () {
    const state = await load();
    const { accessLog, licenses, hefei, holder } = state;
    const now = await state.now();
    const early = consentTo(state, { notBefore: now + 10_000n });
    const late = consentTo(state, { notAfter: now - 1n });
    for (const grant of [early, late]) await accessLog.openGrant(grant, await sign(state, grant, holder));
    await expectGranted(state, { grant: early, outcome: Outcome.GrantNotYetValid });
    await expectGranted(state, { grant: late, outcome: Outcome.GrantExpired });

    await licenses.connect(hefei.operator).revoke(state.id, penalty);
    const grant = consentTo(state);
    await accessLog.openGrant(grant, await sign(state, grant, holder));
    await expectGranted(state, { grant, outcome: Outcome.StatusNotAllowed, status: Status.Revoked });
    for (const opened of [early, late, grant]) expect(await stateOf(state, opened)).to.deep.equal(OPENED);
  });

  it("refuses what is stored already, by an opening or by a use", async function () {
    const state = await load();
    const { accessLog, holder } = state;
    const [opened, used] = [consentTo(state), consentTo(state, { nonce: hashOf("used") })];
    await accessLog.openGrant(opened, await sign(state, opened, holder));
    await expectGranted(state, {
      ...{ grant: used, signature: await sign(state, used, holder), outcome: Outcome.Allowed },
    });
    for (const grant of [opened, used]) {
      const before = await stateOf(state, grant);
      await expect(accessLog.openGrant(grant, await sign(state, grant, holder)))
        .to.be.revertedWithCustomError(accessLog, "AccessLogAlreadyOpened")
        .withArgs(await idOfGrant(state, grant));
      expect(await stateOf(state, grant)).to.deep.equal(before);
    }
  });

  it("refuses what was withdrawn, opened before or not", async function () {
    const state = await load();
    const { accessLog, holder } = state;
    const [opened, unopened] = [consentTo(state), consentTo(state, { nonce: hashOf("unopened") })];
    await accessLog.openGrant(opened, await sign(state, opened, holder));
    for (const grant of [opened, unopened]) {
      await accessLog.connect(holder).withdrawGrant(grant);
      await expect(accessLog.openGrant(grant, await sign(state, grant, holder)))
        .to.be.revertedWithCustomError(accessLog, "AccessLogAlreadyWithdrawn")
        .withArgs(await idOfGrant(state, grant));
    }
    expect(await stateOf(state, unopened)).to.deep.equal([false, true, 0n]);
  });

  it("refuses terms that no grant of its kind may have", async function () {
    const state = await load();
    const { accessLog, holder } = state;
    const now = await state.now();
    for (const grant of [
      consentTo(state, { maxUses: 0n }),
      consentTo(state, { notBefore: now, notAfter: now - 1n }),
      presentationFrom(now, state, { notAfter: now + MAX_PRESENTATION_PERIOD + 1n }),
      presentationFrom(now, state, { maxUses: 2n }),
      presentationFrom(now, state, { nonce: `0x${"00".repeat(32)}` }),
    ]) {
      await expect(accessLog.openGrant(grant, await sign(state, grant, holder)))
        .to.be.revertedWithCustomError(accessLog, "AccessLogInvalidGrant")
        .withArgs(await idOfGrant(state, grant));
      expect(await stateOf(state, grant)).to.deep.equal(UNTOUCHED);
    }
  });

  it("refuses what the license is not bound to, by account or by number", async function () {
    const state = await load();
    const { accessLog, holder, secondHolder } = state;
    for (const [change, by] of [
      [{ holder: secondHolder.address }, secondHolder],
      [{ binding: 1n }, holder],
    ] as const) {
      const grant = consentTo(state, change);
      await expect(accessLog.openGrant(grant, await sign(state, grant, by)))
        .to.be.revertedWithCustomError(accessLog, "AccessLogNotBound")
        .withArgs(await idOfGrant(state, grant), grant.license);
    }
  });

  it("refuses a license in custody, to its last holder and in the authority's name", async function () {
    const state = await load();
    const { accessLog, licenses, hefei, holder, id } = state;
    await licenses.connect(hefei.operator).rebind(id, CUSTODY, claim);
    const lastHolders = consentTo(state, { binding: 1n });
    await expect(accessLog.openGrant(lastHolders, await sign(state, lastHolders, holder)))
      .to.be.revertedWithCustomError(accessLog, "AccessLogNotBound")
      .withArgs(await idOfGrant(state, lastHolders), id);
    const custody = await licenses.custodyOf(hefei.id);
    const authoritys = consentTo(state, { binding: 1n, holder: custody });
    for (const key of [hefei.operator, holder]) {
      const { signature } = await sign(state, authoritys, key);
      await expect(accessLog.openGrant(authoritys, { signer: custody, signature }))
        .to.be.revertedWithCustomError(accessLog, "AccessLogInvalidSignature")
        .withArgs(await idOfGrant(state, authoritys), custody);
    }
  });

  it("refuses an unknown license", async function () {
    const state = await load();
    const { accessLog, anhui, holder } = state;
    const license = idOf(LAWYER, anhui, newLicense(), issueDecision);
    const grant = consentTo(state, { license });
    await expect(accessLog.openGrant(grant, await sign(state, grant, holder)))
      .to.be.revertedWithCustomError(accessLog, "AccessLogUnknownLicense")
      .withArgs(license);
  });

  it("refuses another's signature, and none", async function () {
    const state = await load();
    const { accessLog, holder, stranger } = state;
    const grant = consentTo(state);
    const { signature } = await sign(state, grant, stranger);
    for (const by of [NO_SIGNATURE, { signer: stranger.address, signature }, { signer: holder.address, signature }]) {
      await expect(accessLog.openGrant(grant, by))
        .to.be.revertedWithCustomError(accessLog, "AccessLogInvalidSignature")
        .withArgs(await idOfGrant(state, grant), holder);
    }
    expect(await stateOf(state, grant)).to.deep.equal(UNTOUCHED);
  });

  it("names the first of several faults: withdrawn, opened, terms, license, binding, signature", async function () {
    const state = await load();
    const { accessLog, anhui, holder, secondHolder } = state;
    const open = (change: Parameters<typeof consentTo>[1]) =>
      accessLog.openGrant(consentTo(state, change), NO_SIGNATURE);
    const unknown = { license: idOf(LAWYER, anhui, newLicense(), issueDecision) };
    const unbound = { holder: secondHolder.address };
    const unsound = { maxUses: 0n };
    const worst = { ...unsound, ...unknown, ...unbound };
    await accessLog.connect(secondHolder).withdrawGrant(consentTo(state, worst));
    const opened = consentTo(state);
    await accessLog.openGrant(opened, await sign(state, opened, holder));
    for (const [change, error] of [
      [worst, "AccessLogAlreadyWithdrawn"],
      [{}, "AccessLogAlreadyOpened"],
      [{ ...worst, nonce: hashOf("another") }, "AccessLogInvalidGrant"],
      [{ ...unknown, ...unbound }, "AccessLogUnknownLicense"],
      [unbound, "AccessLogNotBound"],
      [{ nonce: hashOf("another") }, "AccessLogInvalidSignature"],
    ] as const) {
      await expect(open(change), error).to.be.revertedWithCustomError(accessLog, error);
    }
  });

  it("goes on while issuing is paused", async function () {
    const state = await load();
    await state.licenses.pause();
    const grant = consentTo(state);
    const signature = await sign(state, grant, state.holder);
    await expect(state.accessLog.openGrant(grant, signature)).not.to.be.revert(ethers);
  });
});
