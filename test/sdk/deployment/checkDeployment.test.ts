import { checkDeployment, createClient, type Deployment } from "@elicense/sdk";
import { expect } from "chai";
import { getAddress, id, keccak256 } from "ethers";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { deployTo } from "../../../scripts/deploy/deployTo.js";
import { failureOf } from "../../scripts/support/failureOf.js";

describe("checkDeployment", () => {
  let connection: NetworkConnection;
  let deployment: Deployment;

  before(async () => {
    connection = await network.create();
    deployment = await deployTo(connection);
  });

  after(() => connection.close());

  const check = (changes: Partial<Deployment>) => () =>
    checkDeployment(connection.ethers.provider, { ...deployment, ...changes });

  it("passes the chain that the manifest is about", async () => {
    await check({})();
  });

  it("refuses a chain of another id", async () => {
    expect(await failureOf(check({ chainId: 90210 }))).to.deep.equal({
      code: "DEPLOYMENT_WRONG_CHAIN_ID",
      details: { expected: 90210, actual: 31337n },
    });
  });

  it("refuses a chain of the same id that began with another block", async () => {
    const { hash } = (await connection.ethers.provider.getBlock(0))!;
    expect(await failureOf(check({ genesisHash: id("another") }))).to.deep.equal({
      code: "DEPLOYMENT_WRONG_GENESIS",
      details: { expected: id("another"), actual: hash },
    });
  });

  it("says in each language that a node has no first block", async () => {
    const { provider } = connection.ethers;
    const without = new Proxy(provider, {
      get(_, name): unknown {
        if (name === "getBlock") return () => Promise.resolve(null);
        const member: unknown = Reflect.get(provider, name);
        return typeof member === "function" ? (member.bind(provider) as unknown) : member;
      },
    });
    expect(await failureOf(() => checkDeployment(without, deployment))).to.deep.equal({
      code: "DEPLOYMENT_WRONG_GENESIS",
      details: { expected: deployment.genesisHash, actual: { en: "none", zh: "无" } },
    });
  });

  it("refuses an address without code", async () => {
    const address = getAddress(`0x${"00".repeat(19)}aa`);
    const accessLog = { ...deployment.contracts.accessLog, address };
    expect(await failureOf(check({ contracts: { ...deployment.contracts, accessLog } }))).to.deep.equal({
      code: "DEPLOYMENT_NO_CODE",
      details: { contract: "accessLog", address },
    });
  });

  it("refuses an address with other code", async () => {
    const { address } = deployment.contracts.licenseRegistry;
    const licenseCatalog = { ...deployment.contracts.licenseCatalog, address };
    expect(await failureOf(check({ contracts: { ...deployment.contracts, licenseCatalog } }))).to.deep.equal({
      code: "DEPLOYMENT_CODE_DIFFERS",
      details: { contract: "licenseCatalog", address },
    });
  });

  it("notices a contract that was tampered with", async () => {
    const { address } = deployment.contracts.accessLog;
    const { provider } = connection.ethers;
    const code = await provider.getCode(address);
    await provider.send("hardhat_setCode", [address, `${code}00`]);
    expect((await failureOf(check({}))).code).to.equal("DEPLOYMENT_CODE_DIFFERS");
    await provider.send("hardhat_setCode", [address, code]);
    expect(keccak256(code)).to.equal(deployment.contracts.accessLog.codeHash);
  });

  it("is made by a client before it reads, and again after it failed", async () => {
    const runner = connection.ethers.provider;
    const client = createClient({ runner, deployment: { ...deployment, chainId: 90210 } });
    expect((await failureOf(client.ready)).code).to.equal("DEPLOYMENT_WRONG_CHAIN_ID");
    expect((await failureOf(client.ready)).code).to.equal("DEPLOYMENT_WRONG_CHAIN_ID");
  });
});
