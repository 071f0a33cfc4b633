import { existsSync, mkdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { consortiumInterface, getConsortium, hashDeployment, parseDeployment } from "@elicense/sdk";
import { expect } from "chai";
import { concat, dataSlice, getAddress, Wallet, ZeroAddress, zeroPadValue, type HDNodeWallet } from "ethers";
import { after, before, describe, it } from "mocha";

import { cardMessage, completeCard, draftCard } from "../../../network/JoiningCard.js";
import { assemble, networkFile, planText, type Network } from "../../../network/Network.js";
import { comparePlan } from "../../../scripts/commands/manifest/comparePlan.js";
import { manifestPath, signaturesPath } from "../../../scripts/deployments.js";
import { developmentAccount, developmentAccountCount } from "../../../scripts/development.js";
import { inventedCode } from "../../../scripts/network/inventedCode.js";
import { dataOf, expectRefused, stepOf, unusedAccount } from "./administering.js";
import { expectGolden } from "./golden.js";
import { startGoverning, type Governing } from "./governing.js";
import type { CliRun } from "./runCli.js";

/** Where an account keeps what answers the calls that it does not know itself. */
const handlerSlot = "0x6c9a6c4a39284e37ed1cf53d337577d14212a4870fb976a4366c693b939918d5";

/** Number of a development account with which a further department governs. */
const joining = 17;

interface Summary {
  readonly hash: string;
  readonly number: number;
}

/** Plan of a network whose departments govern with these accounts. */
function planOf(chainId: number, signers: readonly string[]): Network {
  const cards = signers.map((governanceSigner, position) => {
    const draft = draftCard(
      {
        ...{ network: "trial", chainId, version: 1, name: `member-${String(position + 1)}` },
        ...{ code: inventedCode(position), governanceSigner, accounts: [], rpc: null },
        host: "127.0.0.1",
        validator: {
          port: 30303 + position,
          rpcPort: 8545 + position,
          metricsPort: 9545 + position,
        },
      },
      validatorKey(position),
      "card",
    );
    return completeCard(draft, keyOfSigner(governanceSigner).signMessageSync(cardMessage(draft)), "card");
  });
  return assemble(cards);
}

/** Development accounts govern here. */
function keyOfSigner(address: string): HDNodeWallet {
  const signer = Array.from({ length: developmentAccountCount }, (_, number) => developmentAccount(number)).find(
    (each) => each.address === address,
  );
  if (signer === undefined) throw new Error(`${address} is no development account`);
  return signer;
}

function validatorKey(position: number): string {
  return `0x${String(position + 1).padStart(64, "7")}`;
}

/** Leaves out the blocks in which signers changed. */
function withoutBlocks(text: string): string {
  return text.replace(/^\d+( +0x)/gm, "<n>$1");
}

/** What a text tells of what nobody proposed, without what follows from all that was deployed before. */
function unproposedPart(text: string): string {
  const part = text.slice(text.search(/^(Carried out without|以下各项)/m));
  return withoutBlocks(part)
    .replace(/^\d+( +\S+ )0x[0-9a-fA-F]{40}/gm, "<n>$1<account>")
    .replace(/0x[0-9a-f]{64}/g, "<hash>");
}

/** Has three members sign a transaction of the account off the chain, and a fourth account send it. */
async function signOff(
  { governed, provider }: Governing,
  { to, data, operation, number }: Readonly<Record<"to" | "data", string> & Record<"operation" | "number", number>>,
): Promise<void> {
  const account = governed.governance?.account ?? "";
  const domain = { chainId: governed.chainId, verifyingContract: account };
  const nothing = {
    value: 0,
    safeTxGas: 0,
    baseGas: 0,
    gasPrice: 0,
    gasToken: ZeroAddress,
    refundReceiver: ZeroAddress,
  };
  const types = {
    SafeTx: (
      "address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256 baseGas,uint256 gasPrice," +
      "address gasToken,address refundReceiver,uint256 nonce"
    )
      .split(",")
      .map((field) => ({ type: field.split(" ")[0] ?? "", name: field.split(" ")[1] ?? "" })),
  };
  const signers = [12, 13, 15]
    .map((each) => developmentAccount(each))
    .sort((one, other) => (BigInt(one.address) < BigInt(other.address) ? -1 : 1));
  const values = { ...nothing, to, data, operation, nonce: number };
  const signatures = await Promise.all(signers.map((each) => each.signTypedData(domain, types, values)));
  const execution = consortiumInterface.encodeFunctionData("execTransaction", [
    ...[to, 0, data, operation, 0, 0, 0, ZeroAddress, ZeroAddress],
    concat(signatures),
  ]);
  const sender = new Wallet(developmentAccount(joining).privateKey, provider);
  await (await sender.sendTransaction({ to: account, data: execution })).wait();
}

describe("elicense consortium", function () {
  this.timeout(600_000);
  let governing: Governing;
  let newcomer: string;

  before(async () => {
    governing = await startGoverning();
    newcomer = developmentAccount(joining).address;
  });
  after(() => governing.stop());

  const as = (member: number, ...args: readonly string[]): Promise<CliRun> => governing.as(member, ...args, "--json");
  const asNewcomer = (...args: readonly string[]): Promise<CliRun> =>
    governing.runWith(developmentAccount(joining).privateKey, ...args);
  const proposalOf = (run: CliRun): Summary => stepOf(run, 1).proposal as Summary;
  const now = async (): Promise<readonly [number, readonly string[]]> => {
    const { signers, threshold } = await getConsortium(governing.client);
    return [threshold, [...signers].sort()];
  };
  const deployments = (): string => governing.consortium.env.ELICENSE_DEPLOYMENTS ?? "";

  it("lets a department join, in words, and the manifest follow", async () => {
    const command = ["consortium", "add-signer", newcomer, "--threshold", "3"] as const;
    const tried = await governing.as(0, ...command, "--dry-run");
    expectGolden("consortium-plan.txt", tried.stderr + tried.stdout);
    const proposed = await governing.as(0, ...command);
    expect(proposed.exitCode).to.equal(1);
    expectGolden("consortium-proposed.txt", proposed.stderr + proposed.stdout);
    // The same command by another member approves what was proposed.
    const { hash, number } = proposalOf(await as(1, ...command));
    expect(number).to.equal(0);

    expectGolden("consortium-proposal.txt", (await governing.as(2, "proposal", "show", hash)).stdout);
    expectGolden(
      "consortium-proposal.zh.txt",
      (await governing.as(2, "proposal", "show", hash, "--lang", "zh")).stdout,
    );
    const shown = dataOf(await as(2, "proposal", "approve", hash));
    expect(shown.calls).to.deep.equal([
      { kind: "SIGNERS", call: { name: "addOwnerWithThreshold", values: { signer: newcomer, threshold: 3 } } },
    ]);
    const executed = await asNewcomer("proposal", "execute", hash);
    expectGolden("consortium-execute.txt", executed.stderr + executed.stdout);
    expect(await now()).to.deep.equal([3, [...governing.signers, newcomer].sort()]);

    expectRefused(await as(0, "manifest", "check"), 1, "GOVERNANCE_DIFFERS", { part: "signers" });
    const seen = await governing.as(0, "consortium", "show");
    expectGolden("consortium-show.txt", governing.withoutAccount(withoutBlocks(seen.stdout)));

    const before = await readFile(manifestPath(deployments(), governing.governed.chainId), "utf8");
    expect(dataOf(await as(0, "manifest", "update", "--dry-run"))).to.deep.include({ isNew: true, dryRun: true });
    expect(await readFile(manifestPath(deployments(), governing.governed.chainId), "utf8")).to.equal(before);
    const signatures = signaturesPath(deployments(), governing.governed.chainId);
    expect(existsSync(signatures)).to.equal(true);

    const updated = await governing.as(0, "manifest", "update");
    expectGolden("manifest-update.txt", withoutBlocks(updated.stdout));
    expect(existsSync(signatures)).to.equal(false);
    const written = parseDeployment(
      JSON.parse(await readFile(manifestPath(deployments(), governing.governed.chainId), "utf8")),
    );
    const { signers } = await getConsortium(governing.client);
    const { governance } = governing.governed;
    expect(written).to.deep.equal({ ...governing.governed, governance: { ...governance, signers, threshold: 3 } });
    expect(dataOf(await as(1, "manifest", "update"))).to.deep.include({
      isNew: false,
      manifest: hashDeployment(written),
    });
    const signed = await asNewcomer("manifest", "sign", "--json");
    expect(dataOf(signed)).to.deep.include({ signed: [newcomer] });
    dataOf(await as(0, "manifest", "check"));
  });

  it("gives a department another key for one that it lost, and lets one leave", async () => {
    const [, , , lost = ""] = governing.signers;
    const replacement = unusedAccount(77);
    const swap = ["consortium", "replace-signer", lost, replacement] as const;
    const { hash } = proposalOf(await as(0, ...swap));
    dataOf(await as(1, "proposal", "approve", hash));
    dataOf(await as(2, "proposal", "approve", hash));
    dataOf(await as(0, "proposal", "execute", hash));
    expectRefused(await as(3, "consortium", "set-threshold", "4"), 1, "CONSORTIUM_NOT_SIGNER", { account: lost });

    const leave = ["consortium", "remove-signer", newcomer, "--threshold", "3"] as const;
    const leaving = proposalOf(await as(0, ...leave));
    for (const member of [1, 2]) dataOf(await as(member, "proposal", "approve", leaving.hash));
    dataOf(await as(0, "proposal", "execute", leaving.hash));
    expect(await now()).to.deep.equal([3, [...governing.signers.slice(0, 3), replacement].sort()]);
    const journal = dataOf(await as(0, "journal", "list", "--limit", "2"));
    expect((journal.entries as { readonly call: string }[]).map(({ call }) => call)).to.deep.equal([
      "execTransaction",
      "approveHash",
    ]);
  });

  it("refuses what should not decide, in words that name it", async () => {
    const { account = "" } = governing.governed.governance ?? {};
    const [first = ""] = governing.signers;
    const add = (signer: string, threshold = "3"): Promise<CliRun> =>
      as(0, "consortium", "add-signer", signer, "--threshold", threshold, "--dry-run");
    expectRefused(await add(account), 1, "CONSORTIUM_SIGNER_BARRED", { account, part: "governance" });
    expectRefused(await add(unusedAccount(78), "2"), 1, "CONSORTIUM_THRESHOLD", { threshold: 2, count: 5 });
    expectRefused(await add("0x12"), 2, "USAGE_SIGNER");
    const unknown = await as(0, "consortium", "remove-signer", unusedAccount(79), "--threshold", "3");
    expectRefused(unknown, 1, "CONSORTIUM_SIGNER_UNKNOWN", { account: unusedAccount(79) });
    expect(stepOf(await as(0, "consortium", "set-threshold", "3"))).to.deep.include({ state: "already" });

    const network = planOf(governing.governed.chainId, governing.signers);
    const folder = join(governing.consortium.folder, "networks", "trial");
    mkdirSync(folder, { recursive: true });
    await writeFile(join(folder, networkFile), planText(network));
    const node = new Wallet(validatorKey(1)).address;
    const swap = await as(0, "consortium", "replace-signer", first, node, "--network", folder, "--dry-run");
    expectRefused(swap, 1, "CONSORTIUM_SIGNER_BARRED", { account: node, part: "node member-2" });

    dataOf(await as(0, "manifest", "update"));
    const checked = await governing.as(0, "manifest", "check", "--network", folder);
    expect(checked.exitCode).to.equal(1);
    expectGolden("manifest-plan.txt", checked.stderr);
  });

  it("relies on an account of no other code than a Safe's, whatever it answers", async () => {
    const { governed, provider } = governing;
    const manager = governed.contracts.accessManager;
    const account = governed.governance?.account ?? "";
    const set = (value: string): Promise<unknown> =>
      provider.send("anvil_setStorageAt", [account, handlerSlot, zeroPadValue(value, 32)]);
    const handler = getAddress(dataSlice(await provider.getStorage(account, handlerSlot), 12));
    const part = `code of fallbackHandler ${manager.address}`;
    const file = await readFile(manifestPath(deployments(), governed.chainId), "utf8");
    await set(manager.address);
    for (const command of ["manifest check", "manifest sign", "manifest update", "consortium show"]) {
      const refused = { part, actual: manager.codeHash };
      expectRefused(await as(0, ...command.split(" ")), 1, "GOVERNANCE_DIFFERS", refused);
    }
    const chinese = await governing.as(0, "manifest", "check", "--lang", "zh");
    expect(chinese.stderr).to.include(`[GOVERNANCE_DIFFERS] 治理权限与应有情况不符：${part} 应为 0x`);
    expect(existsSync(signaturesPath(deployments(), governed.chainId))).to.equal(false);
    expect(await readFile(manifestPath(deployments(), governed.chainId), "utf8")).to.equal(file);

    await set(ZeroAddress);
    const without = dataOf(await as(0, "manifest", "check"));
    expect(without.governance).to.include({ fallbackHandler: ZeroAddress });
    const shown = await governing.as(0, "consortium", "show");
    expect(shown.stdout).to.match(/^unknown calls go to +nobody$/m);
    await set(handler);
    expect(dataOf(await as(0, "consortium", "show"))).to.include({ fallbackHandler: handler });
  });

  it("tells what was signed off the chain as what it is, and takes no other contract's code in the account's state", async () => {
    const { governed } = governing;
    const { next } = await getConsortium(governing.client);
    const pausing = governing.client.contracts.licenses.interface.encodeFunctionData("pause");
    const data = governing.client.contracts.accessManager.interface.encodeFunctionData("execute", [
      governed.contracts.licenseRegistry.address,
      pausing,
    ]);
    const to = governed.contracts.accessManager.address;
    await signOff(governing, { to, data, operation: 0, number: next });

    const shown = await governing.as(0, "consortium", "show");
    expectGolden("consortium-unproposed.txt", unproposedPart(shown.stdout));
    const chinese = await governing.as(0, "consortium", "show", "--lang", "zh");
    expectGolden("consortium-unproposed.zh.txt", unproposedPart(chinese.stdout));
    const [told] = dataOf(await as(0, "consortium", "show")).unproposed as readonly Record<string, unknown>[];
    expect(told).to.deep.include({ number: next, to, data });
    expect(dataOf(await as(0, "manifest", "update", "--dry-run")).unproposed).to.deep.equal([told]);
    const proved = await governing.as(0, "manifest", "update", "--dry-run");
    expect(proved.stdout).to.include(shown.stdout.slice(shown.stdout.indexOf("Carried out without")).trimEnd());

    await signOff(governing, { to: newcomer, data: "0x", operation: 1, number: next + 1 });
    const details = { expected: "–", actual: `DELEGATECALL ${newcomer}` };
    for (const command of [
      ["consortium", "show"],
      ["manifest", "update"],
    ]) {
      expectRefused(await as(0, ...command), 1, "GOVERNANCE_DIFFERS", details);
    }
  });

  it("compares a manifest with a network's plan, part by part", () => {
    const { governed, signers } = governing;
    const network = planOf(governed.chainId, signers);
    const { genesisHash, validators } = network;
    const fitting = { ...governed, genesisHash, validators };
    expect(comparePlan(fitting, network)).to.deep.equal([]);
    const [first = "", second = ""] = validators;
    const others = {
      chainId: 7,
      genesisHash: `0x${"12".repeat(32)}`,
      validators: validators.slice(1).concat(newcomer),
    };
    const other = { ...governed.governance!, signers: [...governed.governance!.signers.slice(1), second] };
    expect(comparePlan({ ...fitting, ...others, governance: other }, network)).to.deep.equal([
      { part: "chainId", manifest: "7", plan: String(governed.chainId) },
      { part: "genesisHash", manifest: others.genesisHash, plan: genesisHash },
      { part: "validator", manifest: newcomer, plan: null },
      { part: "validator", manifest: null, plan: first },
      { part: "signer", manifest: second, plan: null },
      { part: "signer", manifest: null, plan: governed.governance!.signers[0] },
    ]);
  });
});
