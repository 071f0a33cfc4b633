import { createClient, contractNames, type Client, type ContractRole, type Deployment } from "@elicense/sdk";
import { checkRelease, releases, type Release } from "@elicense/sdk/release";
import { expect } from "chai";
import { AbiCoder, concat, getAddress, id, keccak256, toBeHex, zeroPadValue, ZeroHash } from "ethers";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";
import { before, beforeEach, after, describe, it } from "mocha";

import { deployTo } from "../../../scripts/deploy/deployTo.js";
import { AccessManager__factory } from "../../../typechain-types/factories/@openzeppelin/contracts/access/manager/AccessManager__factory.js";
import manifest from "../../../package.json" with { type: "json" };
import { refusal, type Refusal } from "../refusal.js";

const roles = Object.keys(contractNames) as ContractRole[];

describe("checkRelease", () => {
  let connection: NetworkConnection;
  let deployment: Deployment;
  let snapshot: { readonly restore: () => Promise<void> };

  const { version } = manifest;
  const clientOf = (changed: Deployment = deployment): Client =>
    createClient({ runner: connection.ethers.provider, deployment: changed });
  const codeOf = (role: ContractRole): Promise<string> =>
    connection.ethers.provider.getCode(deployment.contracts[role].address);
  /** The manifest, with other words on a contract. */
  const saying = (role: ContractRole, words: Partial<Deployment["contracts"][ContractRole]>): Deployment => ({
    ...deployment,
    contracts: { ...deployment.contracts, [role]: { ...deployment.contracts[role], ...words } },
  });
  /** Puts other code in a contract's place, and gives the manifest that says so. */
  const withCode = async (role: ContractRole, code: string): Promise<Deployment> => {
    await connection.ethers.provider.send("hardhat_setCode", [deployment.contracts[role].address, code]);
    return saying(role, { codeHash: keccak256(code) });
  };
  /** What is refused, although the manifest fits the chain by all that a client compares. */
  const refusedThough = async (changed: Deployment): Promise<Refusal> => {
    const client = clientOf(changed);
    await client.ready();
    return refusal(checkRelease(client));
  };
  const differs = (contract: ContractRole, part: string, expected: string, actual: string): Refusal => ({
    code: "DEPLOYMENT_CREATION_DIFFERS",
    details: { contract, part, expected, actual },
  });

  before(async () => {
    connection = await network.create();
    deployment = await deployTo(connection);
  });
  after(() => connection.close());

  beforeEach(async () => {
    if ((snapshot as typeof snapshot | undefined) !== undefined) await snapshot.restore();
    snapshot = await connection.networkHelpers.takeSnapshot();
  });

  it("tells the release that was deployed", async () => {
    expect(await checkRelease(clientOf())).to.deep.equal({ version: releases.at(-1)!.version });
    expect(releases.at(-1)!.version).to.equal(version);
  });

  describe("of other code", () => {
    for (const role of roles) {
      it(`knows no release of another ${role}, whatever the manifest says of it`, async () => {
        const code = await codeOf(role);
        // A condition turned round is a back door: the last byte of the code proper is one as well as another.
        const place = code.lastIndexOf("57");
        const changed = await withCode(role, `${code.slice(0, place)}50${code.slice(place + 2)}`);
        expect(await refusedThough(changed)).to.deep.equal({
          code: "DEPLOYMENT_RELEASE_UNKNOWN",
          details: { contracts: role, release: version },
        });
      });
    }

    it("names each contract that is none of a release's", async () => {
      await withCode("p256Verifier", "0x00");
      const changed = await withCode("accessLog", "0x00");
      const both = { ...changed.contracts.p256Verifier, codeHash: keccak256("0x00") };
      expect(
        await refusedThough({ ...changed, contracts: { ...changed.contracts, p256Verifier: both } }),
      ).to.deep.equal({
        code: "DEPLOYMENT_RELEASE_UNKNOWN",
        details: { contracts: "accessLog, p256Verifier", release: version },
      });
    });

    it("finds a contract that talks to another one than the manifest's, in any one place", async () => {
      const stranger = "ab".repeat(20);
      const { licenseRegistry, authorityRegistry } = deployment.contracts;
      for (const [role, part, address] of [
        ["accessLog", "licenses", licenseRegistry.address],
        ["licenseRegistry", "authorities", authorityRegistry.address],
      ] as const) {
        const code = await codeOf(role);
        const place = code.lastIndexOf(address.slice(2).toLowerCase());
        const changed = await withCode(role, `${code.slice(0, place)}${stranger}${code.slice(place + 40)}`);
        expect(await refusedThough(changed)).to.deep.equal(
          differs(role, part, zeroPadValue(address.toLowerCase(), 32), zeroPadValue(`0x${stranger}`, 32)),
        );
        await snapshot.restore();
      }
    });

    it("finds an AccessLog whose grants are signed for somewhere else", async () => {
      const code = await codeOf("accessLog");
      const chainId = zeroPadValue(toBeHex(31337), 32).slice(2);
      const changed = await withCode("accessLog", code.replace(chainId, chainId.replace(/.$/, "0")));
      expect(await refusedThough(changed)).to.deep.equal(
        differs("accessLog", "_cachedChainId", `0x${chainId}`, `0x${chainId.replace(/.$/, "0")}`),
      );
    });
  });

  describe("of other origin", () => {
    it("finds the right code that another code created, with a right in its state that no event tells of", async () => {
      const [deployer, puppet] = await connection.ethers.getSigners();
      const runtime = await codeOf("accessManager");
      // `_roles[0].members[puppet]`, which begins at 1 and waits for nothing.
      const coder = AbiCoder.defaultAbiCoder();
      const members = keccak256(coder.encode(["uint64", "uint256"], [0, 1]));
      const slot = keccak256(coder.encode(["address", "bytes32"], [puppet!.address, members]));
      const length = toBeHex(runtime.length / 2 - 1, 2);
      // Stores 1 there, then returns the code behind this one, which is 48 bytes long.
      const hostile = concat(["0x60017f", slot, "0x55", "0x61", length, "0x8060306000396000f3", runtime]);
      const sent = await deployer!.sendTransaction({ data: hostile });
      const receipt = (await sent.wait())!;
      const address = getAddress(receipt.contractAddress!);
      const manager = AccessManager__factory.connect(address, deployer);
      expect(await connection.ethers.provider.getCode(address)).to.equal(runtime);
      expect((await manager.hasRole(0n, puppet!.address))[0]).to.equal(true);
      expect(receipt.logs).to.deep.equal([]);

      const { constructorArguments } = deployment.contracts.accessManager;
      const words = { address, transactionHash: sent.hash, blockNumber: receipt.blockNumber, constructorArguments };
      const found = await refusedThough(saying("accessManager", words));
      const { creation } = releases.at(-1)!.contracts.accessManager;
      const { actual, ...rest } = found.details as Readonly<Record<string, string>>;
      expect({ code: found.code, ...rest }).to.deep.equal({
        ...{ code: "DEPLOYMENT_CREATION_DIFFERS", contract: "accessManager" },
        ...{ part: "creation code", expected: creation },
      });
      expect(actual).to.equal(keccak256(hostile.slice(0, -64)));
    });

    it("finds a contract that was created with other arguments", async () => {
      const [deployer, , stranger] = await connection.ethers.getSigners();
      const constructorArguments = [stranger!.address];
      expect(await refusedThough(saying("accessManager", { constructorArguments }))).to.deep.equal(
        differs(
          "accessManager",
          "arguments",
          zeroPadValue(stranger!.address.toLowerCase(), 32),
          zeroPadValue(deployer!.address.toLowerCase(), 32),
        ),
      );
    });

    it("takes no word of the manifest that the chain does not bear out", async () => {
      const { accessManager, licenseCatalog, accessLog, licenseRegistry } = deployment.contracts;
      const stranger = getAddress(`0x${"ab".repeat(20)}`);
      const cases: readonly (readonly [Deployment, Refusal])[] = [
        [
          saying("licenseCatalog", { constructorArguments: [stranger] }),
          differs("licenseCatalog", "constructorArguments", accessManager.address, stranger),
        ],
        [
          saying("accessLog", { constructorArguments: [] }),
          differs("accessLog", "constructorArguments", licenseRegistry.address, "–"),
        ],
        [
          saying("accessLog", { abiHash: ZeroHash }),
          differs("accessLog", "abiHash", releases.at(-1)!.contracts.accessLog.abi, ZeroHash),
        ],
        [
          saying("licenseCatalog", { blockNumber: 1_000 }),
          differs("licenseCatalog", "blockNumber", "1000", String(licenseCatalog.blockNumber)),
        ],
        [
          saying("licenseCatalog", { transactionHash: accessLog.transactionHash }),
          differs("licenseCatalog", "address", licenseCatalog.address, accessLog.address),
        ],
        [
          { ...deployment, block: deployment.block + 1 },
          differs("accessManager", "block", String(deployment.block), String(deployment.block + 1)),
        ],
        [{ ...deployment, block: 0 }, differs("accessManager", "block", String(deployment.block), "0")],
        [
          saying("licenseCatalog", { transactionHash: id("nowhere") }),
          {
            code: "DEPLOYMENT_CREATION_UNKNOWN",
            details: { contract: "licenseCatalog", transactionHash: id("nowhere") },
          },
        ],
      ];
      for (const [changed, expected] of cases) expect(await refusedThough(changed)).to.deep.equal(expected);
    });
  });

  describe("of several releases", () => {
    const [known] = releases.slice(-1) as [Release];
    const other = (name: string, changed: readonly ContractRole[]): Release => ({
      version: name,
      contracts: Object.fromEntries(
        roles.map((role) => [
          role,
          changed.includes(role) ? { ...known.contracts[role], runtime: id(`${name} ${role}`) } : known.contracts[role],
        ]),
      ) as Release["contracts"],
    });
    const old: Release = { ...known, version: "0.0.9" };

    it("knows an older one by its code", async () => {
      expect(await checkRelease(clientOf(), { releases: [old, other("9.0.0", roles)] })).to.deep.equal({
        version: "0.0.9",
      });
    });

    it("says that one is unknown, and which comes nearest, rather than that it is valid or not", async () => {
      const far = other("0.8.0", ["accessLog", "licenseCatalog"]);
      const near = other("0.9.0", ["licenseRegistry"]);
      const outcome = refusal(checkRelease(clientOf(), { releases: [near, far] }));
      expect(await outcome).to.deep.equal({
        code: "DEPLOYMENT_RELEASE_UNKNOWN",
        details: { contracts: "licenseRegistry", release: "0.9.0" },
      });
      expect(await refusal(checkRelease(clientOf(), { releases: [] }))).to.deep.equal({
        code: "DEPLOYMENT_RELEASE_UNKNOWN",
        details: { contracts: roles.join(", "), release: "–" },
      });
    });

    it("takes no contracts of two for one", async () => {
      const first = other("0.8.0", ["accessLog"]);
      const second = other(
        "0.9.0",
        roles.filter((role) => role !== "accessLog"),
      );
      expect((await refusal(checkRelease(clientOf(), { releases: [first, second] }))).details).to.deep.equal({
        ...{ contracts: "accessLog", release: "0.8.0" },
      });
    });
  });
});
