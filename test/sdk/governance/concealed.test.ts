import { checkGovernance, createClient, getRoleMembers, type Client, type Deployment } from "@elicense/sdk";
import { expect } from "chai";
import { id, type Signer } from "ethers";
import { before, beforeEach, describe, it } from "mocha";

import { AccessManager__factory } from "../../../typechain-types/factories/@openzeppelin/contracts/access/manager/AccessManager__factory.js";
import type { AccessManager } from "../../../typechain-types/@openzeppelin/contracts/access/manager/AccessManager.js";
import { refusal } from "../refusal.js";
import { delay, setConsortiumStage, type ConsortiumStage } from "./consortium.js";

const ADMIN = 0n;
const PAUSER = 1n;
const day = 86_400;
const pauseSelector = id("pause()").slice(0, 10);

describe("a right that a manifest conceals", () => {
  let stage: ConsortiumStage;
  let account: string;
  let puppet: Signer;
  let puppetAddress: string;
  let snapshot: { readonly restore: () => Promise<void> };

  const reader = (deployment: Deployment): Client =>
    createClient({ runner: stage.connection.ethers.provider, deployment });
  const manager = (signer: Signer): AccessManager =>
    AccessManager__factory.connect(stage.deployment.contracts.accessManager.address, signer);
  const head = (): Promise<number> => stage.connection.ethers.provider.getBlockNumber();
  /** Manifest whose word is that the deployment began at a block. */
  const beginningAt = (block: number): Deployment => ({ ...stage.deployment, block });

  /** Makes the puppet an administrator without a delay, as whoever deploys could have done. */
  const appointPuppet = async (): Promise<void> => {
    const { connection } = stage;
    await connection.networkHelpers.setBalance(account, 10n ** 18n);
    await connection.networkHelpers.impersonateAccount(account);
    const governing = manager(await connection.ethers.getSigner(account));
    const { address } = stage.deployment.contracts.accessManager;
    const data = governing.interface.encodeFunctionData("grantRole", [ADMIN, puppetAddress, 0]);
    await governing.schedule(address, data, 0);
    await stage.pass(delay);
    await governing.execute(address, data);
  };

  /** Sets the rules and grants the roles anew, so that all that should have happened has happened since. */
  const repeatFounding = async (): Promise<void> => {
    const { licenseRegistry } = stage.deployment.contracts;
    await manager(puppet).setTargetFunctionRole(licenseRegistry.address, [pauseSelector], PAUSER);
    await manager(puppet).grantRole(ADMIN, account, delay);
    await manager(puppet).grantRole(PAUSER, account, 0);
  };

  before(async () => {
    stage = await setConsortiumStage();
    account = stage.deployment.governance!.account;
    puppet = (await stage.connection.ethers.getSigners())[8]!;
    puppetAddress = await puppet.getAddress();
  });

  beforeEach(async () => {
    if ((snapshot as typeof snapshot | undefined) !== undefined) await snapshot.restore();
    snapshot = await stage.connection.networkHelpers.takeSnapshot();
  });

  describe("by a block after it was given", () => {
    let concealing: Deployment;

    beforeEach(async () => {
      await appointPuppet();
      concealing = beginningAt((await head()) + 1);
      await repeatFounding();
      expect((await manager(puppet).hasRole(ADMIN, puppetAddress))[0]).to.equal(true);
    });

    it("is found all the same: the search begins where the AccessManager was created", async () => {
      expect(await getRoleMembers(reader(concealing))).to.deep.equal([
        { role: ADMIN, account, delay },
        { role: ADMIN, account: puppetAddress, delay: 0 },
        { role: PAUSER, account, delay: 0 },
      ]);
      expect(await refusal(checkGovernance(reader(concealing)))).to.deep.equal({
        code: "GOVERNANCE_DIFFERS",
        details: {
          part: "roles",
          expected: `0 ${account}, 1 ${account}`,
          actual: `0 ${account}, 0 ${puppetAddress}, 1 ${account}`,
        },
      });
    });

    it("is not hidden by another transaction in the place of the creating one, or another block", async () => {
      const { accessManager } = stage.deployment.contracts;
      const block = await stage.connection.ethers.provider.getBlock(concealing.block);
      const later = { transactionHash: block!.transactions[0]!, blockNumber: concealing.block };
      for (const [lie, part, expected, actual] of [
        [later, "address", accessManager.address, "–"],
        [{ blockNumber: concealing.block }, "blockNumber", String(concealing.block), String(accessManager.blockNumber)],
      ] as const) {
        const contracts = { ...concealing.contracts, accessManager: { ...accessManager, ...lie } };
        expect(await refusal(checkGovernance(reader({ ...concealing, contracts })))).to.deep.equal({
          code: "DEPLOYMENT_CREATION_DIFFERS",
          details: { contract: "accessManager", part, expected, actual },
        });
      }
    });

    it("is not hidden by a transaction that nobody knows", async () => {
      const transactionHash = id("nowhere");
      const accessManager = { ...stage.deployment.contracts.accessManager, transactionHash };
      const contracts = { ...concealing.contracts, accessManager };
      expect(await refusal(checkGovernance(reader({ ...concealing, contracts })))).to.deep.equal({
        code: "DEPLOYMENT_CREATION_UNKNOWN",
        details: { contract: "accessManager", transactionHash },
      });
    });
  });

  it("that rules were set before is found too", async () => {
    const { accessLog, licenseRegistry } = stage.deployment.contracts;
    await appointPuppet();
    await manager(puppet).setTargetFunctionRole(accessLog.address, ["0x12345678"], 2n ** 64n - 1n);
    const concealing = beginningAt((await head()) + 1);
    await repeatFounding();
    await manager(puppet).renounceRole(ADMIN, puppetAddress);
    const rule = `TargetFunctionRoleUpdated ${licenseRegistry.address} ${pauseSelector} 1`;
    expect(await refusal(checkGovernance(reader(concealing)))).to.deep.equal({
      code: "GOVERNANCE_DIFFERS",
      details: {
        ...{ part: "rules", expected: rule },
        actual: `${rule}, TargetFunctionRoleUpdated ${accessLog.address} 0x12345678 ${String(2n ** 64n - 1n)}, ${rule}`,
      },
    });
  });

  it("is none that begins years later, whatever its event says", async () => {
    await appointPuppet();
    await manager(puppet).setGrantDelay(ADMIN, 3_650 * day);
    await stage.pass(6 * day);
    await manager(puppet).revokeRole(ADMIN, account);
    await manager(puppet).grantRole(ADMIN, account, delay);
    const { timestamp } = (await stage.connection.ethers.provider.getBlock("latest"))!;
    await manager(puppet).renounceRole(ADMIN, puppetAddress);
    expect((await manager(puppet).hasRole(ADMIN, account))[0]).to.equal(false);
    expect(await refusal(checkGovernance(reader(stage.deployment)))).to.deep.equal({
      code: "GOVERNANCE_DIFFERS",
      details: {
        ...{ part: "roles", expected: `0 ${account}` },
        actual: `0 ${account} from ${String(timestamp + 3_650 * day)}, Unix time`,
      },
    });
  });

  it("to have what governance does wait for ever is none either", async () => {
    const { licenseRegistry } = stage.deployment.contracts;
    await appointPuppet();
    await manager(puppet).setTargetAdminDelay(licenseRegistry.address, 3_650 * day);
    await manager(puppet).renounceRole(ADMIN, puppetAddress);
    const found = await refusal(checkGovernance(reader(stage.deployment)));
    expect(found).to.deep.include({ code: "GOVERNANCE_DIFFERS" });
    const { part, actual } = found.details as { readonly part: string; readonly actual: string };
    expect(part).to.equal("rules");
    expect(actual).to.include(`TargetAdminDelayUpdated ${licenseRegistry.address} ${String(3_650 * day)}`);
  });
});
