import {
  createClient,
  getConsortium,
  getConsortiumHistory,
  isIssuingPaused,
  preparePause,
  type Client,
} from "@elicense/sdk";
import { expect } from "chai";
import { AbiCoder, concat, Contract, Interface, keccak256, toBeHex, ZeroAddress, type Log, type Signer } from "ethers";
import { before, beforeEach, describe, it } from "mocha";

import { safe } from "../../../sdk/src/governance/safe.js";
import { refusal, type Refusal } from "../refusal.js";
import { setConsortiumStage, type ConsortiumStage } from "./consortium.js";

const nobody = `0x${"00".repeat(20)}`;
const coder = AbiCoder.defaultAbiCoder();

const types = {
  SafeTx: [
    ...[["to", "address"] as const, ["value", "uint256"] as const, ["data", "bytes"] as const],
    ...[["operation", "uint8"] as const, ["safeTxGas", "uint256"] as const, ["baseGas", "uint256"] as const],
    ...[["gasPrice", "uint256"] as const, ["gasToken", "address"] as const, ["refundReceiver", "address"] as const],
    ["nonce", "uint256"] as const,
  ].map(([name, type]) => ({ name, type })),
};

describe("what a consortium carries out that nobody proposed", () => {
  let stage: ConsortiumStage;
  let account: string;
  let snapshot: { readonly restore: () => Promise<void> };

  const addressOf = (client: Client): Promise<string> => (client.runner as unknown as Signer).getAddress();
  /** Signed off the chain by three members, and sent by a stranger. */
  const signOff = async (
    to: string,
    data: string,
    { operation = 0, safeTxGas = 0 } = {},
  ): Promise<{
    readonly hash: string;
    readonly block: number;
    readonly transactionHash: string;
    readonly number: number;
  }> => {
    const { next: nonce } = await getConsortium(stage.stranger);
    const unused = { baseGas: 0, gasPrice: 0, gasToken: nobody, refundReceiver: nobody };
    const transaction = { to, value: 0, data, operation, safeTxGas, ...unused, nonce };
    const domain = { chainId: 31337, verifyingContract: account };
    const signed = await Promise.all(
      stage.members.slice(0, 3).map(async (member) => ({
        signer: await addressOf(member),
        signature: await (member.runner as unknown as Signer).signTypedData(domain, types, transaction),
      })),
    );
    signed.sort((one, other) => (BigInt(one.signer) < BigInt(other.signer) ? -1 : 1));
    const values = [to, 0, data, operation, safeTxGas, 0, 0, nobody, nobody] as const;
    const contract = new Contract(account, safe, stage.stranger.runner);
    const signatures = concat(signed.map(({ signature }) => signature));
    const sent = (await contract.getFunction("execTransaction")(...values, signatures)) as {
      readonly hash: string;
      readonly wait: () => Promise<{ readonly logs: readonly Log[]; readonly blockNumber: number }>;
    };
    const { logs, blockNumber: block } = await sent.wait();
    const topic = safe.getEvent("ExecutionSuccess")?.topicHash;
    const hash = logs.find(({ topics }) => topics[0] === topic)?.topics[1] ?? "";
    return { hash, block, transactionHash: sent.hash, number: nonce };
  };
  const found = (block: number, actual: string, expected = "–"): Refusal => ({
    code: "GOVERNANCE_DIFFERS",
    details: { part: `block ${String(block)}`, expected, actual },
  });

  before(async () => {
    stage = await setConsortiumStage();
    account = stage.deployment.governance!.account;
  });

  beforeEach(async () => {
    if ((snapshot as typeof snapshot | undefined) !== undefined) await snapshot.restore();
    snapshot = await stage.connection.networkHelpers.takeSnapshot();
  });

  it("is no proof where it ran another contract's code in the account's own state: it hides a signer", async () => {
    const { ethers } = stage.connection;
    const [deployer] = await ethers.getSigners();
    const hidden = await addressOf(stage.stranger);
    // Writes its second word where its first one says.
    const sent = await deployer!.sendTransaction({ data: "0x67602035600035550060005260086018f3" });
    const writer = (await sent.wait())!.contractAddress!;
    const slot = keccak256(coder.encode(["address", "uint256"], [hidden, 2]));
    const { block } = await signOff(writer, concat([slot, toBeHex(2, 32)]), { operation: 1 });

    const { signers } = await getConsortium(stage.stranger);
    expect(signers).to.not.include(hidden);
    const view = new Contract(account, ["function isOwner(address) view returns (bool)"], stage.stranger.provider);
    expect(await view.getFunction("isOwner")(hidden)).to.equal(true);
    expect(await refusal(getConsortiumHistory(stage.stranger))).to.deep.equal(found(block, `DELEGATECALL ${writer}`));
  });

  it("is no proof where the account did something to itself that no proposal does", async () => {
    const data = new Interface(["function setFallbackHandler(address)"]).encodeFunctionData("setFallbackHandler", [
      ZeroAddress,
    ]);
    const { block } = await signOff(account, data);
    expect(await refusal(getConsortiumHistory(stage.stranger))).to.deep.equal(found(block, "CALL 0xf08a0323"));
  });

  it("is no proof where it changed who decides, with as many signatures as it takes", async () => {
    const signer = await addressOf(stage.stranger);
    const { block } = await signOff(account, safe.encodeFunctionData("addOwnerWithThreshold", [signer, 3]));
    expect(await refusal(getConsortiumHistory(stage.stranger))).to.deep.equal(found(block, `AddedOwner ${signer}`));
  });

  it("is told as what it is where it did something else: signed off the chain, and lawful", async () => {
    const { accessManager } = stage.deployment.contracts;
    const { transaction } = await preparePause(stage.stranger, { from: account });
    const data = new Interface(["function execute(address,bytes)"]).encodeFunctionData("execute", [
      transaction.to,
      transaction.data,
    ]);
    const pausing = await signOff(accessManager.address, data, { safeTxGas: 500_000 });
    const nothing = await signOff(account, "0x");
    expect(await isIssuingPaused(stage.stranger)).to.equal(true);
    const { changes, unproposed } = await getConsortiumHistory(stage.stranger);
    expect(changes).to.deep.equal([]);
    expect(unproposed).to.deep.equal([
      { ...pausing, to: accessManager.address, data },
      { ...nothing, to: account, data: "0x" },
    ]);
  });

  it("is told of no failure, which changes nothing", async () => {
    const { accessManager } = stage.deployment.contracts;
    const { hash, block } = await signOff(accessManager.address, "0x12345678", { safeTxGas: 100_000 });
    expect(hash).to.equal("");
    expect((await getConsortiumHistory(stage.stranger, { block })).unproposed).to.deep.equal([]);
  });

  it("is no proof where the account does not say what it carried out", async () => {
    const { block } = await signOff(account, "0x");
    const topic = safe.getEvent("SafeMultiSigTransaction")?.topicHash;
    const { provider } = stage.stranger;
    const silent: typeof provider = new Proxy(provider, {
      get: (target, name) => {
        if (name === "provider") return silent;
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== "function") return value;
        if (name !== "getLogs") return value.bind(target) as unknown;
        return async (...values: Parameters<typeof target.getLogs>) =>
          (await target.getLogs(...values)).filter(({ topics }) => topics[0] !== topic);
      },
    });
    const client = createClient({ runner: silent, deployment: stage.deployment });
    expect(await refusal(getConsortiumHistory(client))).to.deep.equal(
      found(block, "ExecutionSuccess", "SafeMultiSigTransaction"),
    );
  });
});
