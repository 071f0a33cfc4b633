import { createClient, lawyer, prepareAddReason, type Client, type LicenseType } from "@elicense/sdk";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { network } from "hardhat";

import { reasonEntry } from "../../scripts/catalog/entries.js";
import { deployTo } from "../../scripts/deploy/deployTo.js";
import { PAUSER } from "../../scripts/deploy/elicenseModule.js";
import {
  AccessManager__factory,
  LicenseCatalog__factory,
  LicenseRegistry__factory,
  type AccessManager,
  type LicenseCatalog,
  type LicenseRegistry,
} from "../../typechain-types/index.js";

const connection = await network.create({ override: { initialDate: "2026-03-02T09:00:00+08:00" } });
const { ethers, networkHelpers } = connection;

const ADMIN = 0n;

/** How long the members may look at a change of the catalog before it is made, seconds. */
const CATALOG_DELAY = 3 * 86_400;

/** A reason that a new law brings. */
const newLaw: LicenseType["reasons"][number] = {
  ...lawyer.reasons.find(({ code }) => code === "L49")!,
  ...{ number: 14, code: "NEW-LAW", usableFrom: "2026-06-01", legalBasis: "A law that comes into force in June" },
};

interface Governed {
  /** Reads the chain. */
  readonly reader: Client;
  readonly manager: AccessManager;
  readonly catalog: LicenseCatalog;
  readonly licenses: LicenseRegistry;
  readonly administrator: HardhatEthersSigner;
  readonly pauser: HardhatEthersSigner;
  readonly council: HardhatEthersSigner;
  readonly stranger: HardhatEthersSigner;
}

/** A deployment whose deployer named a pauser, and handed the rest to a council that governs with a delay. */
async function governed(): Promise<Governed> {
  const signers = await ethers.getSigners();
  const [administrator, pauser, council, stranger] = [signers[0]!, signers[1]!, signers[2]!, signers[3]!];
  const deployment = await deployTo(connection);
  const { accessManager, licenseCatalog, licenseRegistry } = deployment.contracts;
  const manager = AccessManager__factory.connect(accessManager.address, administrator);
  await manager.grantRole(PAUSER, pauser, 0);
  await manager.grantRole(ADMIN, council, CATALOG_DELAY);
  return {
    reader: createClient({ runner: ethers.provider, deployment }),
    manager,
    catalog: LicenseCatalog__factory.connect(licenseCatalog.address, administrator),
    licenses: LicenseRegistry__factory.connect(licenseRegistry.address, administrator),
    ...{ administrator, pauser, council, stranger },
  };
}

describe("governance of a deployment", () => {
  const load = (): Promise<Governed> => networkHelpers.loadFixture(governed);

  describe("pausing", () => {
    it("is the pauser's alone, and the deployer is the first one", async () => {
      const { manager, licenses, administrator, pauser, stranger } = await load();
      const pause = licenses.pause.fragment.selector;
      const unpause = licenses.unpause.fragment.selector;
      expect(await manager.getTargetFunctionRole(licenses, pause)).to.equal(PAUSER);
      expect(await manager.getTargetFunctionRole(licenses, unpause)).to.equal(ADMIN);
      for (const [account, isPauser] of [
        [administrator, true],
        [pauser, true],
        [stranger, false],
      ] as const) {
        expect(await manager.hasRole(PAUSER, account)).to.deep.equal([isPauser, 0n]);
      }
    });

    it("takes effect at once", async () => {
      const { licenses, pauser } = await load();
      await expect(licenses.connect(pauser).pause()).to.emit(licenses, "Paused").withArgs(pauser.address);
      expect(await licenses.paused()).to.equal(true);
      await expect(licenses.connect(pauser).pause()).to.be.revertedWithCustomError(licenses, "EnforcedPause");
    });

    it("is refused to anybody else", async () => {
      const { licenses, council, stranger } = await load();
      for (const account of [council, stranger]) {
        await expect(licenses.connect(account).pause())
          .to.be.revertedWithCustomError(licenses, "AccessManagedUnauthorized")
          .withArgs(account.address);
      }
    });

    it("is ended by the administrator, not by the pauser", async () => {
      const { licenses, administrator, pauser } = await load();
      await licenses.connect(pauser).pause();
      await expect(licenses.connect(pauser).unpause())
        .to.be.revertedWithCustomError(licenses, "AccessManagedUnauthorized")
        .withArgs(pauser.address);
      await expect(licenses.unpause()).to.emit(licenses, "Unpaused").withArgs(administrator.address);
      expect(await licenses.paused()).to.equal(false);
      await expect(licenses.unpause()).to.be.revertedWithCustomError(licenses, "ExpectedPause");
    });
  });

  describe("a change of the catalog, by a council that has a delay", () => {
    /** The call that adds {@link newLaw}. */
    const additionIn = async (reader: Client): Promise<string> => {
      const parameters = { licenseType: lawyer.number, reason: reasonEntry(lawyer.name, newLaw) };
      return (await prepareAddReason(reader, parameters)).transaction.data;
    };

    it("is refused where it was not announced", async () => {
      const { reader, manager, catalog, council } = await load();
      const call = await additionIn(reader);
      await expect(council.sendTransaction({ to: catalog, data: call }))
        .to.be.revertedWithCustomError(manager, "AccessManagerNotScheduled")
        .withArgs(await manager.hashOperation(council, catalog, call));
    });

    it("is refused before its time, and made after it", async () => {
      const { reader, manager, catalog, council } = await load();
      const call = await additionIn(reader);
      const operation = await manager.hashOperation(council, catalog, call);
      const announced = (await networkHelpers.time.latest()) + 1;
      await networkHelpers.time.setNextBlockTimestamp(announced);
      await expect(manager.connect(council).schedule(catalog, call, 0))
        .to.emit(manager, "OperationScheduled")
        .withArgs(operation, 1, announced + CATALOG_DELAY, council.address, await catalog.getAddress(), call);

      await networkHelpers.time.setNextBlockTimestamp(announced + CATALOG_DELAY - 1);
      await expect(manager.connect(council).execute(catalog, call))
        .to.be.revertedWithCustomError(manager, "AccessManagerNotReady")
        .withArgs(operation);
      expect(await catalog.reasonsOf(lawyer.number)).to.not.include(BigInt(newLaw.number));

      await networkHelpers.time.setNextBlockTimestamp(announced + CATALOG_DELAY);
      await expect(manager.connect(council).execute(catalog, call))
        .to.emit(manager, "OperationExecuted")
        .withArgs(operation, 1);
      expect(await catalog.reasonsOf(lawyer.number)).to.include(BigInt(newLaw.number));
      expect((await catalog.reasonBasisOf(lawyer.number, newLaw.number)).code).to.equal(newLaw.code);
    });

    it("can be called off by the administrator while it waits", async () => {
      const { reader, manager, catalog, council } = await load();
      const call = await additionIn(reader);
      await manager.connect(council).schedule(catalog, call, 0);
      await manager.cancel(council, catalog, call);
      await networkHelpers.time.increase(CATALOG_DELAY);
      await expect(manager.connect(council).execute(catalog, call))
        .to.be.revertedWithCustomError(manager, "AccessManagerNotScheduled")
        .withArgs(await manager.hashOperation(council, catalog, call));
    });

    it("is all that is left once the deployer has handed over", async () => {
      const { reader, manager, catalog, administrator } = await load();
      await manager.renounceRole(ADMIN, administrator);
      await expect(administrator.sendTransaction({ to: catalog, data: await additionIn(reader) }))
        .to.be.revertedWithCustomError(catalog, "AccessManagedUnauthorized")
        .withArgs(administrator.address);
    });
  });
});
