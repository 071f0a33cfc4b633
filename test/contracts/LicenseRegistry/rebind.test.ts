import { expect } from "chai";
import { id as hashOf, zeroPadValue } from "ethers";
import { network } from "hardhat";

import { claim, CUSTODY, issue, LAWYER, MORNING, newLicense, penalty, registries, replacement } from "../fixture.js";
import { expectAction, licensed, standingOf } from "../records.js";
import { Action, ALL_RIGHTS, Region, Right, setOf } from "../terms.js";

const { networkHelpers } = await network.create(MORNING);
const load = () => networkHelpers.loadFixture(licensed);

const BINDINGS = 256n;

/** Anhui's license of Hefei, in Anhui's custody. */
async function kept() {
  const state = await networkHelpers.loadFixture(registries);
  const { licenses, anhui } = state;
  const id = await issue(state, anhui, newLicense({ region: Region.hefei }));
  return { ...state, id, custody: await licenses.custodyOf(anhui.id) };
}

describe("LicenseRegistry.rebind", function () {
  it("gives a license in custody to its holder's key", async function () {
    const state = await kept();
    const { licenses, anhui, holder, custody, id } = state;
    const { head, count } = await licenses.registerOf(anhui.id);

    const rebinding = await expectAction(
      state,
      id,
      () => licenses.connect(anhui.operator).rebind(id, holder.address, claim),
      {
        by: anhui.operator,
        action: Action.Rebind,
        decision: claim,
        detail: zeroPadValue(holder.address, 32),
        changes: { holder: holder.address, binding: 1n },
      },
    );

    await expect(rebinding).to.emit(licenses, "Transfer").withArgs(custody, holder.address, BigInt(id));
    expect(await licenses.ownerOf(id)).to.equal(holder.address);
    expect(await licenses.balanceOf(holder)).to.equal(1n);
    expect(await licenses.balanceOf(custody)).to.equal(0n);
    expect(await licenses.registerOf(anhui.id)).to.deep.equal([head, count, 0n]);
  });

  it("takes it back into the custody of the authority that issued it, whoever acts", async function () {
    const state = await load();
    const { licenses, anhui, hefei, holder, id } = state;
    const custody = await licenses.custodyOf(hefei.id);
    const { head, count } = await licenses.registerOf(hefei.id);

    const rebinding = await expectAction(state, id, () => licenses.connect(anhui.operator).rebind(id, CUSTODY, claim), {
      by: anhui.operator,
      action: Action.Rebind,
      decision: claim,
      detail: zeroPadValue(custody, 32),
      changes: { holder: custody, binding: 1n },
    });

    await expect(rebinding).to.emit(licenses, "Transfer").withArgs(holder.address, custody, BigInt(id));
    expect(await licenses.ownerOf(id)).to.equal(custody);
    expect(await licenses.balanceOf(holder)).to.equal(0n);
    expect(await licenses.balanceOf(custody)).to.equal(1n);
    expect(await licenses.registerOf(hefei.id)).to.deep.equal([head, count, 1n]);
    expect((await licenses.registerOf(anhui.id)).inCustody).to.equal(0n);
  });

  it("replaces a lost key by a new one of the same holder", async function () {
    const state = await load();
    const { licenses, hefei, holder, secondHolder, id } = state;
    const register = await licenses.registerOf(hefei.id);

    const rebinding = await expectAction(
      state,
      id,
      () => licenses.connect(hefei.operator).rebind(id, secondHolder.address, claim),
      {
        by: hefei.operator,
        action: Action.Rebind,
        decision: claim,
        detail: zeroPadValue(secondHolder.address, 32),
        changes: { holder: secondHolder.address, binding: 1n },
      },
    );

    await expect(rebinding).to.emit(licenses, "Transfer").withArgs(holder.address, secondHolder.address, BigInt(id));
    expect(await licenses.balanceOf(holder)).to.equal(0n);
    expect(await licenses.balanceOf(secondHolder)).to.equal(1n);
    expect(await licenses.registerOf(hefei.id)).to.deep.equal(register);
  });

  it("counts one license less in custody, or one more, and leaves the register's other numbers alone", async function () {
    const state = await kept();
    const { licenses, anhui, holder, secondHolder, custody, id } = state;
    for (const name of ["second", "third"]) {
      await issue(state, anhui, newLicense({ region: Region.hefei, root: hashOf(name) }));
    }
    const { head, count } = await licenses.registerOf(anhui.id);
    expect(count).to.equal(3n);
    for (const { to, inCustody } of [
      { to: holder.address, inCustody: 2n },
      { to: secondHolder.address, inCustody: 2n },
      { to: holder.address, inCustody: 2n },
      { to: CUSTODY, inCustody: 3n },
      { to: secondHolder.address, inCustody: 2n },
    ]) {
      await licenses.connect(anhui.operator).rebind(id, to, claim);
      expect(await licenses.registerOf(anhui.id)).to.deep.equal([head, count, inCustody]);
      expect(await licenses.balanceOf(custody)).to.equal(inCustody);
    }
  });

  it("emits the record and the transfer, and no more", async function () {
    const { licenses, hefei, secondHolder, id } = await load();
    const rebinding = await licenses.connect(hefei.operator).rebind(id, secondHolder.address, claim);
    expect((await rebinding.wait())?.logs.length).to.equal(2);
  });

  it("goes on replaying after each change of owner", async function () {
    const state = await kept();
    const { licenses, anhui, holder, secondHolder, custody, id } = state;
    for (const [i, { to, owner }] of [
      { to: holder.address, owner: holder.address },
      { to: secondHolder.address, owner: secondHolder.address },
      { to: CUSTODY, owner: custody },
      { to: holder.address, owner: holder.address },
    ].entries()) {
      await expectAction(state, id, () => licenses.connect(anhui.operator).rebind(id, to, claim), {
        by: anhui.operator,
        action: Action.Rebind,
        decision: claim,
        detail: zeroPadValue(owner, 32),
        changes: { holder: owner, binding: BigInt(i) + 1n },
      });
    }
  });

  it("counts bindings modulo 256", async function () {
    const state = await kept();
    const { licenses, anhui, holder, id } = state;
    const issuer = licenses.connect(anhui.operator);
    for (let i = 0n; i < BINDINGS; ++i) await issuer.rebind(id, i % 2n === 0n ? holder.address : CUSTODY, claim);
    const { binding, recordCount } = await standingOf(state, id);
    expect([binding, recordCount]).to.deep.equal([0n, BINDINGS + 1n]);
    expect(await licenses.balanceOf(holder)).to.equal(0n);
    expect((await licenses.registerOf(anhui.id)).inCustody).to.equal(1n);
  });

  it("refuses the owner that it has", async function () {
    const { licenses, hefei, holder, id } = await load();
    await expect(licenses.connect(hefei.operator).rebind(id, holder.address, claim))
      .to.be.revertedWithCustomError(licenses, "LicenseRegistryAlreadyBound")
      .withArgs(id, holder.address);
  });

  it("refuses custody to what is in custody", async function () {
    const { licenses, anhui, custody, id } = await kept();
    await expect(licenses.connect(anhui.operator).rebind(id, CUSTODY, claim))
      .to.be.revertedWithCustomError(licenses, "LicenseRegistryAlreadyBound")
      .withArgs(id, custody);
  });

  it("refuses a custody address, the issuer's own included: 0 names that", async function () {
    const { licenses, anhui, hefei, id } = await load();
    for (const authority of [hefei.id, anhui.id, 0n]) {
      const custody = await licenses.custodyOf(authority);
      await expect(licenses.connect(hefei.operator).rebind(id, custody, claim))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryCustodyHolder")
        .withArgs(custody);
    }
  });

  it("takes the right to issue", async function () {
    const { licenses, authorities, anhui, hefei, secondHolder, id } = await load();
    await authorities.connect(anhui.administrator).accredit(hefei.id, LAWYER, ALL_RIGHTS - setOf(Right.Issue));
    await expect(licenses.connect(hefei.operator).rebind(id, secondHolder.address, claim))
      .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
      .withArgs(hefei.id, LAWYER, Right.Issue);
  });

  it("leaves a license that was ended with its last owner", async function () {
    for (const end of ["revoke", "reissue"] as const) {
      const { licenses, hefei, holder, secondHolder, id } = await load();
      const issuer = licenses.connect(hefei.operator);
      if (end === "revoke") await issuer.revoke(id, penalty);
      else await issuer.reissue(id, newLicense({ region: Region.hefei }), replacement);
      const { status } = await licenses.statusOf(id);
      await expect(issuer.rebind(id, secondHolder.address, claim))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryNotAllowed")
        .withArgs(id, status, Action.Rebind);
      expect(await licenses.ownerOf(id)).to.equal(holder.address);
    }
  });
});
