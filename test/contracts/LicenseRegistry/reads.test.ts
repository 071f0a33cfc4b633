import { expect } from "chai";
import { id as hashOf, keccak256, toUtf8Bytes } from "ethers";
import { network } from "hardhat";

import { issue, MORNING, newLicense, penalty, type Registries, registries, term, TODAY } from "../fixture.js";
import { licensed, NO_STANDING } from "../records.js";
import { replayRegister } from "../replay.js";
import { Action, endOf, Region, startOf, Status } from "../terms.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const loadRegistries = () => networkHelpers.loadFixture(registries);
const loadLicensed = () => networkHelpers.loadFixture(licensed);

const DAYS_VALID = 365n;
const LAST_DAY = TODAY + DAYS_VALID - 1n;
const UNKNOWN_AUTHORITY = 99n;

const lastingOneYear = newLicense({ validThrough: LAST_DAY });

describe("LicenseRegistry", function () {
  describe("expiry", function () {
    it("comes with the first second after the last day in Shanghai, without a transaction", async function () {
      const state = await loadRegistries();
      const { licenses, anhui } = state;
      const id = await issue(state, anhui, lastingOneYear, term);
      const unlimited = await issue(state, anhui, newLicense());

      await time.increaseTo(endOf(LAST_DAY));
      expect(await licenses.statusOf(id)).to.deep.equal([Status.Active, true]);
      expect((await licenses.standingOf(id)).status).to.equal(Status.Active);

      await time.increaseTo(startOf(LAST_DAY + 1n));
      expect(await licenses.statusOf(id)).to.deep.equal([Status.Expired, true]);
      expect((await licenses.standingOf(id)).status).to.equal(Status.Expired);
      expect((await licenses.statusOf(unlimited)).status).to.equal(Status.Active);
    });

    it("does not cover up a revocation", async function () {
      const state = await loadRegistries();
      const { licenses, anhui } = state;
      const id = await issue(state, anhui, lastingOneYear, term);
      await licenses.connect(anhui.operator).revoke(id, penalty);
      await time.increaseTo(startOf(LAST_DAY + 1n));
      expect((await licenses.statusOf(id)).status).to.equal(Status.Revoked);
    });
  });

  describe("trust", function () {
    async function issuedAt(state: Registries, moment: bigint, name: string): Promise<string> {
      await time.setNextBlockTimestamp(moment);
      return issue(state, state.hefei, newLicense({ region: Region.hefei, root: hashOf(name) }));
    }

    it("ends for what the key vouched for at or after the moment of distrust", async function () {
      const state = await loadRegistries();
      const { licenses, authorities, hefei } = state;
      const theft = BigInt(await time.latest()) + 100n;
      const before = await issuedAt(state, theft - 1n, "before");
      const equal = await issuedAt(state, theft, "equal");
      const after = await issuedAt(state, theft + 1n, "after");
      expect(await licenses.statusesOf([before, equal, after])).to.deep.equal([
        [Status.Active, Status.Active, Status.Active],
        [true, true, true],
      ]);

      await authorities.connect(hefei.administrator).distrustKey(hefei.operator, theft);

      expect(await licenses.statusesOf([before, equal, after])).to.deep.equal([
        [Status.Active, Status.Active, Status.Active],
        [true, false, false],
      ]);
      const standings = await licenses.standingsOf([before, equal, after]);
      expect(standings.map(({ trusted }) => trusted)).to.deep.equal([true, false, false]);
    });

    it("is not lost by the removal of the key, nor by its authority's deactivation", async function () {
      const { licenses, authorities, hefei, id } = await loadLicensed();
      await authorities.connect(hefei.administrator).removeKey(hefei.operator);
      await authorities.deactivateByGovernance(hefei.id);
      expect(await licenses.statusOf(id)).to.deep.equal([Status.Active, true]);
    });
  });

  describe("reads of an unknown license", function () {
    const unknown = hashOf("no license");

    it("do not revert", async function () {
      const { licenses } = await loadRegistries();
      const nothing = Object.values(NO_STANDING);
      expect(await licenses.statusOf(unknown)).to.deep.equal([Status.None, false]);
      expect(await licenses.standingOf(unknown)).to.deep.equal(nothing);
      expect(await licenses.statusesOf([unknown])).to.deep.equal([[Status.None], [false]]);
      expect(await licenses.standingsOf([unknown])).to.deep.equal([nothing]);
    });

    it("of an empty list give an empty list", async function () {
      const { licenses } = await loadRegistries();
      expect(await licenses.statusesOf([])).to.deep.equal([[], []]);
      expect(await licenses.standingsOf([])).to.deep.equal([]);
    });

    it("of an unknown authority's register give an empty one", async function () {
      const { licenses } = await loadRegistries();
      expect(await licenses.registerOf(UNKNOWN_AUTHORITY)).to.deep.equal([0n, 0n, 0n]);
    });
  });

  describe("reads of several licenses", function () {
    it("keep the order given", async function () {
      const state = await loadLicensed();
      const { licenses, hefei, id } = state;
      const revoked = await issue(state, hefei, newLicense({ region: Region.hefei, root: hashOf("revoked") }));
      await licenses.connect(hefei.operator).revoke(revoked, penalty);
      const ids = [revoked, hashOf("no license"), id];
      const [statuses, trusted] = await licenses.statusesOf(ids);
      expect(statuses).to.deep.equal([Status.Revoked, Status.None, Status.Active]);
      expect(trusted).to.deep.equal([true, false, true]);
      const expected = await Promise.all(ids.map((each) => licenses.standingOf(each)));
      expect(await licenses.standingsOf(ids)).to.deep.equal(expected);
    });
  });

  describe("custodyOf", function () {
    it("is a fixed prefix and the authority's number", async function () {
      const { licenses, bozhou } = await loadRegistries();
      const prefix = keccak256(toUtf8Bytes("elicense.custody")).slice(0, 2 + 32);
      const number = bozhou.id.toString(16).padStart(8, "0");
      expect((await licenses.custodyOf(bozhou.id)).toLowerCase()).to.equal(`${prefix}${number}`);
    });
  });

  describe("construction", function () {
    it("names what the registry rests on", async function () {
      const { licenses, authorities, catalog, descriptor } = await loadRegistries();
      expect(await licenses.authorities()).to.equal(await authorities.getAddress());
      expect(await licenses.catalog()).to.equal(await catalog.getAddress());
      expect(await licenses.descriptor()).to.equal(await descriptor.getAddress());
    });
  });

  describe("registers", function () {
    it("are kept apart by authority, and replay from the events in their order", async function () {
      const state = await loadRegistries();
      const { licenses, anhui, bozhou } = state;
      for (const [i, issuer] of [anhui, bozhou, anhui, bozhou, anhui].entries()) {
        await issue(state, issuer, newLicense({ region: Region.bozhou, root: hashOf(`document ${i}`) }));
      }
      for (const [authority, count] of [
        [anhui, 3n],
        [bozhou, 2n],
      ] as const) {
        const issued = licenses.filters.ManagementRecorded(undefined, authority.id, Action.Issue);
        const ids = (await licenses.queryFilter(issued)).map(({ args }) => args.id);
        expect(await licenses.registerOf(authority.id)).to.deep.equal([replayRegister(ids), count, count]);
      }
    });
  });
});
