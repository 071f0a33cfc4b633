import {
  checkConsortiumAccount,
  checkGovernance,
  createClient,
  getConsortiumHistory,
  isIssuingPaused,
  type Client,
  type Deployment,
} from "@elicense/sdk";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import {
  AbiCoder,
  concat,
  Contract,
  ContractFactory,
  dataLength,
  id,
  keccak256,
  solidityPacked,
  toBeHex,
  ZeroAddress,
  zeroPadValue,
  type InterfaceAbi,
} from "ethers";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";
import { before, beforeEach, describe, it } from "mocha";

import { deployTo } from "../../../scripts/deploy/deployTo.js";
import { safeArtifacts } from "../../../scripts/deploy/safeArtifacts.js";
import { safeCode } from "../../../sdk/src/governance/safeCode.js";
import { AccessManager__factory, LicenseRegistry__factory } from "../../../typechain-types/index.js";
import { refusal } from "../refusal.js";

const delay = 3 * 86_400;

/** Code that stores the second word of its calldata where the first one says. */
const writerCode = "0x6020356000355500";

/** Code that tells by an event of two topics and a word: all of it from its calldata. */
const tellerCode = "0x6020604060003760203560003560206000a200";

/** Code that creates a contract: it writes what it is told into the contract's storage, and leaves code there. */
function creationOf(code: string, writes: readonly (readonly [slot: string, value: string])[] = []): string {
  const stores = concat(
    writes.map(([slot, value]) => concat(["0x7f", zeroPadValue(value, 32), "0x7f", zeroPadValue(slot, 32), "0x55"])),
  );
  const size = toBeHex(dataLength(code), 2);
  const start = toBeHex(dataLength(stores) + 15, 2);
  return concat([stores, "0x61", size, "0x61", start, "0x600039", "0x61", size, "0x6000f3", code]);
}

describe("the account of a consortium", () => {
  let connection: NetworkConnection;
  let deployment: Deployment;
  let deployer: HardhatEthersSigner;
  let stranger: HardhatEthersSigner;
  /** Addresses of the four departments' signers, ascending. */
  let signers: readonly string[];
  let singleton: string;
  let handler: string;
  let factory: Contract;
  let snapshot: { readonly restore: () => Promise<void> };

  const deploy = async (creation: string, abi: InterfaceAbi = []): Promise<string> =>
    (await new ContractFactory(abi, creation, deployer).deploy()).getAddress();
  const safeAt = (account: string, signer = deployer): Contract =>
    new Contract(account, safeArtifacts.singleton.abi as InterfaceAbi, signer);

  interface Setup {
    readonly owners?: readonly string[];
    readonly threshold?: number;
    /** Contract whose code runs when the account is set up. */
    readonly initializer?: string;
    readonly data?: string;
    readonly fallbackHandler?: string;
  }
  const setupOf = ({ owners = signers, threshold = 3, initializer = ZeroAddress, data = "0x", ...rest }: Setup = {}) =>
    safeAt(singleton).interface.encodeFunctionData("setup", [
      ...[owners, threshold, initializer, data, rest.fallbackHandler ?? handler],
      ...[ZeroAddress, 0, ZeroAddress],
    ]);
  /** Creates an account as Safe's factory does. */
  const create = async (setup = setupOf(), code = singleton): Promise<string> => {
    const creating = factory.getFunction("createProxyWithNonce");
    const account = String(await creating.staticCall(code, setup, 1));
    await creating(code, setup, 1);
    return account;
  };
  /** Where an account says that another may act for it. */
  const moduleSlot = (module: string): string =>
    keccak256(AbiCoder.defaultAbiCoder().encode(["address", "uint256"], [module, 1]));

  const clientOf = (account: string): Client =>
    createClient({
      runner: stranger,
      deployment: { ...deployment, governance: { account, kind: "safe", signers, threshold: 3 } },
    });
  /** Hands governance over to an account, as `deployNetwork` does, but without looking at it. */
  const handOverTo = async (account: string): Promise<Client> => {
    const manager = AccessManager__factory.connect(deployment.contracts.accessManager.address, deployer);
    await manager.grantRole(0, account, delay);
    await manager.grantRole(1, account, 0);
    for (const role of [1, 0]) await manager.renounceRole(role, deployer);
    return clientOf(account);
  };
  const pauseCall = (): string =>
    AccessManager__factory.createInterface().encodeFunctionData("execute", [
      deployment.contracts.licenseRegistry.address,
      LicenseRegistry__factory.createInterface().encodeFunctionData("pause"),
    ]);
  /** Everything that proves who governs refuses it, and names the fault. */
  const expectRefused = async (client: Client, part: string, expected: string, actual: string): Promise<void> => {
    const refused = { code: "GOVERNANCE_DIFFERS", details: { part, expected, actual } };
    expect(await refusal(checkGovernance(client))).to.deep.equal(refused);
    expect(await refusal(checkConsortiumAccount(client))).to.deep.equal(refused);
    expect(await refusal(getConsortiumHistory(client))).to.deep.equal(refused);
  };
  /** Has the account of one signer, the deployer, do something. */
  const act = async (account: string, to: string, data: string, operation = 0): Promise<number> => {
    const approval = solidityPacked(["uint256", "uint256", "uint8"], [deployer.address, 0, 1]);
    const values = [to, 0, data, operation, 0, 0, 0, ZeroAddress, ZeroAddress, approval];
    await safeAt(account).getFunction("execTransaction")(...values);
    return connection.ethers.provider.getBlockNumber();
  };
  const actOnItself = (account: string, name: string, values: readonly unknown[]): Promise<number> =>
    act(account, account, safeAt(account).interface.encodeFunctionData(name, values));
  /** Puts the departments in the place of the deployer. */
  const putDepartments = async (account: string): Promise<void> => {
    for (const signer of signers) await actOnItself(account, "addOwnerWithThreshold", [signer, 1]);
    await actOnItself(account, "removeOwner", [signers[0], deployer.address, 3]);
  };
  /** Sends what follows in one block. */
  const inOneBlock = async (...calls: readonly { readonly to: string; readonly data: string }[]): Promise<void> => {
    const { provider } = connection.ethers;
    await provider.send("evm_setAutomine", [false]);
    const sent = [];
    for (const call of calls) sent.push(await deployer.sendTransaction({ ...call, gasLimit: 1_000_000 }));
    await provider.send("evm_mine", []);
    await provider.send("evm_setAutomine", [true]);
    for (const { hash } of sent) expect((await provider.getTransactionReceipt(hash))?.status).to.equal(1);
  };

  before(async () => {
    connection = await network.create({ override: { initialDate: new Date().toISOString() } });
    const accounts = await connection.ethers.getSigners();
    [deployer, stranger] = [accounts[0]!, accounts[9]!];
    const addresses = accounts.slice(1, 5).map(({ address }) => address);
    signers = addresses.sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
    deployment = await deployTo(connection, { licenseTypes: [] });
    singleton = await deploy(safeArtifacts.singleton.bytecode);
    handler = await deploy(safeArtifacts.fallbackHandler.bytecode);
    factory = new Contract(
      await deploy(safeArtifacts.factory.bytecode),
      safeArtifacts.factory.abi as InterfaceAbi,
      deployer,
    );
  });

  beforeEach(async () => {
    if ((snapshot as typeof snapshot | undefined) !== undefined) await snapshot.restore();
    snapshot = await connection.networkHelpers.takeSnapshot();
  });

  it("is held against the code of Safe's own package", () => {
    for (const role of ["proxy", "singleton", "fallbackHandler", "factory"] as const) {
      expect(safeCode[role], role).to.equal(keccak256(safeArtifacts[role].deployedBytecode));
    }
  });

  it("may answer unknown calls by Safe's own handler, or not at all", async () => {
    const account = await create();
    expect(await checkConsortiumAccount(clientOf(account))).to.deep.equal({ singleton, fallbackHandler: handler });
    const silent = await create(setupOf({ fallbackHandler: ZeroAddress }));
    const client = await handOverTo(silent);
    const contracts = { singleton, fallbackHandler: ZeroAddress };
    expect(await checkConsortiumAccount(client)).to.deep.equal(contracts);
    expect(await checkGovernance(client)).to.deep.equal({ ...contracts, delay, accreditationDelay: 0 });
    expect(await getConsortiumHistory(client)).to.deep.equal({
      account: contracts,
      founders: { signers, threshold: 3 },
      changes: [],
      unproposed: [],
    });
  });

  it("is refused where unknown calls go to the AccessManager: anybody governs by it", async () => {
    const manager = deployment.contracts.accessManager;
    const client = await handOverTo(await create(setupOf({ fallbackHandler: manager.address })));
    await stranger.sendTransaction({ to: client.deployment.governance!.account, data: pauseCall() });
    expect(await isIssuingPaused(client)).to.equal(true);
    const part = `code of fallbackHandler ${manager.address}`;
    await expectRefused(client, part, safeCode.fallbackHandler, manager.codeHash);
  });

  it("is refused where unknown calls go to what has no code yet", async () => {
    const client = await handOverTo(await create(setupOf({ fallbackHandler: stranger.address })));
    await expectRefused(client, `code of fallbackHandler ${stranger.address}`, safeCode.fallbackHandler, "–");
  });

  it("is refused where another contract only answers as a Safe does", async () => {
    const code = concat([safeArtifacts.proxy.deployedBytecode, "0x00"]);
    const account = await deploy(creationOf(code, [["0x00", singleton]]));
    await deployer.sendTransaction({ to: account, data: setupOf() });
    const client = await handOverTo(account);
    expect([...((await safeAt(account).getFunction("getOwners")()) as readonly string[])]).to.deep.equal(signers);
    await expectRefused(client, `code of account ${account}`, safeCode.proxy, keccak256(code));
    await expectRefused(clientOf(stranger.address), `code of account ${stranger.address}`, safeCode.proxy, "–");
  });

  it("is refused where it runs another contract that only answers as a Safe does", async () => {
    const code = concat([safeArtifacts.singleton.deployedBytecode, "0x00"]);
    const other = await deploy(creationOf(code));
    const client = await handOverTo(await create(setupOf(), other));
    await expectRefused(client, `code of singleton ${other}`, safeCode.singleton, keccak256(code));
  });

  it("is refused where its creator hid a module in it, whatever events tell of a factory", async () => {
    const proxy = safeArtifacts.proxy.deployedBytecode;
    const account = await deploy(
      creationOf(proxy, [
        ["0x00", singleton],
        [moduleSlot(stranger.address), "0x01"],
      ]),
    );
    const teller = await deploy(creationOf(tellerCode));
    const told = [id("ProxyCreation(address,address)"), zeroPadValue(account, 32), zeroPadValue(singleton, 32)];
    await inOneBlock({ to: account, data: setupOf() }, { to: teller, data: concat(told) });
    const client = await handOverTo(account);

    const manager = deployment.contracts.accessManager.address;
    const asModule = safeAt(account, stranger).getFunction("execTransactionFromModule");
    await asModule(manager, 0, pauseCall(), 0);
    expect(await isIssuingPaused(client)).to.equal(true);
    await expectRefused(client, "creation", safeCode.factory, keccak256(tellerCode));
  });

  it("is refused where Safe's factory created it with other code, which then took that of a Safe", async () => {
    const writer = await deploy(creationOf(writerCode));
    const creating = factory.getFunction("createProxyWithNonce");
    const become = concat([toBeHex(0, 32), zeroPadValue(singleton, 32)]);
    const account = String(await creating.staticCall(writer, become, 1));
    const creation = factory.interface.encodeFunctionData("createProxyWithNonce", [writer, become, 1]);
    await inOneBlock({ to: await factory.getAddress(), data: creation }, { to: account, data: setupOf() });
    await expectRefused(await handOverTo(account), "creation", safeCode.factory, "–");
  });

  it("is refused where it was never set up", async () => {
    await expectRefused(clientOf(await create("0x")), "creation", "SafeSetup", "–");
  });

  it("is refused where other code ran when it was set up", async () => {
    const writer = await deploy(creationOf(writerCode));
    const data = concat([moduleSlot(stranger.address), toBeHex(1, 32)]);
    const client = await handOverTo(await create(setupOf({ initializer: writer, data })));
    await expectRefused(client, "initializer", ZeroAddress, writer);
  });

  it("is refused where it lent its storage to other code before the departments signed for it", async () => {
    const account = await create(setupOf({ owners: [deployer.address], threshold: 1 }));
    const writer = await deploy(creationOf(writerCode));
    const data = concat([moduleSlot(stranger.address), toBeHex(1, 32)]);
    const block = await act(account, writer, data, 1);
    await putDepartments(account);
    const client = await handOverTo(account);
    await expectRefused(client, `block ${String(block)}`, "–", `DELEGATECALL ${writer}`);
  });

  it("is refused where it ever had a module", async () => {
    const account = await create(setupOf({ owners: [deployer.address], threshold: 1 }));
    const block = await actOnItself(account, "enableModule", [stranger.address]);
    await actOnItself(account, "disableModule", [zeroPadValue("0x01", 20), stranger.address]);
    await putDepartments(account);
    const client = await handOverTo(account);
    await expectRefused(client, `block ${String(block)}`, "–", "EnabledModule");
  });
});
