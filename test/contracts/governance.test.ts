import { expect } from "chai";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import {
  decisionFor,
  forensicType,
  grant,
  LAWYER,
  matter,
  MORNING,
  newLicense,
  reason,
  registries,
} from "./fixture.js";
import { ApprovalRule, DAY } from "./terms.js";

/** The catalog and the pause under an OpenZeppelin AccessManager, whose role for them acts with a delay. */

const connection = await network.create(MORNING);
const { ethers, networkHelpers } = connection;
const { time } = networkHelpers;

const CATALOG_KEEPER = 1n;
const PAUSER = 2n;
const WAIT = 3n * DAY;
const PAUSE_WAIT = DAY;
const AS_SOON_AS_POSSIBLE = 0n;
const NEW_NUMBER = 177n;

async function governed(on: NetworkConnection) {
  const state = await registries(on);
  const { accessManager, catalog, licenses, stranger: keeper, secondHolder: pauser } = state;
  const selectors = ["addType", "addReason", "setApproval", "closeReason", "addUse", "closeUse"] as const;
  await accessManager.setTargetFunctionRole(
    await catalog.getAddress(),
    selectors.map((name) => catalog.interface.getFunction(name).selector),
    CATALOG_KEEPER,
  );
  await accessManager.setTargetFunctionRole(
    await licenses.getAddress(),
    (["pause", "unpause"] as const).map((name) => licenses.interface.getFunction(name).selector),
    PAUSER,
  );
  await accessManager.grantRole(CATALOG_KEEPER, keeper, WAIT);
  await accessManager.grantRole(PAUSER, pauser, PAUSE_WAIT);
  return { ...state, keeper, pauser };
}

const load = () => networkHelpers.loadFixture(governed);
type State = Awaited<ReturnType<typeof load>>;

const { grant: grantReason, l49 } = reason;
const { counsel } = matter;

/** Every change of the catalog, and what it is to leave behind. */
const changes = {
  addType: {
    call: ({ catalog }: State) => catalog.addType.populateTransaction(forensicType),
    done: async ({ catalog }: State) => (await catalog.typeCount()) === 3n,
  },
  addReason: {
    call: ({ catalog }: State) => catalog.addReason.populateTransaction(LAWYER, NEW_NUMBER, l49.rule, l49.basis),
    done: async ({ catalog }: State) => (await catalog.reasonOf(LAWYER, NEW_NUMBER)).action === l49.rule.action,
  },
  setApproval: {
    call: ({ catalog }: State) => {
      return catalog.setApproval.populateTransaction(LAWYER, l49.number, ApprovalRule.AnotherKey);
    },
    done: async ({ catalog }: State) => {
      return (await catalog.reasonOf(LAWYER, l49.number)).approval === ApprovalRule.AnotherKey;
    },
  },
  closeReason: {
    call: ({ catalog }: State) => catalog.closeReason.populateTransaction(LAWYER, grantReason.number, 30_000n, 30_001n),
    done: async ({ catalog }: State) => (await catalog.reasonOf(LAWYER, grantReason.number)).usableThrough === 30_000n,
  },
  addUse: {
    call: ({ catalog }: State) => catalog.addUse.populateTransaction(LAWYER, NEW_NUMBER, counsel.use, counsel.basis),
    done: async ({ catalog }: State) => (await catalog.useOf(LAWYER, NEW_NUMBER)).actions === counsel.use.actions,
  },
  closeUse: {
    call: ({ catalog }: State) => catalog.closeUse.populateTransaction(LAWYER, counsel.number, 30_000n),
    done: async ({ catalog }: State) => (await catalog.useOf(LAWYER, counsel.number)).usableThrough === 30_000n,
  },
} as const;

describe("Governance with a delay", function () {
  describe("of the catalog", function () {
    for (const [name, { call, done }] of Object.entries(changes)) {
      it(`${name} is announced first, and done no second too early`, async function () {
        const state = await load();
        const { accessManager, catalog, keeper } = state;
        const manager = accessManager.connect(keeper);
        const { data } = await call(state);
        const target = await catalog.getAddress();
        const operation = await accessManager.hashOperation(keeper, target, data);

        await expect(keeper.sendTransaction({ to: target, data }))
          .to.be.revertedWithCustomError(accessManager, "AccessManagerNotScheduled")
          .withArgs(operation);
        await expect(manager.execute(target, data))
          .to.be.revertedWithCustomError(accessManager, "AccessManagerNotScheduled")
          .withArgs(operation);

        const scheduledAt = BigInt(await time.latest()) + 60n;
        await time.setNextBlockTimestamp(scheduledAt);
        await manager.schedule(target, data, AS_SOON_AS_POSSIBLE);
        expect(await accessManager.getSchedule(operation)).to.equal(scheduledAt + WAIT);

        await time.setNextBlockTimestamp(scheduledAt + WAIT - 1n);
        await expect(manager.execute(target, data))
          .to.be.revertedWithCustomError(accessManager, "AccessManagerNotReady")
          .withArgs(operation);
        expect(await done(state)).to.equal(false);

        await time.setNextBlockTimestamp(scheduledAt + WAIT);
        await manager.execute(target, data);
        expect(await done(state)).to.equal(true);
      });
    }

    it("is nobody's without the role, and governance's own no more", async function () {
      const state = await load();
      const { accessManager, catalog, governance, holder } = state;
      const { data } = await changes.addType.call(state);
      for (const caller of [holder, governance]) {
        await expect(catalog.connect(caller).addType(forensicType))
          .to.be.revertedWithCustomError(catalog, "AccessManagedUnauthorized")
          .withArgs(caller);
        await expect(accessManager.connect(caller).schedule(catalog, data, AS_SOON_AS_POSSIBLE))
          .to.be.revertedWithCustomError(accessManager, "AccessManagerUnauthorizedCall")
          .withArgs(caller, catalog, catalog.interface.getFunction("addType").selector);
      }
    });

    it("is called off while it waits", async function () {
      const state = await load();
      const { accessManager, catalog, keeper } = state;
      const manager = accessManager.connect(keeper);
      const { data } = await changes.addReason.call(state);
      const operation = await accessManager.hashOperation(keeper, catalog, data);
      await manager.schedule(catalog, data, AS_SOON_AS_POSSIBLE);
      await manager.cancel(keeper, catalog, data);
      await time.increase(WAIT);
      await expect(manager.execute(catalog, data))
        .to.be.revertedWithCustomError(accessManager, "AccessManagerNotScheduled")
        .withArgs(operation);
    });

    it("lapses if nobody carries it out", async function () {
      const state = await load();
      const { accessManager, catalog, keeper } = state;
      const manager = accessManager.connect(keeper);
      const { data } = await changes.addReason.call(state);
      const operation = await accessManager.hashOperation(keeper, catalog, data);
      await manager.schedule(catalog, data, AS_SOON_AS_POSSIBLE);
      await time.increase(WAIT + (await accessManager.expiration()));
      await expect(manager.execute(catalog, data))
        .to.be.revertedWithCustomError(accessManager, "AccessManagerExpired")
        .withArgs(operation);
    });
  });

  describe("of the pause", function () {
    it("stops issuing, and allows it again, each after its delay", async function () {
      const { accessManager, licenses, anhui, pauser } = await load();
      const manager = accessManager.connect(pauser);
      const issuer = licenses.connect(anhui.operator);
      for (const { name, paused } of [
        { name: "pause", paused: true },
        { name: "unpause", paused: false },
      ] as const) {
        const { data } = await licenses[name].populateTransaction();
        const operation = await accessManager.hashOperation(pauser, licenses, data);
        await expect(licenses.connect(pauser)[name]())
          .to.be.revertedWithCustomError(accessManager, "AccessManagerNotScheduled")
          .withArgs(operation);
        const scheduledAt = BigInt(await time.latest()) + 60n;
        await time.setNextBlockTimestamp(scheduledAt);
        await manager.schedule(licenses, data, AS_SOON_AS_POSSIBLE);
        await time.setNextBlockTimestamp(scheduledAt + PAUSE_WAIT - 1n);
        await expect(manager.execute(licenses, data))
          .to.be.revertedWithCustomError(accessManager, "AccessManagerNotReady")
          .withArgs(operation);
        expect(await licenses.paused()).to.equal(!paused);

        await time.setNextBlockTimestamp(scheduledAt + PAUSE_WAIT);
        await licenses.connect(pauser)[name]();

        expect(await licenses.paused()).to.equal(paused);
        if (paused) {
          await expect(issuer.issue(LAWYER, newLicense(), grant)).to.be.revertedWithCustomError(
            licenses,
            "EnforcedPause",
          );
        }
      }
      await issuer.issue(LAWYER, newLicense(), decisionFor(grantReason.number));
      expect((await licenses.registerOf(anhui.id)).count).to.equal(1n);
    });
  });

  it("names the one AccessManager in all three registries", async function () {
    const { accessManager, authorities, catalog, licenses } = await load();
    for (const registry of [authorities, catalog, licenses]) {
      expect(await registry.authority()).to.equal(await accessManager.getAddress());
    }
    expect(await ethers.provider.getCode(await accessManager.getAddress())).to.not.equal("0x");
  });
});
