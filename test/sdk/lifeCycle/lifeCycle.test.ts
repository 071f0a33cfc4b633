import { actions, finalStatuses, licenseActions, nextStatus, rightFor, rights, statuses } from "@elicense/sdk";
import { expect } from "chai";
import type { BaseContract, BigNumberish } from "ethers";
import { network } from "hardhat";
import { before, describe, it } from "mocha";

interface LifeCycleHarness extends BaseContract {
  next(status: BigNumberish, action: BigNumberish): Promise<bigint>;
  rightFor(action: BigNumberish): Promise<bigint>;
}

describe("the life cycle", () => {
  let contract: LifeCycleHarness;

  before(async () => {
    const { ethers } = await network.create();
    contract = (await ethers.deployContract("LifeCycleHarness")) as unknown as LifeCycleHarness;
  });

  it("has every action of the contract", () => {
    expect(licenseActions).to.deep.equal(actions.slice(1));
  });

  for (const [status, name] of statuses.entries()) {
    it(`leads from ${name} where the contract's table does, and takes the same right`, async () => {
      for (const action of licenseActions) {
        const number = actions.indexOf(action);
        const expected = Number(await contract.next(status, number));
        expect(nextStatus(name, action) ?? "NONE", `${name} ${action}`).to.equal(statuses[expected]);
        expect(rightFor(action), action).to.equal(rights[Number(await contract.rightFor(number))]);
      }
      expect(await contract.next(status, actions.indexOf("NONE"))).to.equal(0n);
    });
  }

  it("knows no status, action or right that the contract has and the SDK has not", async () => {
    const beyond = [
      contract.next(statuses.length, 1),
      contract.next(1, actions.length),
      contract.rightFor(actions.length),
    ];
    for (const call of beyond) expect(await call.catch(() => "refused")).to.equal("refused");
  });

  it("ends with a new version, a transfer or a cancellation", () => {
    expect(finalStatuses).to.deep.equal(["SUPERSEDED", "TRANSFERRED", "CANCELLED"]);
  });

  it("lets what a decision ended only be cancelled", () => {
    for (const status of ["REVOKED", "ANNULLED"] as const) {
      const reached = licenseActions.map((action) => nextStatus(status, action)).filter((next) => next !== undefined);
      expect(new Set(reached)).to.deep.equal(new Set([status, "CANCELLED"]));
    }
  });
});
