import { expect } from "chai";
import { hexlify, id as hashOf, type TransactionResponse } from "ethers";
import { network } from "hardhat";

import { claim, CUSTODY, grant as issueDecision, idOf, LAWYER, MORNING, newLicense } from "../fixture.js";
import { licensed, type Licensed } from "../records.js";
import { Outcome } from "../terms.js";
import { consentTo, expectGranted, type Grant, idOfGrant, sign, signWithdrawal, stateOf, UNTOUCHED } from "./grants.js";
import { expectReplays, usageRecords } from "./usage.js";

const { networkHelpers } = await network.create(MORNING);
const load = () => networkHelpers.loadFixture(licensed);

/** Withdraws a grant and expects the event, no other, and that nothing but the withdrawal changed. */
async function expectWithdrawal(
  state: Licensed,
  grant: Grant,
  withdraw: () => Promise<TransactionResponse>,
): Promise<void> {
  const { accessLog } = state;
  const id = await idOfGrant(state, grant);
  const [opened, , used] = await stateOf(state, grant);
  const records = await usageRecords(state);

  const withdrawing = await withdraw();

  await expect(withdrawing).to.emit(accessLog, "GrantWithdrawn").withArgs(id, grant.license, grant.consumer);
  expect((await withdrawing.wait())?.logs.length).to.equal(1);
  expect(await stateOf(state, grant)).to.deep.equal([opened, true, used]);
  expect(await usageRecords(state)).to.deep.equal(records);
  await expectReplays(state, [grant.license], [grant.consumer]);
}

/** Expects that nothing can be done under a grant any more. */
async function expectEnded(state: Licensed, grant: Grant): Promise<void> {
  const { accessLog, holder } = state;
  const signature = await sign(state, grant, holder);
  await expectGranted(state, { grant, signature, outcome: Outcome.GrantWithdrawn });
  await expectGranted(state, { grant, outcome: Outcome.GrantWithdrawn });
  await expect(accessLog.openGrant(grant, signature))
    .to.be.revertedWithCustomError(accessLog, "AccessLogAlreadyWithdrawn")
    .withArgs(await idOfGrant(state, grant));
}

/** A consent that was used once, one that was opened, and one that the chain never heard of. */
async function threeGrants(state: Licensed): Promise<readonly [used: Grant, opened: Grant, unheard: Grant]> {
  const [used, opened, unheard] = [
    consentTo(state),
    consentTo(state, { nonce: hashOf("opened") }),
    consentTo(state, { nonce: hashOf("unheard of") }),
  ];
  const signature = await sign(state, used, state.holder);
  await expectGranted(state, { grant: used, signature, outcome: Outcome.Allowed });
  await state.accessLog.openGrant(opened, await sign(state, opened, state.holder));
  return [used, opened, unheard];
}

describe("AccessLog.withdrawGrant", function () {
  it("ends a grant at once, used, opened or never heard of; earlier records stand", async function () {
    const state = await load();
    const { accessLog, holder } = state;
    for (const grant of await threeGrants(state)) {
      const caller = accessLog.connect(holder);
      expect(await caller.withdrawGrant.staticCall(grant)).to.equal(await idOfGrant(state, grant));
      await expectWithdrawal(state, grant, () => caller.withdrawGrant(grant));
      await expectEnded(state, grant);
    }
  });

  it("leaves the holder's other grants alone, were it of the same terms", async function () {
    const state = await load();
    const { accessLog, holder } = state;
    const [used, opened] = await threeGrants(state);
    await accessLog.connect(holder).withdrawGrant(used);
    await expectGranted(state, { grant: opened, outcome: Outcome.Allowed });
  });

  it("is for the holder alone: neither consumer nor issuer nor governance nor a stranger", async function () {
    const state = await load();
    const { accessLog, court, governance, hefei, holder, secondHolder, stranger } = state;
    const grant = consentTo(state);
    for (const caller of [court.operator, hefei.operator, governance, secondHolder, stranger]) {
      await expect(accessLog.connect(caller).withdrawGrant(grant))
        .to.be.revertedWithCustomError(accessLog, "AccessLogNotHolder")
        .withArgs(await idOfGrant(state, grant), holder, caller);
    }
    expect(await stateOf(state, grant)).to.deep.equal(UNTOUCHED);
  });

  it("is for the holder that the grant names, who may have lost the license since", async function () {
    const state = await load();
    const { accessLog, licenses, hefei, holder, secondHolder, id } = state;
    await licenses.connect(hefei.operator).rebind(id, secondHolder.address, claim);
    const grant = consentTo(state);
    await expect(accessLog.connect(secondHolder).withdrawGrant(grant))
      .to.be.revertedWithCustomError(accessLog, "AccessLogNotHolder")
      .withArgs(await idOfGrant(state, grant), holder, secondHolder);
    await expectWithdrawal(state, grant, () => accessLog.connect(holder).withdrawGrant(grant));
  });

  it("asks nothing of the license or the terms", async function () {
    const state = await load();
    const { accessLog, anhui, holder } = state;
    const license = idOf(LAWYER, anhui, newLicense(), issueDecision);
    const grant = consentTo(state, { license, maxUses: 0n });
    await expectWithdrawal(state, grant, () => accessLog.connect(holder).withdrawGrant(grant));
  });

  it("refuses what was withdrawn already, in either way", async function () {
    const state = await load();
    const { accessLog, holder } = state;
    const grant = consentTo(state);
    await accessLog.connect(holder).withdrawGrant(grant);
    const signature = await signWithdrawal(state, grant, holder);
    for (const again of [
      () => accessLog.connect(holder).withdrawGrant(grant),
      () => accessLog.withdrawGrantBySignature(grant, signature),
    ]) {
      await expect(again())
        .to.be.revertedWithCustomError(accessLog, "AccessLogAlreadyWithdrawn")
        .withArgs(await idOfGrant(state, grant));
    }
  });
});

describe("AccessLog.withdrawGrantBySignature", function () {
  it("ends a grant at once, whoever relays it", async function () {
    const state = await load();
    const { accessLog, holder, stranger } = state;
    for (const grant of await threeGrants(state)) {
      const relayed = accessLog.connect(stranger);
      const signature = await signWithdrawal(state, grant, holder);
      expect(await relayed.withdrawGrantBySignature.staticCall(grant, signature)).to.equal(
        await idOfGrant(state, grant),
      );
      await expectWithdrawal(state, grant, () => relayed.withdrawGrantBySignature(grant, signature));
      await expectEnded(state, grant);
    }
  });

  it("refuses what was withdrawn already, the same signature again included", async function () {
    const state = await load();
    const { accessLog, holder } = state;
    const grant = consentTo(state);
    const signature = await signWithdrawal(state, grant, holder);
    await accessLog.withdrawGrantBySignature(grant, signature);
    await expect(accessLog.withdrawGrantBySignature(grant, signature))
      .to.be.revertedWithCustomError(accessLog, "AccessLogAlreadyWithdrawn")
      .withArgs(await idOfGrant(state, grant));
    await expect(accessLog.connect(holder).withdrawGrant(grant))
      .to.be.revertedWithCustomError(accessLog, "AccessLogAlreadyWithdrawn")
      .withArgs(await idOfGrant(state, grant));
  });

  it("refuses the grant's own signature, another grant's withdrawal, and another's signature", async function () {
    const state = await load();
    const { accessLog, holder, secondHolder } = state;
    const grant = consentTo(state);
    const other = consentTo(state, { nonce: hashOf("another") });
    const { signature } = await signWithdrawal(state, grant, secondHolder);
    for (const by of [
      await sign(state, grant, holder),
      await signWithdrawal(state, other, holder),
      { signer: secondHolder.address, signature },
      { signer: holder.address, signature },
      { signer: "0x", signature: "0x" },
    ]) {
      await expect(accessLog.withdrawGrantBySignature(grant, by))
        .to.be.revertedWithCustomError(accessLog, "AccessLogInvalidSignature")
        .withArgs(await idOfGrant(state, grant), holder);
    }
    expect(await stateOf(state, grant)).to.deep.equal(UNTOUCHED);
  });

  it("refuses to speak for the zero address", async function () {
    const state = await load();
    const { accessLog } = state;
    const grant = consentTo(state, { holder: CUSTODY });
    for (const signature of ["0x", hexlify(new Uint8Array(65))]) {
      await expect(accessLog.withdrawGrantBySignature(grant, { signer: CUSTODY, signature }))
        .to.be.revertedWithCustomError(accessLog, "AccessLogInvalidSignature")
        .withArgs(await idOfGrant(state, grant), CUSTODY);
    }
  });
});
