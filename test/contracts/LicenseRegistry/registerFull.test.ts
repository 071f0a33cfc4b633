import { expect } from "chai";
import { id as hashOf } from "ethers";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { managing } from "../actions.js";
import { grant, LAWYER, MORNING, newLicense, newLicenses, send } from "../fixture.js";
import { licensed, type Licensed, standingOf } from "../records.js";
import { rewriteWord } from "../storage.js";
import { Region } from "../terms.js";

/** A register that can count no license more. */

const FULL = 2n ** 32n - 1n;

/** The registries, with so many places left in Hefei's register. */
async function withPlaces(connection: NetworkConnection, places: bigint): Promise<Licensed> {
  const state = await licensed(connection);
  const { licenses, hefei } = state;
  const registry = { name: "LicenseRegistry", address: await licenses.getAddress() } as const;
  const key = connection.ethers.toBeHex(hefei.id, 32);
  const { count } = await licenses.registerOf(hefei.id);
  const missing = FULL - places - count;
  await rewriteWord(connection, registry, "_registers", key, (word) => word + (missing << 192n));
  expect((await licenses.registerOf(hefei.id)).count).to.equal(FULL - places);
  return state;
}

const full = (connection: NetworkConnection) => withPlaces(connection, 0n);
const withOnePlace = (connection: NetworkConnection) => withPlaces(connection, 1n);

const { networkHelpers } = await network.create(MORNING);

describe("A register with one place left", function () {
  for (const { what, holderOf } of [
    { what: "in custody", holderOf: () => ({}) },
    { what: "in holders' hands", holderOf: ({ holder }: Licensed) => ({ holder: holder.address }) },
  ]) {
    it(`takes no two licenses at once, ${what}, and neither of them`, async function () {
      const state = await networkHelpers.loadFixture(withOnePlace);
      const { licenses, hefei, holder } = state;
      const register = await licenses.registerOf(hefei.id);
      const balance = await licenses.balanceOf(holder);
      const two = newLicenses(2, { region: Region.hefei, ...holderOf(state) });
      await expect(licenses.connect(hefei.operator).issueBatch(LAWYER, two, grant))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegisterFull")
        .withArgs(hefei.id);
      expect(await licenses.registerOf(hefei.id)).to.deep.equal(register);
      expect(await licenses.balanceOf(holder)).to.equal(balance);

      await licenses.connect(hefei.operator).issueBatch(LAWYER, two.slice(1), grant);
      expect((await licenses.registerOf(hefei.id)).count).to.equal(FULL);
    });
  }
});

describe("A register that is full", function () {
  for (const name of ["reissue", "transfer"] as const) {
    const { call, decision } = managing[name];

    it(`takes no successor by ${name}, and the license stays as it was`, async function () {
      const state = await networkHelpers.loadFixture(full);
      const { licenses, hefei, id } = state;
      const register = await licenses.registerOf(hefei.id);
      const standing = await standingOf(state, id);
      await expect(send(hefei.operator, call(state, id, decision)))
        .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegisterFull")
        .withArgs(hefei.id);
      expect(await licenses.registerOf(hefei.id)).to.deep.equal(register);
      expect(await standingOf(state, id)).to.deep.equal(standing);
    });

    it(`does not keep the authority above from a ${name}: the successor is in the register of who acts`, async function () {
      const state = await networkHelpers.loadFixture(full);
      const { licenses, anhui, hefei, id } = state;
      const register = await licenses.registerOf(hefei.id);
      await send(anhui.operator, call(state, id, decision));
      expect((await licenses.registerOf(anhui.id)).count).to.equal(1n);
      expect(await licenses.registerOf(hefei.id)).to.deep.equal(register);
    });
  }

  it("takes no batch of one", async function () {
    const state = await networkHelpers.loadFixture(full);
    const { licenses, hefei } = state;
    const one = [newLicense({ region: Region.hefei, root: hashOf("one more") })];
    await expect(licenses.connect(hefei.operator).issueBatch(LAWYER, one, grant))
      .to.be.revertedWithCustomError(licenses, "LicenseRegistryRegisterFull")
      .withArgs(hefei.id);
  });
});
