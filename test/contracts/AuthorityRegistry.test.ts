import { expect } from "chai";
import { network } from "hardhat";

import { addressNamed, ALL_ROLES, FORENSIC, LAWYER, MORNING, profile, recordOf, registries } from "./fixture.js";
import { ADMINISTER, ALL_RIGHTS, DAY, NO_RIGHTS, OPERATE, Region, Right, Role, setOf } from "./terms.js";

const { networkHelpers } = await network.create(MORNING);
const { time } = networkHelpers;
const loadRegistries = () => networkHelpers.loadFixture(registries);

const NO_AUTHORITY = 0n;
const UNKNOWN = 99n;
const MAX_DEPTH = 4n;
const SISTER_DISTRUST_WINDOW = 30n * DAY;
const NO_CODE = `0x${"00".repeat(18)}`;
const WAIT = 7n * DAY;

const newcomer = addressNamed("newcomer");
const noAddress = addressNamed("nobody's key");
const jiangsu = profile("1132000000FAKE071D");
const county = profile("1134160200FAKE088C");
const township = profile("1134160200FAKE096D");
const village = profile("1134160200FAKE104E");

/** The moment at which the next block will be made, if nothing else is sent. */
async function atNextBlock(offset = 60n): Promise<bigint> {
  const moment = BigInt(await time.latest()) + offset;
  await time.setNextBlockTimestamp(moment);
  return moment;
}

async function moveTo(moment: bigint): Promise<void> {
  await time.increaseTo(moment);
}

describe("AuthorityRegistry", function () {
  describe("admitRoot", function () {
    describe("when governance admits a province", function () {
      it("registers it under the next number, with its profile and first key", async function () {
        const { authorities, governance, hefei } = await loadRegistries();
        const id = (await authorities.authorityCount()) + 1n;
        const { id: lastKey } = await authorities.keyOf(hefei.operator);

        const admission = await authorities.connect(governance).admitRoot(Region.jiangsu, jiangsu, newcomer);

        const { time: now } = await recordOf(admission);
        await expect(admission)
          .to.emit(authorities, "AuthorityRegistered")
          .withArgs(id, NO_AUTHORITY, Region.jiangsu, jiangsu.code, jiangsu.metadataHash, jiangsu.metadataURI);
        await expect(admission)
          .to.emit(authorities, "KeyAdded")
          .withArgs(id, newcomer, lastKey + 1n, ADMINISTER);
        expect(await authorities.authorityCount()).to.equal(id);
        expect(await authorities.authorityOf(id)).to.deep.equal([NO_AUTHORITY, Region.jiangsu, now, 0n, 1n, 1n]);
        expect(await authorities.profileOf(id)).to.deep.equal(Object.values(jiangsu));
        expect(await authorities.keyOf(newcomer)).to.deep.equal([id, lastKey + 1n, ADMINISTER, now, 0n]);
        expect(await authorities.keyById(lastKey + 1n)).to.deep.equal([newcomer, 0n]);
        expect(await authorities.isActive(id)).to.equal(true);
      });

      it("gives it no right", async function () {
        const { authorities } = await loadRegistries();
        await authorities.admitRoot(Region.jiangsu, jiangsu, newcomer);
        expect(await authorities.rightsOf(await authorities.authorityCount(), LAWYER)).to.equal(NO_RIGHTS);
      });

      it("returns its number", async function () {
        const { authorities } = await loadRegistries();
        const id = await authorities.admitRoot.staticCall(Region.jiangsu, jiangsu, newcomer);
        expect(id).to.equal((await authorities.authorityCount()) + 1n);
      });
    });

    for (const { what, region } of [
      { what: "a county without its city", region: 340001n },
      { what: "too short a number", region: 99999n },
    ]) {
      it(`refuses ${what} as a region`, async function () {
        const { authorities } = await loadRegistries();
        await expect(authorities.admitRoot(region, jiangsu, newcomer))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryInvalidRegion")
          .withArgs(region);
      });
    }

    it("refuses a public code that an active authority has", async function () {
      const { authorities, shanghai } = await loadRegistries();
      const { code } = await authorities.profileOf(shanghai.id);
      await expect(authorities.admitRoot(Region.jiangsu, { ...jiangsu, code }, newcomer))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryCodeTaken")
        .withArgs(code, shanghai.id);
    });

    it("gives a public code again once its bearer is deactivated", async function () {
      const { authorities, shanghai } = await loadRegistries();
      const { code } = await authorities.profileOf(shanghai.id);
      expect(await authorities.authorityByCode(code)).to.equal(shanghai.id);
      await authorities.deactivateByGovernance(shanghai.id);
      expect(await authorities.authorityByCode(code)).to.equal(NO_AUTHORITY);
      await authorities.admitRoot(Region.jiangsu, { ...jiangsu, code }, newcomer);
      expect(await authorities.authorityByCode(code)).to.equal(await authorities.authorityCount());
    });

    it("refuses an empty public code", async function () {
      const { authorities } = await loadRegistries();
      const nameless = { ...jiangsu, code: NO_CODE };
      await expect(authorities.admitRoot(Region.jiangsu, nameless, newcomer)).to.be.revertedWithCustomError(
        authorities,
        "AuthorityRegistryEmptyCode",
      );
    });
  });

  describe("accreditRoot", function () {
    it("sets a root's rights for one license type", async function () {
      const { authorities, court } = await loadRegistries();
      const rights = setOf(Right.Use, Right.Annotate);

      const accreditation = await authorities.accreditRoot(court.id, LAWYER, rights);

      const { time: now } = await recordOf(accreditation);
      await expect(accreditation)
        .to.emit(authorities, "AuthorityAccredited")
        .withArgs(court.id, LAWYER, rights, setOf(Right.Annotate), now);
      expect(await authorities.rightsOf(court.id, LAWYER)).to.equal(rights);
      expect(await authorities.rightsOf(court.id, FORENSIC)).to.equal(NO_RIGHTS);
    });

    // The first ten types have their place in the authority's own slot, the others in words of sixteen.
    it("keeps the rights for license types apart, wherever they are stored", async function () {
      const { authorities, court } = await loadRegistries();
      const types = [...Array(34).keys()].map(BigInt).concat(65_535n);
      const rightsFor = new Map(types.map((type) => [type, (type * 7n + 3n) & ALL_RIGHTS]));
      for (const [type, rights] of rightsFor) await authorities.accreditRoot(court.id, type, rights);

      for (const [type, rights] of rightsFor) expect(await authorities.rightsOf(court.id, type)).to.equal(rights);
      expect(await authorities.rightsOf(court.id, 34n)).to.equal(NO_RIGHTS);
      const { region, until } = await authorities.authorityOf(court.id);
      expect([region, until]).to.deep.equal([Region.bozhou, 0n]);
    });

    for (const type of [9n, 10n, 25n]) {
      it(`gives and withdraws every right for license type ${type}, down the tree`, async function () {
        const { authorities, anhui, bozhou } = await loadRegistries();
        const parent = authorities.connect(anhui.administrator);
        await authorities.accreditRoot(anhui.id, type, ALL_RIGHTS);
        await parent.accredit(bozhou.id, type, ALL_RIGHTS);
        const { id: key } = await authorities.keyOf(bozhou.operator);
        for (const right of Object.values(Right)) {
          const actor = await authorities.checkRight(type, bozhou.operator, right);
          expect(actor).to.deep.equal([bozhou.id, key, Region.bozhou]);
        }

        await authorities.accreditRoot(anhui.id, type, ALL_RIGHTS - setOf(Right.Use));

        expect(await authorities.rightsOf(bozhou.id, type)).to.equal(ALL_RIGHTS - setOf(Right.Use));
        for (const neighbour of [type - 1n, type + 1n]) {
          expect(await authorities.rightsOf(anhui.id, neighbour)).to.equal(NO_RIGHTS);
        }
        await expect(authorities.checkRight(type, bozhou.operator, Right.Use))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
          .withArgs(bozhou.id, type, Right.Use);
      });
    }

    it("refuses rights that do not exist", async function () {
      const { authorities, anhui } = await loadRegistries();
      const rights = ALL_RIGHTS + 1n;
      await expect(authorities.accreditRoot(anhui.id, LAWYER, rights))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryInvalidRights")
        .withArgs(rights);
    });

    it("refuses an unknown authority", async function () {
      const { authorities } = await loadRegistries();
      await expect(authorities.accreditRoot(UNKNOWN, LAWYER, ALL_RIGHTS))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryUnknownAuthority")
        .withArgs(UNKNOWN);
    });

    it("leaves a sub-authority to its parent", async function () {
      const { authorities, anhui, bozhou } = await loadRegistries();
      await expect(authorities.accreditRoot(bozhou.id, LAWYER, ALL_RIGHTS))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotRoot")
        .withArgs(bozhou.id, anhui.id);
    });
  });

  describe("register", function () {
    it("registers a sub-authority one level down", async function () {
      const { authorities, bozhou } = await loadRegistries();
      const id = (await authorities.authorityCount()) + 1n;

      const registration = await authorities
        .connect(bozhou.administrator)
        .register(Region.bozhouQiaocheng, county, newcomer);

      const { time: now } = await recordOf(registration);
      const { id: key } = await authorities.keyOf(newcomer);
      await expect(registration)
        .to.emit(authorities, "AuthorityRegistered")
        .withArgs(id, bozhou.id, Region.bozhouQiaocheng, county.code, county.metadataHash, county.metadataURI);
      await expect(registration).to.emit(authorities, "KeyAdded").withArgs(id, newcomer, key, ADMINISTER);
      const entry = [bozhou.id, Region.bozhouQiaocheng, now, 0n, 3n, 1n];
      expect(await authorities.authorityOf(id)).to.deep.equal(entry);
    });

    it("returns the number", async function () {
      const { authorities, bozhou } = await loadRegistries();
      const parent = authorities.connect(bozhou.administrator);
      const id = await parent.register.staticCall(Region.bozhouQiaocheng, county, newcomer);
      expect(id).to.equal((await authorities.authorityCount()) + 1n);
    });

    it("allows a sub-authority the region of its parent", async function () {
      const { authorities, bozhou } = await loadRegistries();
      await authorities.connect(bozhou.administrator).register(Region.bozhou, county, newcomer);
      expect((await authorities.authorityOf(await authorities.authorityCount())).region).to.equal(Region.bozhou);
    });

    for (const [where, region] of Object.entries({
      "another city": Region.hefei,
      "another province": Region.jiangsu,
      "the province above": Region.anhui,
      "the whole country": Region.country,
    })) {
      it(`refuses ${where} as a region`, async function () {
        const { authorities, bozhou } = await loadRegistries();
        await expect(authorities.connect(bozhou.administrator).register(region, county, newcomer))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryRegionNotCovered")
          .withArgs(region, Region.bozhou);
      });
    }

    it("refuses a region within the parent's that is no division", async function () {
      const { authorities, anhui } = await loadRegistries();
      const region = 340001n;
      await expect(authorities.connect(anhui.administrator).register(region, county, newcomer))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryInvalidRegion")
        .withArgs(region);
    });

    it("refuses a fifth level", async function () {
      const { authorities, anhui, bozhou, holder, secondHolder, stranger } = await loadRegistries();
      const { bozhouQiaocheng } = Region;
      await authorities.connect(bozhou.administrator).register(bozhouQiaocheng, county, holder);
      await authorities.connect(holder).register(bozhouQiaocheng, township, secondHolder);
      const lowest = await authorities.authorityCount();
      expect((await authorities.authorityOf(lowest)).depth).to.equal(MAX_DEPTH);
      expect(await authorities.MAX_DEPTH()).to.equal(MAX_DEPTH);
      expect(await authorities.isWithin(lowest, anhui.id)).to.equal(true);

      await expect(authorities.connect(secondHolder).register(bozhouQiaocheng, village, stranger))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryTooDeep")
        .withArgs(lowest, MAX_DEPTH);
    });
  });

  describe("accredit", function () {
    it("sets a sub-authority's rights; what falls away does so at once", async function () {
      const { authorities, anhui, bozhou } = await loadRegistries();
      const before = await authorities.rightsOf(bozhou.id, LAWYER);
      const rights = setOf(Right.Review, Right.Annul);

      const accreditation = await authorities.connect(anhui.administrator).accredit(bozhou.id, LAWYER, rights);

      const { time: now } = await recordOf(accreditation);
      expect(before & setOf(Right.Annul)).to.equal(NO_RIGHTS);
      await expect(accreditation)
        .to.emit(authorities, "AuthorityAccredited")
        .withArgs(bozhou.id, LAWYER, rights, setOf(Right.Annul), now);
      expect(await authorities.rightsOf(bozhou.id, LAWYER)).to.equal(rights);
    });

    it("refuses rights that the parent does not hold, and names them", async function () {
      const { authorities, anhui, bozhou } = await loadRegistries();
      const held = setOf(Right.Use, Right.Issue);
      await authorities.accreditRoot(anhui.id, LAWYER, held);
      await expect(authorities.connect(anhui.administrator).accredit(bozhou.id, LAWYER, ALL_RIGHTS))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryRightsNotHeld")
        .withArgs(anhui.id, LAWYER, ALL_RIGHTS - held);
    });

    it("refuses another's sub-authority, and a sub-authority's own hand", async function () {
      const { authorities, shanghai, bozhou } = await loadRegistries();
      for (const caller of [shanghai, bozhou]) {
        await expect(authorities.connect(caller.administrator).accredit(bozhou.id, LAWYER, NO_RIGHTS))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotParent")
          .withArgs(bozhou.id, caller.id);
      }
    });

    it("refuses an unknown authority", async function () {
      const { authorities, anhui } = await loadRegistries();
      await expect(authorities.connect(anhui.administrator).accredit(UNKNOWN, LAWYER, NO_RIGHTS))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryUnknownAuthority")
        .withArgs(UNKNOWN);
    });

    describe("given a delay", function () {
      async function delayedRegistries() {
        const state = await loadRegistries();
        await state.authorities.setAccreditationDelay(WAIT);
        return { ...state, parent: state.authorities.connect(state.anhui.administrator) };
      }

      it("lets a new right hold from the announced second, not a second before", async function () {
        const { authorities, parent, bozhou } = await delayedRegistries();
        const before = await authorities.rightsOf(bozhou.id, LAWYER);
        const added = setOf(Right.Annul);
        const heldFrom = (await atNextBlock()) + WAIT;

        await expect(parent.accredit(bozhou.id, LAWYER, before | added))
          .to.emit(authorities, "AuthorityAccredited")
          .withArgs(bozhou.id, LAWYER, before | added, added, heldFrom);

        await moveTo(heldFrom - 1n);
        expect(await authorities.rightsOf(bozhou.id, LAWYER)).to.equal(before);
        await expect(authorities.checkRight(LAWYER, bozhou.operator, Right.Annul))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
          .withArgs(bozhou.id, LAWYER, Right.Annul);

        await moveTo(heldFrom);
        expect(await authorities.rightsOf(bozhou.id, LAWYER)).to.equal(before | added);
        const { authority } = await authorities.checkRight(LAWYER, bozhou.operator, Right.Annul);
        expect(authority).to.equal(bozhou.id);

        await moveTo(heldFrom + 1n);
        expect(await authorities.rightsOf(bozhou.id, LAWYER)).to.equal(before | added);
      });

      it("withdraws a right at once", async function () {
        const { authorities, parent, bozhou } = await delayedRegistries();
        await parent.accredit(bozhou.id, LAWYER, NO_RIGHTS);
        expect(await authorities.rightsOf(bozhou.id, LAWYER)).to.equal(NO_RIGHTS);
      });

      it("withdraws a right that does not hold yet", async function () {
        const { authorities, parent, bozhou } = await delayedRegistries();
        const before = await authorities.rightsOf(bozhou.id, LAWYER);
        await parent.accredit(bozhou.id, LAWYER, ALL_RIGHTS);
        await parent.accredit(bozhou.id, LAWYER, before);
        await time.increase(2n * WAIT);
        expect(await authorities.rightsOf(bozhou.id, LAWYER)).to.equal(before);
      });

      it("makes a right that was withdrawn wait again", async function () {
        const { authorities, parent, bozhou } = await delayedRegistries();
        const before = await authorities.rightsOf(bozhou.id, LAWYER);
        await parent.accredit(bozhou.id, LAWYER, NO_RIGHTS);
        await parent.accredit(bozhou.id, LAWYER, before);
        expect(await authorities.rightsOf(bozhou.id, LAWYER)).to.equal(NO_RIGHTS);
        await time.increase(WAIT);
        expect(await authorities.rightsOf(bozhou.id, LAWYER)).to.equal(before);
      });

      it("keeps what holds by now through the next accreditation", async function () {
        const { authorities, parent, bozhou } = await delayedRegistries();
        const before = await authorities.rightsOf(bozhou.id, LAWYER);
        const first = before | setOf(Right.Annul);
        await parent.accredit(bozhou.id, LAWYER, first);
        await time.increase(WAIT);
        const heldFrom = (await atNextBlock()) + WAIT;

        await expect(parent.accredit(bozhou.id, LAWYER, first | setOf(Right.Cancel)))
          .to.emit(authorities, "AuthorityAccredited")
          .withArgs(bozhou.id, LAWYER, first | setOf(Right.Cancel), setOf(Right.Cancel), heldFrom);

        expect(await authorities.rightsOf(bozhou.id, LAWYER)).to.equal(first);
        await time.increase(WAIT);
        expect(await authorities.rightsOf(bozhou.id, LAWYER)).to.equal(first | setOf(Right.Cancel));
      });

      it("does not let a parent pass on a right that it waits for itself", async function () {
        const { authorities, parent, anhui, bozhou } = await delayedRegistries();
        await authorities.accreditRoot(anhui.id, LAWYER, NO_RIGHTS);
        await authorities.accreditRoot(anhui.id, LAWYER, setOf(Right.Use));
        await expect(parent.accredit(bozhou.id, LAWYER, setOf(Right.Use)))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryRightsNotHeld")
          .withArgs(anhui.id, LAWYER, setOf(Right.Use));
      });

      it("does not hold back what was accredited before the delay was set", async function () {
        const { authorities, bozhou } = await delayedRegistries();
        const { authority } = await authorities.checkRight(LAWYER, bozhou.operator, Right.Issue);
        expect(authority).to.equal(bozhou.id);
      });
    });
  });

  describe("setAccreditationDelay", function () {
    it("sets the delay", async function () {
      const { authorities } = await loadRegistries();
      expect(await authorities.accreditationDelay()).to.equal(0n);
      await expect(authorities.setAccreditationDelay(WAIT))
        .to.emit(authorities, "AccreditationDelayChanged")
        .withArgs(WAIT);
      expect(await authorities.accreditationDelay()).to.equal(WAIT);
    });
  });

  describe("rights along the tree", function () {
    it("a sub-authority loses what its parent loses, at once, and gets it back with it", async function () {
      const { authorities, anhui, bozhou } = await loadRegistries();
      const before = await authorities.rightsOf(bozhou.id, LAWYER);

      await authorities.accreditRoot(anhui.id, LAWYER, ALL_RIGHTS - setOf(Right.Issue));

      expect(await authorities.rightsOf(bozhou.id, LAWYER)).to.equal(before - setOf(Right.Issue));
      await expect(authorities.checkRight(LAWYER, bozhou.operator, Right.Issue))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
        .withArgs(bozhou.id, LAWYER, Right.Issue);

      await authorities.accreditRoot(anhui.id, LAWYER, ALL_RIGHTS);
      expect(await authorities.rightsOf(bozhou.id, LAWYER)).to.equal(before);
    });

    it("an authority at the lowest level has what all four levels have", async function () {
      const { authorities, anhui, bozhou, holder, secondHolder } = await loadRegistries();
      const { bozhouQiaocheng } = Region;
      await authorities.connect(bozhou.administrator).register(bozhouQiaocheng, county, holder);
      const third = await authorities.authorityCount();
      await authorities.connect(holder).register(bozhouQiaocheng, township, secondHolder);
      const fourth = await authorities.authorityCount();
      const rights = setOf(Right.Review, Right.Use);
      await authorities.connect(bozhou.administrator).accredit(third, LAWYER, rights);
      await authorities.connect(holder).accredit(fourth, LAWYER, rights);
      expect(await authorities.rightsOf(fourth, LAWYER)).to.equal(rights);

      await authorities.connect(anhui.administrator).accredit(bozhou.id, LAWYER, setOf(Right.Review));
      expect(await authorities.rightsOf(fourth, LAWYER)).to.equal(setOf(Right.Review));
    });

    it("an unknown authority has none", async function () {
      const { authorities } = await loadRegistries();
      expect(await authorities.rightsOf(UNKNOWN, LAWYER)).to.equal(NO_RIGHTS);
      expect(await authorities.rightsOf(NO_AUTHORITY, LAWYER)).to.equal(NO_RIGHTS);
    });
  });

  describe("deactivation", function () {
    it("by the parent stops a sub-authority", async function () {
      const { authorities, anhui, bozhou, hefei } = await loadRegistries();

      const deactivation = await authorities.connect(anhui.administrator).deactivate(bozhou.id);

      const { time: now } = await recordOf(deactivation);
      await expect(deactivation).to.emit(authorities, "AuthorityDeactivated").withArgs(bozhou.id);
      expect((await authorities.authorityOf(bozhou.id)).until).to.equal(now);
      expect(await authorities.isActive(bozhou.id)).to.equal(false);
      expect(await authorities.isActive(hefei.id)).to.equal(true);
      expect(await authorities.rightsOf(bozhou.id, LAWYER)).to.equal(NO_RIGHTS);
      await expect(authorities.checkRight(LAWYER, bozhou.operator, Right.Issue))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryInactive")
        .withArgs(bozhou.id, bozhou.id);
    });

    it("by governance stops any authority and its whole subtree", async function () {
      const { authorities, anhui, bozhou, court } = await loadRegistries();

      await expect(authorities.deactivateByGovernance(anhui.id))
        .to.emit(authorities, "AuthorityDeactivated")
        .withArgs(anhui.id);

      expect(await authorities.isActive(anhui.id)).to.equal(false);
      expect(await authorities.isActive(bozhou.id)).to.equal(false);
      expect(await authorities.isActive(court.id)).to.equal(true);
      expect((await authorities.authorityOf(bozhou.id)).until).to.equal(0n);
      expect(await authorities.rightsOf(bozhou.id, LAWYER)).to.equal(NO_RIGHTS);
      await expect(authorities.checkRight(LAWYER, bozhou.operator, Right.Issue))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryInactive")
        .withArgs(bozhou.id, anhui.id);
      await expect(authorities.connect(bozhou.administrator).addKey(newcomer, OPERATE))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryInactive")
        .withArgs(bozhou.id, anhui.id);
      await expect(authorities.connect(anhui.administrator).deactivate(bozhou.id))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryInactive")
        .withArgs(anhui.id, anhui.id);
    });

    it("by governance reaches a sub-authority too", async function () {
      const { authorities, bozhou } = await loadRegistries();
      await authorities.deactivateByGovernance(bozhou.id);
      expect(await authorities.isActive(bozhou.id)).to.equal(false);
    });

    it("is refused a second time", async function () {
      const { authorities, anhui, bozhou } = await loadRegistries();
      await authorities.deactivateByGovernance(bozhou.id);
      const { until } = await authorities.authorityOf(bozhou.id);
      for (const again of [
        authorities.deactivateByGovernance(bozhou.id),
        authorities.connect(anhui.administrator).deactivate(bozhou.id),
      ]) {
        await expect(again)
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryInactive")
          .withArgs(bozhou.id, bozhou.id);
      }
      expect((await authorities.authorityOf(bozhou.id)).until).to.equal(until);
    });

    it("is refused to anybody but the parent and governance", async function () {
      const { authorities, shanghai, bozhou } = await loadRegistries();
      await expect(authorities.connect(shanghai.administrator).deactivate(bozhou.id))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotParent")
        .withArgs(bozhou.id, shanghai.id);
    });

    it("is refused for an unknown authority", async function () {
      const { authorities, anhui } = await loadRegistries();
      for (const attempt of [
        authorities.deactivateByGovernance(UNKNOWN),
        authorities.connect(anhui.administrator).deactivate(UNKNOWN),
      ]) {
        await expect(attempt)
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryUnknownAuthority")
          .withArgs(UNKNOWN);
      }
    });
  });

  describe("addKey", function () {
    it("adds a key under the next number", async function () {
      const { authorities, hefei, bozhou } = await loadRegistries();
      const { id: last } = await authorities.keyOf(hefei.operator);

      const addition = await authorities.connect(bozhou.administrator).addKey(newcomer, OPERATE);

      const { time: now } = await recordOf(addition);
      await expect(addition)
        .to.emit(authorities, "KeyAdded")
        .withArgs(bozhou.id, newcomer, last + 1n, OPERATE);
      expect(await authorities.keyOf(newcomer)).to.deep.equal([bozhou.id, last + 1n, OPERATE, now, 0n]);
      expect((await authorities.authorityOf(bozhou.id)).administrators).to.equal(1n);
    });

    it("counts an administering key", async function () {
      const { authorities, bozhou } = await loadRegistries();
      await authorities.connect(bozhou.administrator).addKey(newcomer, ADMINISTER);
      expect((await authorities.authorityOf(bozhou.id)).administrators).to.equal(2n);
    });

    it("returns the key's number", async function () {
      const { authorities, hefei, bozhou } = await loadRegistries();
      const { id: last } = await authorities.keyOf(hefei.operator);
      const key = await authorities.connect(bozhou.administrator).addKey.staticCall(newcomer, OPERATE);
      expect(key).to.equal(last + 1n);
    });

    it("gives a key both roles, which it then has", async function () {
      const { authorities, bozhou, stranger } = await loadRegistries();
      await authorities.connect(bozhou.administrator).addKey(stranger, ALL_ROLES);
      const { authority } = await authorities.checkRight(LAWYER, stranger, Right.Issue);
      expect(authority).to.equal(bozhou.id);
      await authorities.connect(stranger).addKey(newcomer, OPERATE);
    });

    for (const roles of [0n, ALL_ROLES + 1n, 255n]) {
      it(`refuses the set of roles ${roles}`, async function () {
        const { authorities, bozhou } = await loadRegistries();
        await expect(authorities.connect(bozhou.administrator).addKey(newcomer, roles))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryInvalidRoles")
          .withArgs(roles);
      });
    }

    it("refuses the zero address", async function () {
      const { authorities, bozhou } = await loadRegistries();
      const zero = "0x0000000000000000000000000000000000000000";
      await expect(authorities.connect(bozhou.administrator).addKey(zero, OPERATE)).to.be.revertedWithCustomError(
        authorities,
        "AuthorityRegistryZeroKey",
      );
    });

    it("refuses a key that some authority has, its own included", async function () {
      const { authorities, hefei, bozhou } = await loadRegistries();
      for (const { id, operator } of [hefei, bozhou]) {
        await expect(authorities.connect(bozhou.administrator).addKey(operator, OPERATE))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryKeyTaken")
          .withArgs(operator, id);
      }
    });

    it("refuses a key that was removed, to its own authority and to any other", async function () {
      const { authorities, hefei, bozhou } = await loadRegistries();
      await authorities.connect(bozhou.administrator).removeKey(bozhou.operator);
      for (const { administrator } of [hefei, bozhou]) {
        await expect(authorities.connect(administrator).addKey(bozhou.operator, OPERATE))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryKeyTaken")
          .withArgs(bozhou.operator, bozhou.id);
      }
      await expect(authorities.admitRoot(Region.jiangsu, jiangsu, bozhou.operator))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryKeyTaken")
        .withArgs(bozhou.operator, bozhou.id);
    });
  });

  describe("removeKey", function () {
    it("removes a key from use", async function () {
      const { authorities, bozhou } = await loadRegistries();
      const { id, addedAt } = await authorities.keyOf(bozhou.operator);

      const removal = await authorities.connect(bozhou.administrator).removeKey(bozhou.operator);

      const { time: now } = await recordOf(removal);
      await expect(removal).to.emit(authorities, "KeyRemoved").withArgs(bozhou.id, bozhou.operator, id);
      expect(await authorities.keyOf(bozhou.operator)).to.deep.equal([bozhou.id, id, OPERATE, addedAt, now]);
      expect(await authorities.keyById(id)).to.deep.equal([bozhou.operator.address, 0n]);
      expect((await authorities.authorityOf(bozhou.id)).administrators).to.equal(1n);
      await expect(authorities.checkRight(LAWYER, bozhou.operator, Right.Issue))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryKeyRemoved")
        .withArgs(bozhou.operator, now);
    });

    it("leaves what the key vouched for trusted", async function () {
      const { authorities, bozhou } = await loadRegistries();
      const { id, addedAt } = await authorities.keyOf(bozhou.operator);
      await authorities.connect(bozhou.administrator).removeKey(bozhou.operator);
      expect(await authorities.isTrusted(id, addedAt)).to.equal(true);
    });

    it("is refused a second time", async function () {
      const { authorities, bozhou } = await loadRegistries();
      const removal = await authorities.connect(bozhou.administrator).removeKey(bozhou.operator);
      const { time: removedAt } = await recordOf(removal);
      await expect(authorities.connect(bozhou.administrator).removeKey(bozhou.operator))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryKeyRemoved")
        .withArgs(bozhou.operator, removedAt);
    });

    it("takes the removed key's office away", async function () {
      const { authorities, bozhou, stranger } = await loadRegistries();
      await authorities.connect(bozhou.administrator).addKey(stranger, ADMINISTER);
      const removal = await authorities.connect(stranger).removeKey(bozhou.administrator);
      const { time: removedAt } = await recordOf(removal);
      expect((await authorities.authorityOf(bozhou.id)).administrators).to.equal(1n);
      await expect(authorities.connect(bozhou.administrator).addKey(newcomer, OPERATE))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryKeyRemoved")
        .withArgs(bozhou.administrator, removedAt);
    });

    it("lets an administrator leave while another stays", async function () {
      const { authorities, bozhou } = await loadRegistries();
      await authorities.connect(bozhou.administrator).addKey(newcomer, ADMINISTER);
      await authorities.connect(bozhou.administrator).removeKey(bozhou.administrator);
      expect((await authorities.authorityOf(bozhou.id)).administrators).to.equal(1n);
    });

    it("keeps the last administrator", async function () {
      const { authorities, bozhou } = await loadRegistries();
      await expect(authorities.connect(bozhou.administrator).removeKey(bozhou.administrator))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryLastAdministrator")
        .withArgs(bozhou.id);
    });

    it("refuses another authority's key, even to the parent", async function () {
      const { authorities, anhui, shanghai, bozhou } = await loadRegistries();
      for (const { administrator } of [anhui, shanghai]) {
        await expect(authorities.connect(administrator).removeKey(bozhou.operator))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryForeignKey")
          .withArgs(bozhou.operator, bozhou.id);
      }
    });

    it("refuses an unknown key", async function () {
      const { authorities, bozhou } = await loadRegistries();
      await expect(authorities.connect(bozhou.administrator).removeKey(noAddress))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryUnknownKey")
        .withArgs(noAddress);
    });
  });

  describe("distrustKey", function () {
    it("bans the key and distrusts what it vouched for from that moment on", async function () {
      const { authorities, bozhou } = await loadRegistries();
      const { id } = await authorities.keyOf(bozhou.operator);
      const now = await atNextBlock();
      const asOf = now - DAY;

      const distrust = await authorities.connect(bozhou.administrator).distrustKey(bozhou.operator, asOf);

      await expect(distrust)
        .to.emit(authorities, "KeyDistrusted")
        .withArgs(bozhou.id, bozhou.operator, id, asOf)
        .and.to.emit(authorities, "KeyRemoved")
        .withArgs(bozhou.id, bozhou.operator, id);
      expect((await authorities.keyOf(bozhou.operator)).removedAt).to.equal(now);
      expect(await authorities.keyById(id)).to.deep.equal([bozhou.operator.address, asOf]);
      expect(await authorities.isTrusted(id, asOf - 1n)).to.equal(true);
      expect(await authorities.isTrusted(id, asOf)).to.equal(false);
      expect(await authorities.isTrusted(id, asOf + 1n)).to.equal(false);
    });

    describe("given a sister key", function () {
      it("reaches back thirty days", async function () {
        const { authorities, bozhou } = await loadRegistries();
        expect(await authorities.SISTER_DISTRUST_WINDOW()).to.equal(SISTER_DISTRUST_WINDOW);
        const asOf = (await atNextBlock()) - SISTER_DISTRUST_WINDOW;
        await authorities.connect(bozhou.administrator).distrustKey(bozhou.operator, asOf);
        const { id } = await authorities.keyOf(bozhou.operator);
        expect(await authorities.keyById(id)).to.deep.equal([bozhou.operator.address, asOf]);
      });

      it("reaches no second further", async function () {
        const { authorities, bozhou } = await loadRegistries();
        const earliest = (await atNextBlock()) - SISTER_DISTRUST_WINDOW;
        await expect(authorities.connect(bozhou.administrator).distrustKey(bozhou.operator, earliest - 1n))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryDistrustTooEarly")
          .withArgs(bozhou.operator, earliest - 1n, earliest);
      });

      it("does not distrust itself", async function () {
        const { authorities, bozhou } = await loadRegistries();
        const asOf = await atNextBlock();
        await expect(authorities.connect(bozhou.administrator).distrustKey(bozhou.administrator, asOf))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryDistrustsItself")
          .withArgs(bozhou.administrator);
      });

      it("may distrust another administrator, which is counted no more", async function () {
        const { authorities, bozhou, stranger } = await loadRegistries();
        await authorities.connect(bozhou.administrator).addKey(stranger, ADMINISTER);
        const asOf = await atNextBlock();
        await authorities.connect(stranger).distrustKey(bozhou.administrator, asOf);
        expect((await authorities.authorityOf(bozhou.id)).administrators).to.equal(1n);
      });

      it("may distrust a key that was removed, which is removed once only", async function () {
        const { authorities, bozhou } = await loadRegistries();
        const removal = await authorities.connect(bozhou.administrator).removeKey(bozhou.operator);
        const { time: removedAt } = await recordOf(removal);
        const asOf = await atNextBlock();
        const distrust = await authorities.connect(bozhou.administrator).distrustKey(bozhou.operator, asOf);
        await expect(distrust).not.to.emit(authorities, "KeyRemoved");
        expect((await authorities.keyOf(bozhou.operator)).removedAt).to.equal(removedAt);
      });
    });

    describe("given the parent", function () {
      it("reaches back without limit, and even to the last administrator", async function () {
        const { authorities, anhui, bozhou } = await loadRegistries();
        const { id } = await authorities.keyOf(bozhou.administrator);
        await authorities.connect(anhui.administrator).distrustKey(bozhou.administrator, 1n);
        expect(await authorities.keyById(id)).to.deep.equal([bozhou.administrator.address, 1n]);
        expect((await authorities.authorityOf(bozhou.id)).administrators).to.equal(0n);
        expect(await authorities.isTrusted(id, 0n)).to.equal(true);
        expect(await authorities.isTrusted(id, 1n)).to.equal(false);
      });
    });

    it("accepts the present second and refuses the next", async function () {
      const { authorities, anhui, bozhou, hefei } = await loadRegistries();
      const parent = authorities.connect(anhui.administrator);
      const now = await atNextBlock();
      await parent.distrustKey(bozhou.operator, now);
      const later = await atNextBlock();
      await expect(parent.distrustKey(hefei.operator, later + 1n))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryDistrustTooLate")
        .withArgs(hefei.operator, later + 1n, later);
    });

    it("only moves earlier", async function () {
      const { authorities, anhui, bozhou } = await loadRegistries();
      const parent = authorities.connect(anhui.administrator);
      const asOf = (await atNextBlock()) - DAY;
      await parent.distrustKey(bozhou.operator, asOf);
      for (const notEarlier of [asOf, asOf + 1n]) {
        await expect(parent.distrustKey(bozhou.operator, notEarlier))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryDistrustTooLate")
          .withArgs(bozhou.operator, notEarlier, asOf - 1n);
      }
      await parent.distrustKey(bozhou.operator, asOf - 1n);
      const { id } = await authorities.keyOf(bozhou.operator);
      expect(await authorities.keyById(id)).to.deep.equal([bozhou.operator.address, asOf - 1n]);
    });

    it("refuses the moment 0, which would mean trust", async function () {
      const { authorities, anhui, bozhou } = await loadRegistries();
      const now = await atNextBlock();
      await expect(authorities.connect(anhui.administrator).distrustKey(bozhou.operator, 0n))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryDistrustTooLate")
        .withArgs(bozhou.operator, 0n, now);
    });

    it("is refused to an authority that is neither its own nor the parent", async function () {
      const { authorities, bozhou, hefei, shanghai } = await loadRegistries();
      for (const { administrator, id } of [hefei, shanghai]) {
        const asOf = await atNextBlock();
        await expect(authorities.connect(administrator).distrustKey(bozhou.operator, asOf))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotParent")
          .withArgs(bozhou.id, id);
      }
    });

    it("is refused to a sub-authority over its parent's keys", async function () {
      const { authorities, anhui, bozhou } = await loadRegistries();
      await expect(authorities.connect(bozhou.administrator).distrustKey(anhui.operator, 1n))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotParent")
        .withArgs(anhui.id, bozhou.id);
    });

    it("is refused for an unknown key", async function () {
      const { authorities, anhui } = await loadRegistries();
      await expect(authorities.connect(anhui.administrator).distrustKey(noAddress, 1n))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryUnknownKey")
        .withArgs(noAddress);
    });
  });

  describe("distrustKeyByGovernance", function () {
    it("reaches any key, as far back as need be", async function () {
      const { authorities, bozhou } = await loadRegistries();
      const { id } = await authorities.keyOf(bozhou.operator);
      await expect(authorities.distrustKeyByGovernance(bozhou.operator, 1n))
        .to.emit(authorities, "KeyDistrusted")
        .withArgs(bozhou.id, bozhou.operator, id, 1n)
        .and.to.emit(authorities, "KeyRemoved")
        .withArgs(bozhou.id, bozhou.operator, id);
      expect(await authorities.keyById(id)).to.deep.equal([bozhou.operator.address, 1n]);
    });

    it("refuses the future", async function () {
      const { authorities, bozhou } = await loadRegistries();
      const now = await atNextBlock();
      await expect(authorities.distrustKeyByGovernance(bozhou.operator, now + 1n))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryDistrustTooLate")
        .withArgs(bozhou.operator, now + 1n, now);
    });

    it("refuses an unknown key", async function () {
      const { authorities } = await loadRegistries();
      await expect(authorities.distrustKeyByGovernance(noAddress, 1n))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryUnknownKey")
        .withArgs(noAddress);
    });
  });

  describe("appointing an administrator", function () {
    it("is the parent's, once a sub-authority has none", async function () {
      const { authorities, anhui, bozhou, hefei } = await loadRegistries();
      const parent = authorities.connect(anhui.administrator);
      const { id: last } = await authorities.keyOf(hefei.operator);
      await parent.distrustKey(bozhou.administrator, 1n);

      await expect(parent.appointAdministrator(bozhou.id, newcomer))
        .to.emit(authorities, "KeyAdded")
        .withArgs(bozhou.id, newcomer, last + 1n, ADMINISTER);
      expect((await authorities.authorityOf(bozhou.id)).administrators).to.equal(1n);
    });

    it("is refused to the parent while there is one", async function () {
      const { authorities, anhui, bozhou } = await loadRegistries();
      await expect(authorities.connect(anhui.administrator).appointAdministrator(bozhou.id, newcomer))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryHasAdministrator")
        .withArgs(bozhou.id);
    });

    it("is refused to anybody but the parent", async function () {
      const { authorities, anhui, shanghai, bozhou } = await loadRegistries();
      await authorities.connect(anhui.administrator).distrustKey(bozhou.administrator, 1n);
      await expect(authorities.connect(shanghai.administrator).appointAdministrator(bozhou.id, newcomer))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotParent")
        .withArgs(bozhou.id, shanghai.id);
    });

    it("is governance's for a root that has none", async function () {
      const { authorities, anhui, hefei } = await loadRegistries();
      const { id: last } = await authorities.keyOf(hefei.operator);
      await authorities.distrustKeyByGovernance(anhui.administrator, 1n);
      await expect(authorities.appointRootAdministrator(anhui.id, newcomer))
        .to.emit(authorities, "KeyAdded")
        .withArgs(anhui.id, newcomer, last + 1n, ADMINISTER);
      expect((await authorities.authorityOf(anhui.id)).administrators).to.equal(1n);
    });

    it("is refused to governance while a root has one", async function () {
      const { authorities, anhui } = await loadRegistries();
      await expect(authorities.appointRootAdministrator(anhui.id, newcomer))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryHasAdministrator")
        .withArgs(anhui.id);
    });

    it("is refused to governance for a sub-authority", async function () {
      const { authorities, anhui, bozhou } = await loadRegistries();
      await authorities.distrustKeyByGovernance(bozhou.administrator, 1n);
      await expect(authorities.appointRootAdministrator(bozhou.id, newcomer))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotRoot")
        .withArgs(bozhou.id, anhui.id);
    });

    it("is refused for an unknown authority", async function () {
      const { authorities, anhui } = await loadRegistries();
      for (const attempt of [
        authorities.appointRootAdministrator(UNKNOWN, newcomer),
        authorities.connect(anhui.administrator).appointAdministrator(UNKNOWN, newcomer),
      ]) {
        await expect(attempt)
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryUnknownAuthority")
          .withArgs(UNKNOWN);
      }
    });

    it("does not bring a banned key back", async function () {
      const { authorities, anhui, bozhou } = await loadRegistries();
      const parent = authorities.connect(anhui.administrator);
      await parent.distrustKey(bozhou.administrator, 1n);
      await expect(parent.appointAdministrator(bozhou.id, bozhou.administrator))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryKeyTaken")
        .withArgs(bozhou.administrator, bozhou.id);
    });
  });

  describe("checkRight", function () {
    it("names the authority, the key and the region", async function () {
      const { authorities, bozhou } = await loadRegistries();
      const { id: key } = await authorities.keyOf(bozhou.operator);
      const actor = await authorities.checkRight(LAWYER, bozhou.operator, Right.Issue);
      expect(actor).to.deep.equal([bozhou.id, key, Region.bozhou]);
    });

    it("refuses an administering key", async function () {
      const { authorities, bozhou } = await loadRegistries();
      await expect(authorities.checkRight(LAWYER, bozhou.administrator, Right.Issue))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryMissingRole")
        .withArgs(bozhou.administrator, Role.Operate);
    });

    it("refuses an unknown key", async function () {
      const { authorities } = await loadRegistries();
      await expect(authorities.checkRight(LAWYER, noAddress, Right.Issue))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryUnknownKey")
        .withArgs(noAddress);
    });

    it("refuses a right that was not accredited, and another license type", async function () {
      const { authorities, court } = await loadRegistries();
      await expect(authorities.checkRight(LAWYER, court.operator, Right.Issue))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
        .withArgs(court.id, LAWYER, Right.Issue);
      await expect(authorities.checkRight(FORENSIC, court.operator, Right.Use))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
        .withArgs(court.id, FORENSIC, Right.Use);
    });

    describe("given a delay, on each level by itself", function () {
      // The first has room beside the tree's members, the other in a word of its own.
      for (const type of [LAWYER, 10n]) {
        /** Anhui and Bozhou with every right to the type, and a delay for what comes after. */
        async function delayed() {
          const state = await loadRegistries();
          const { authorities, anhui, bozhou } = state;
          const parent = authorities.connect(anhui.administrator);
          const most = ALL_RIGHTS - setOf(Right.Annul);
          await authorities.accreditRoot(anhui.id, type, ALL_RIGHTS);
          await parent.accredit(bozhou.id, type, most);
          await authorities.setAccreditationDelay(WAIT);
          return { ...state, parent };
        }

        it(`refuses a right that has matured, once it was withdrawn above, for type ${type}`, async function () {
          const { authorities, parent, anhui, bozhou } = await delayed();
          const heldFrom = (await atNextBlock()) + WAIT;
          await parent.accredit(bozhou.id, type, ALL_RIGHTS);
          await moveTo(heldFrom);
          const { authority } = await authorities.checkRight(type, bozhou.operator, Right.Annul);
          expect(authority).to.equal(bozhou.id);

          await authorities.accreditRoot(anhui.id, type, ALL_RIGHTS - setOf(Right.Annul));

          await expect(authorities.checkRight(type, bozhou.operator, Right.Annul))
            .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
            .withArgs(bozhou.id, type, Right.Annul);
          await expect(authorities.checkRight(type, anhui.operator, Right.Annul))
            .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
            .withArgs(anhui.id, type, Right.Annul);
          const { authority: other } = await authorities.checkRight(type, bozhou.operator, Right.Issue);
          expect(other).to.equal(bozhou.id);
        });

        it(`refuses a right that holds below until it holds above, for type ${type}`, async function () {
          const { authorities, anhui, bozhou } = await delayed();
          await authorities.accreditRoot(anhui.id, type, NO_RIGHTS);
          const heldFrom = (await atNextBlock()) + WAIT;
          await authorities.accreditRoot(anhui.id, type, ALL_RIGHTS);

          await moveTo(heldFrom - 1n);
          await expect(authorities.checkRight(type, bozhou.operator, Right.Issue))
            .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
            .withArgs(bozhou.id, type, Right.Issue);

          await moveTo(heldFrom);
          const { authority } = await authorities.checkRight(type, bozhou.operator, Right.Issue);
          expect(authority).to.equal(bozhou.id);
        });

        it(`waits for the later of two that mature, for type ${type}`, async function () {
          const { authorities, parent, anhui, bozhou } = await delayed();
          const sooner = (await atNextBlock()) + WAIT;
          await parent.accredit(bozhou.id, type, ALL_RIGHTS);
          await authorities.accreditRoot(anhui.id, type, NO_RIGHTS);
          const later = (await atNextBlock()) + WAIT;
          await authorities.accreditRoot(anhui.id, type, ALL_RIGHTS);
          for (const moment of [sooner, later - 1n]) {
            await moveTo(moment);
            await expect(authorities.checkRight(type, bozhou.operator, Right.Annul))
              .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
              .withArgs(bozhou.id, type, Right.Annul);
          }
          await moveTo(later);
          const { authority } = await authorities.checkRight(type, bozhou.operator, Right.Annul);
          expect(authority).to.equal(bozhou.id);
        });
      }
    });
  });

  describe("identify", function () {
    it("names the authority, the key and the region, whatever it is accredited for", async function () {
      const { authorities, anhui, bozhou } = await loadRegistries();
      for (const type of [LAWYER, FORENSIC]) {
        await authorities.connect(anhui.administrator).accredit(bozhou.id, type, NO_RIGHTS);
      }
      const { id: key } = await authorities.keyOf(bozhou.operator);
      expect(await authorities.identify(bozhou.operator)).to.deep.equal([bozhou.id, key, Region.bozhou]);
    });

    it("refuses an unknown key, a removed one and one that does not operate", async function () {
      const { authorities, bozhou } = await loadRegistries();
      await expect(authorities.identify(noAddress))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryUnknownKey")
        .withArgs(noAddress);
      await expect(authorities.identify(bozhou.administrator))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryMissingRole")
        .withArgs(bozhou.administrator, Role.Operate);
      const removal = await authorities.connect(bozhou.administrator).removeKey(bozhou.operator);
      const { time: removedAt } = await recordOf(removal);
      await expect(authorities.identify(bozhou.operator))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryKeyRemoved")
        .withArgs(bozhou.operator, removedAt);
    });

    it("refuses a key of an authority that is not active, or under one", async function () {
      const { authorities, anhui, bozhou } = await loadRegistries();
      await authorities.deactivateByGovernance(anhui.id);
      for (const { id, operator } of [anhui, bozhou]) {
        await expect(authorities.identify(operator))
          .to.be.revertedWithCustomError(authorities, "AuthorityRegistryInactive")
          .withArgs(id, anhui.id);
      }
    });
  });

  describe("an operating key", function () {
    it("does not administer", async function () {
      const { authorities, bozhou } = await loadRegistries();
      await expect(authorities.connect(bozhou.operator).addKey(newcomer, OPERATE))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryMissingRole")
        .withArgs(bozhou.operator, Role.Administer);
    });
  });

  describe("reads", function () {
    it("isWithin holds for an authority itself and for all above it, and for nobody else", async function () {
      const { authorities, anhui, bozhou, hefei, shanghai } = await loadRegistries();
      expect(await authorities.isWithin(bozhou.id, bozhou.id)).to.equal(true);
      expect(await authorities.isWithin(bozhou.id, anhui.id)).to.equal(true);
      expect(await authorities.isWithin(anhui.id, bozhou.id)).to.equal(false);
      expect(await authorities.isWithin(bozhou.id, hefei.id)).to.equal(false);
      expect(await authorities.isWithin(bozhou.id, shanghai.id)).to.equal(false);
      expect(await authorities.isWithin(NO_AUTHORITY, NO_AUTHORITY)).to.equal(false);
    });

    it("of what is unknown are empty", async function () {
      const { authorities } = await loadRegistries();
      const unknownKey = 999n;
      const zero = "0x0000000000000000000000000000000000000000";
      expect(await authorities.authorityOf(UNKNOWN)).to.deep.equal([0n, 0n, 0n, 0n, 0n, 0n]);
      expect(await authorities.profileOf(UNKNOWN)).to.deep.equal([NO_CODE, `0x${"00".repeat(32)}`, ""]);
      expect(await authorities.keyOf(noAddress)).to.deep.equal([0n, 0n, 0n, 0n, 0n]);
      expect(await authorities.keyById(unknownKey)).to.deep.equal([zero, 0n]);
      expect(await authorities.isTrusted(unknownKey, 1n)).to.equal(false);
      expect(await authorities.isActive(UNKNOWN)).to.equal(false);
      expect(await authorities.isActive(NO_AUTHORITY)).to.equal(false);
    });

    it("authority names the consortium's AccessManager", async function () {
      const { authorities, accessManager } = await loadRegistries();
      expect(await authorities.authority()).to.equal(await accessManager.getAddress());
    });
  });
});
