import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import {
  checkGovernance,
  connect,
  connectContracts,
  createClient,
  getAuthorityByCode,
  getRoleMembers,
  lawyer,
  parseDeployment,
  type Deployment,
  type LicenseType,
} from "@elicense/sdk";
import { expect } from "chai";
import { Wallet, type JsonRpcProvider } from "ethers";
import { config, network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { startAnvil } from "../../scripts/chain/startAnvil.js";
import { startChain, type Chain } from "../../scripts/chain/startChain.js";
import { readConsortium } from "../../scripts/deploy/consortium.js";
import { deployNetwork, type DeployNetworkOptions, type NetworkProgress } from "../../scripts/deploy/deployNetwork.js";
import { assemble, governanceSigners, networkFile, planText, readNetwork } from "../../network/Network.js";
import { NetworkError } from "../../network/NetworkError.js";
import type { Network } from "../../scripts/deploy/network.js";
import { manifestPath } from "../../scripts/deployments.js";
import { developmentAccount, developmentSigner, isDevelopmentGovernance } from "../../scripts/development.js";
import { cardOf, inventedAccount } from "../network/departments.js";
import { freeRow } from "../network/freeRow.js";
import { makeMachine, runNetwork } from "../network/runNetwork.js";
import { networkOf } from "../sdk/governance/consortium.js";
import { startLyingNode } from "../sdk/lyingNode.js";
import { failureOf } from "./support/failureOf.js";
import { freePort, startScript, type RunningScript } from "./support/script.js";

/** A catalog that is loaded in a few transactions. */
const small: readonly LicenseType[] = [{ ...lawyer, reasons: lawyer.reasons.slice(0, 1), uses: [] }];

const delays = { governance: 86_400, accreditation: 3_600 };

const textOf = (progress: NetworkProgress): string =>
  progress.kind === "contract" || progress.kind === "kept"
    ? `${progress.kind} ${progress.contract.name}`
    : Object.values(progress).join(" ");

describe("deployNetwork", () => {
  describe("on a chain that runs on, broken off after each step", () => {
    let directory: string;
    let chain: Chain;
    let provider: JsonRpcProvider;
    let connection: NetworkConnection;
    let plan: Network;
    const signers = [1, 2, 3, 4].map((number) => developmentAccount(number).address);

    const deploy = (options: Partial<DeployNetworkOptions> = {}): Promise<Deployment> =>
      deployNetwork(connection, {
        ...{
          network: plan,
          delays,
          licenseTypes: small,
          deployer: new Wallet(developmentAccount(0).privateKey, provider),
        },
        ...options,
      });

    before(async () => {
      directory = mkdtempSync(join(tmpdir(), "elicense-network-"));
      const port = await freePort();
      chain = await startChain({ port, directory });
      provider = await connect(chain.url);
      plan = networkOf((await provider.getBlock(0))?.hash ?? "", signers);
      connection = await network.create({
        network: "development",
        override: { url: chain.url, chainId: 31337, accounts: [developmentAccount(0).privateKey] },
      });
    });

    after(async () => {
      await connection.close();
      provider.destroy();
      await chain.stop();
      rmSync(directory, { recursive: true });
      const { hash } = { hash: plan.genesisHash.slice(2, 10) };
      for (const part of ["", "-governance"]) {
        rmSync(join(config.paths.ignition, "deployments", `chain-31337-${hash}${part}`), {
          recursive: true,
          force: true,
        });
      }
    });

    it("goes on where it was, does nothing twice, and ends with the consortium alone", async () => {
      const done: string[] = [];
      const dies = (progress: NetworkProgress): void => {
        const text = textOf(progress);
        if (progress.kind === "contract") return;
        expect(done).to.not.include(text);
        done.push(text);
        throw new RangeError("killed");
      };
      let deployment: Deployment | undefined;
      for (let run = 0; deployment === undefined && run < 20; run++) {
        deployment = await deploy({ report: dies }).catch((error: unknown) => {
          expect(String((error as Error).cause)).to.include("killed");
          return undefined;
        });
      }
      const account = deployment?.governance?.account ?? "";
      expect(done).to.deep.equal([
        "catalog LawyerPracticeLicense",
        `account ${account}`,
        ...["accreditationDelay", "adminGranted", "pauserGranted", "pauserRenounced", "adminRenounced"].map(
          (step) => `step ${step}`,
        ),
      ]);
      expect(parseDeployment(JSON.parse(JSON.stringify(deployment)))).to.deep.equal(deployment);
      expect(deployment).to.deep.include({ network: "trial", validators: plan.validators });
      expect(deployment?.governance).to.deep.equal({
        ...{ account, kind: "safe", signers: governanceSigners(plan), threshold: 3 },
      });
      const client = createClient({ runner: provider, deployment: deployment! });
      expect(await getRoleMembers(client)).to.deep.equal([
        { role: 0n, account, delay: delays.governance },
        { role: 1n, account, delay: 0 },
      ]);
      const { accessManager } = connectContracts(deployment!, provider);
      for (const role of [0n, 1n]) {
        expect((await accessManager.hasRole(role, developmentAccount(0).address))[0]).to.equal(false);
      }

      const [block, again]: [number, string[]] = [await provider.getBlockNumber(), []];
      const report = (progress: NetworkProgress): void => void again.push(textOf(progress));
      expect(await deploy({ existing: deployment, report })).to.equal(deployment);
      const more = [{ ...lawyer, reasons: lawyer.reasons.slice(0, 2), uses: [] }];
      expect(await deploy({ existing: deployment, licenseTypes: more, report })).to.equal(deployment);
      expect(again).to.deep.equal(["differs LawyerPracticeLicense/reasons/2 (IMPORT)"]);
      expect(await provider.getBlockNumber()).to.equal(block);
    });
  });

  describe("on a simulated chain", () => {
    let connection: NetworkConnection;
    let plan: Network;

    const deploy = (options: Partial<DeployNetworkOptions> = {}): Promise<Deployment> =>
      deployNetwork(connection, { network: plan, delays, licenseTypes: small, ...options });

    beforeEach(async () => {
      connection = await network.create();
      const accounts = await connection.ethers.getSigners();
      const signers = accounts.slice(1, 5).map(({ address }) => address);
      plan = networkOf((await connection.ethers.provider.getBlock(0))?.hash ?? "", signers);
    });

    afterEach(() => connection.close());

    it("refuses another chain than the network's, before anything is sent", async () => {
      const { provider } = connection.ethers;
      const other = { ...plan, genesisHash: `0x${"11".repeat(32)}` };
      expect(await failureOf(() => deploy({ network: other }))).to.deep.equal({
        code: "DEPLOYMENT_WRONG_GENESIS",
        details: { expected: other.genesisHash, actual: plan.genesisHash },
      });
      expect(await failureOf(() => deploy({ network: { ...plan, chainId: 1 } }))).to.deep.equal({
        code: "DEPLOYMENT_WRONG_CHAIN_ID",
        details: { expected: 1, actual: 31337n },
      });
      expect(await provider.getBlockNumber()).to.equal(0);
    });

    it("refuses a number of signers that is no majority of those of now, before anything is sent", async () => {
      const accounts = await connection.ethers.getSigners();
      const grown = networkOf(
        plan.genesisHash,
        accounts.slice(1, 8).map(({ address }) => address),
      );
      const shared = { ...plan.members[0]!, name: "second" };
      const cases: readonly (readonly [Network, number, number])[] = [
        [grown, 3, 7],
        [{ ...plan, threshold: 2 }, 2, 4],
        [{ ...plan, threshold: 1 }, 1, 4],
        [{ ...plan, members: plan.members.slice(2) }, 3, 2],
        [{ ...plan, members: [plan.members[0]!, plan.members[1]!, shared] }, 3, 2],
      ];
      for (const [network, threshold, count] of cases) {
        const error = await deploy({ network }).catch((thrown: unknown) => thrown);
        expect(error).to.be.instanceOf(NetworkError);
        expect(error).to.deep.include({ code: "NETWORK_THRESHOLD", details: { threshold, count } });
      }
      expect(await connection.ethers.provider.getBlockNumber()).to.equal(0);

      // What the consortium has become since is its own matter.
      const deployment = await deploy();
      const block = await connection.ethers.provider.getBlockNumber();
      expect(await deploy({ network: grown, existing: deployment })).to.equal(deployment);
      expect(await connection.ethers.provider.getBlockNumber()).to.equal(block);
    });

    it("gives up nothing where somebody else has a right", async () => {
      const [deployer, , , , , stranger] = await connection.ethers.getSigners();
      let manager = "";
      const report = (progress: NetworkProgress): void => {
        if (progress.kind === "contract" && progress.contract.name === "AccessManager") {
          manager = progress.contract.address;
        }
        if (progress.kind === "account") pending = grant();
      };
      let pending: Promise<unknown> = Promise.resolve();
      const grant = async (): Promise<void> => {
        const contract = await connection.ethers.getContractAt("AccessManager", manager, deployer);
        await (await contract.getFunction("grantRole")(1n, stranger!.address, 0)).wait();
      };
      const failure = await failureOf(() => deploy({ report }));
      await pending;
      expect(failure.code).to.equal("GOVERNANCE_DIFFERS");
      expect(failure.details).to.include({ part: "roles", actual: `1 ${stranger!.address}` });
      const contract = await connection.ethers.getContractAt("AccessManager", manager, deployer);
      expect((await contract.getFunction("hasRole")(0n, deployer!.address))[0]).to.equal(true);
    });

    it("is found out where a function was opened to everybody before", async () => {
      const [deployer] = await connection.ethers.getSigners();
      let manager = "";
      let pending: Promise<unknown> = Promise.resolve();
      const everybody = 2n ** 64n - 1n;
      const open = async (target: string): Promise<void> => {
        const contract = await connection.ethers.getContractAt("AccessManager", manager, deployer);
        await contract.getFunction("setTargetFunctionRole")(target, ["0x12345678"], everybody);
      };
      const report = (progress: NetworkProgress): void => {
        if (progress.kind !== "contract") return;
        if (progress.contract.name === "AccessManager") manager = progress.contract.address;
        if (progress.contract.name === "AuthorityRegistry") pending = open(progress.contract.address);
      };
      const failure = await failureOf(() => deploy({ report }));
      await pending;
      expect(failure.code).to.equal("GOVERNANCE_DIFFERS");
      expect(failure.details).to.include({ part: "rules" });
      expect(failure.details.actual).to.include(`0x12345678 ${String(everybody)}`);
    });

    it("is found out where a guard was set, or the signers are others than the manifest has", async () => {
      const deployment = await deploy();
      const { account } = deployment.governance!;
      const client = createClient({ runner: connection.ethers.provider, deployment });
      await checkGovernance(client);
      const { provider } = connection.ethers;
      await provider.send("hardhat_setStorageAt", [
        account,
        "0x4a204f620c8c5ccdca3fd54d003badd85ba500436a431f0cbda4f558c93c34c8",
        `0x${"00".repeat(12)}${"ab".repeat(20)}`,
      ]);
      expect(await failureOf(() => checkGovernance(client))).to.deep.include({ code: "GOVERNANCE_DIFFERS" });
      const more = { ...deployment, governance: { ...deployment.governance!, threshold: 2 } };
      const other = createClient({ runner: provider, deployment: more });
      expect(await failureOf(() => checkGovernance(other))).to.deep.equal({
        code: "GOVERNANCE_DIFFERS",
        details: { part: "threshold", expected: "2", actual: "3" },
      });
    });
  });
});

describe("npm run deploy -- --network", () => {
  it("deploys by a node that asks for a token, as the departments' RPC nodes do", async () => {
    const directory = mkdtempSync(join(tmpdir(), "elicense-deploy-"));
    const chain = await startAnvil(31337);
    const node = await startLyingNode(chain.url);
    const names = ["bozhou", "fuyang", "hefei", "huangshan", "wuhu"];
    const plan = assemble(names.map((name, number) => cardOf(name, number + 1, { network: "trial", chainId: 31337 })));
    // The chain of the test begins with another block than the plan's.
    node.play(async (question, honest) => {
      if (question.authorization !== "Bearer rpc.jwt") return { status: 401 };
      const reply = await honest();
      const isFirst = question.method === "eth_getBlockByNumber" && question.params[0] === "0x0";
      if (!isFirst || "error" in reply) return reply;
      return { result: { ...(reply.result as object), hash: plan.genesisHash } };
    });
    const journal = join(config.paths.ignition, "deployments", `chain-31337-${plan.genesisHash.slice(2, 10)}`);
    try {
      writeFileSync(join(directory, networkFile), planText(plan));
      const settings = {
        ELICENSE_RPC_URL: `${node.url}/path-that-is-a-password`,
        ELICENSE_DEPLOYMENTS: join(directory, "deployments"),
        ELICENSE_DEPLOYER_PRIVATE_KEY: developmentAccount(0).privateKey,
      };
      const parameters = ["--network", directory, "--threshold", "4"];
      const kept = startScript("deploy/main.ts", parameters, settings);
      expect(await kept.exit).to.equal(3);
      expect(kept.output()).to.include("[NODE_UNAUTHORIZED]");

      const run = startScript("deploy/main.ts", parameters, { ...settings, ELICENSE_RPC_TOKEN: "rpc.jwt" });
      expect(await run.exit, run.output()).to.equal(0);
      expect(run.output()).to.match(
        /Proved: the consortium's account 0x\w{40} alone has roles, 4 of 5 signers decide\./,
      );
      expect(run.output())
        .to.include("A change waits 3 d 0 h after it was announced, and a new right 1 d 0 h.")
        .and.include(`\n  ELICENSE_RPC_URL=${node.url}/…\n  ELICENSE_CHAIN_ID=31337\n`)
        .and.not.include("path-that-is-a-password");
      const manifest = readFileSync(manifestPath(settings.ELICENSE_DEPLOYMENTS, 31337), "utf8");
      const { governance } = parseDeployment(JSON.parse(manifest));
      expect(governance).to.deep.include({ signers: governanceSigners(plan), threshold: 4 });
    } finally {
      await node.stop();
      await chain.stop();
      for (const path of [directory, journal, `${journal}-governance`]) rmSync(path, { recursive: true, force: true });
    }
  }).timeout(600_000);

  it("deploys to a network of this machine by its own node, with the sample consortium, and changes nothing later", async () => {
    // The folder that is printed is for a shell.
    const machine = join(makeMachine(), "a machine");
    mkdirSync(machine);
    const chain = await startAnvil(90_210);
    const node = await startLyingNode(chain.url);
    const port = await freeRow(8);
    const ports = ["--rpc-port", new URL(node.url).port, "--port", `${port}`, "--metrics-port", `${port + 4}`];
    const made = await runNetwork(machine, ["init", "--local", "4", ...ports]);
    expect(made.exitCode, made.stdout).to.equal(0);
    const folder = join(machine, "networks", "local");
    const { genesisHash, validators } = readNetwork(folder);
    // The chain of the test begins with another block than the plan's.
    node.play(async ({ method, params }, honest) => {
      const reply = await honest();
      if (method !== "eth_getBlockByNumber" || params[0] !== "0x0" || "error" in reply) return reply;
      return { result: { ...(reply.result as object), hash: genesisHash } };
    });
    const journal = join(config.paths.ignition, "deployments", `chain-90210-${genesisHash.slice(2, 10)}`);
    const deployments = join(machine, "deployments");
    const deploy = (...options: readonly string[]): RunningScript =>
      startScript("deploy/main.ts", ["--network", folder, ...options], { ELICENSE_DEPLOYMENTS: deployments });
    try {
      // Whoever forgets --network has the registries, which nobody was handed.
      const settings = { ELICENSE_DEPLOYMENTS: deployments, ELICENSE_RPC_URL: node.url, ELICENSE_CHAIN_ID: "90210" };
      // In the network's own folder it would be refused.
      const alone = startScript("deploy/main.ts", [], settings, tmpdir());
      expect(await alone.exit, alone.output()).to.equal(0);
      const first = deploy("--accreditation-delay-days", "2");
      expect(await first.exit, first.output()).to.equal(0);
      expect(first.output())
        .to.include(` at ${node.url}, as ${developmentAccount(0).address}:`)
        .and.include("  4. days that a change waits after it was announced: 0; that a new right waits: 2;")
        .and.include(
          "Everybody knows the keys of this network, so the deployer admits the sample consortium before step 5:",
        )
        .and.include("admitted   anhuiJustice\n")
        .and.include("compares it with the chain and signs it: npm run elicense -- manifest sign\n")
        .and.include("A change waits 0 min after it was announced, and a new right 2 d 0 h.")
        .and.match(/cp '\S+\/a machine\/networks\/local\/development\.env' \.env/);
      const again = deploy("--delay-days", "3");
      expect(await again.exit, again.output()).to.equal(0);
      expect(again.output())
        .to.include("  4. how long a change and a new right wait: as it was set")
        .and.include("A change waits 0 min after it was announced, and a new right 2 d 0 h.")
        .and.not.match(/deployed {3}|added {6}|admitted|admits/);

      const deployment = parseDeployment(JSON.parse(readFileSync(manifestPath(deployments, 90_210), "utf8")));
      expect(deployment).to.deep.include({ network: "local", genesisHash, validators });
      const provider = await connect(node.url);
      const client = createClient({ runner: provider, deployment });
      for (const { code } of readConsortium()) {
        expect((await getAuthorityByCode(client, { code }))?.active, code).to.equal(true);
      }
      expect((await checkGovernance(client)).delay).to.equal(0);
      provider.destroy();
    } finally {
      await node.stop();
      await chain.stop();
      for (const path of [dirname(machine), journal, `${journal}-governance`])
        rmSync(path, { recursive: true, force: true });
    }
  }).timeout(600_000);

  it("takes a network for one of development only where everybody knows each key that governs it", () => {
    const [one, other] = [developmentSigner(0).address, developmentSigner(98).address];
    expect(isDevelopmentGovernance([one, other])).to.equal(true);
    // Of a plan without members, of a department's own key beside, and of what acts but governs for nobody.
    for (const signers of [[], [one, inventedAccount("bozhou governance")], [one, developmentAccount(0).address]]) {
      expect(isDevelopmentGovernance(signers), signers.join()).to.equal(false);
    }
  });

  it("says what is wrong with its arguments, and asks no node", async () => {
    const nowhere = startScript("deploy/main.ts", ["--network", "nowhere"]);
    expect(await nowhere.exit).to.equal(2);
    expect(nowhere.output()).to.include("[NETWORK_MISSING]");
    const days = startScript("deploy/main.ts", ["--network", "nowhere", "--delay-days", "some"]);
    expect(await days.exit).to.equal(2);
    expect(days.output()).to.include("[USAGE_NUMBER] --delay-days: give a whole number from 0 to 3650.");
    const nobody = startScript("deploy/main.ts", ["--network", "nowhere", "--threshold", "0"]);
    expect(await nobody.exit).to.equal(2);
    expect(nobody.output()).to.include("[USAGE_NUMBER] --threshold: give a whole number from 1 to 1000.");
  });
});
