import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  canonicalJson,
  checkDeployment,
  connect,
  connectContracts,
  contractNames,
  dayFromNumber,
  dayOf,
  dayToNumber,
  lawyer,
  licenseTypes,
  parseDeployment,
  rights,
  type Contracts,
  type Deployment,
  type LicenseType,
} from "@elicense/sdk";
import { expect } from "chai";
import { decodeBase64, id, keccak256, toUtf8String, type Result, type Signer } from "ethers";
import { artifacts, config, network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { assemble, networkFile, planText } from "../../network/Network.js";
import { startChain, type Chain } from "../../scripts/chain/startChain.js";
import { abiHash } from "../../scripts/deploy/abiHash.js";
import { admitConsortium, readConsortium, type Member, type SignerFor } from "../../scripts/deploy/consortium.js";
import { deployTo, type Progress } from "../../scripts/deploy/deployTo.js";
import { readLicenseTypes } from "../../scripts/deploy/readLicenseTypes.js";
import { findDeployment, manifestPath } from "../../scripts/deployments.js";
import { cardOf } from "../network/departments.js";
import { failureOf } from "./support/failureOf.js";
import { freePort, startScript, type RunningScript } from "./support/script.js";

const contractCount = Object.keys(contractNames).length;

/** How many entries the project's `schemas` make in the catalog: the types, their reasons and their uses. */
const entryCount = licenseTypes.reduce((count, { reasons, uses }) => count + 1 + reasons.length + uses.length, 0);

/** A struct that the chain gave, by its members' names. */
function membersOf(struct: unknown): Record<string, unknown> {
  return (struct as Result).toObject();
}

describe("deployTo", () => {
  let connection: NetworkConnection;
  let progress: string[];

  const report = (step: Progress): void =>
    void progress.push(step.kind === "catalog" ? step.entry : `${step.kind} ${step.contract.name}`);
  const deploy = (options: Parameters<typeof deployTo>[1] = {}): Promise<Deployment> =>
    deployTo(connection, { report, ...options });

  beforeEach(async () => {
    connection = await network.create();
    progress = [];
  });

  afterEach(() => connection.close());

  describe("given an empty chain", () => {
    it("deploys everything, and gives a manifest that fits", async () => {
      const deployment = await deploy({ network: "test" });
      expect(parseDeployment(JSON.parse(JSON.stringify(deployment)))).to.deep.equal(deployment);
      await checkDeployment(connection.ethers.provider, deployment);

      const { accessManager, authorityRegistry, licenseCatalog, licenseDescriptor, licenseRegistry, accessLog } =
        deployment.contracts;
      const [deployer] = await connection.ethers.getSigners();
      expect(deployment).to.include({ chainId: 31337, block: 1, network: "test" });
      expect(accessManager.constructorArguments).to.deep.equal([deployer!.address]);
      expect(authorityRegistry.constructorArguments).to.deep.equal([accessManager.address]);
      expect(licenseCatalog.constructorArguments).to.deep.equal([accessManager.address]);
      expect(licenseDescriptor.constructorArguments).to.deep.equal([]);
      expect(licenseRegistry.constructorArguments).to.deep.equal(
        [accessManager, authorityRegistry, licenseCatalog, licenseDescriptor].map(({ address }) => address),
      );
      expect(accessLog.constructorArguments).to.deep.equal([licenseRegistry.address]);
      for (const verifier of [deployment.contracts.p256Verifier, deployment.contracts.webAuthnVerifier]) {
        expect(verifier.constructorArguments).to.deep.equal([]);
      }
    });

    it("notes of each contract its transaction, block, code and ABI", async () => {
      const { provider } = connection.ethers;
      const { contracts } = await deploy();
      for (const contract of Object.values(contracts)) {
        const receipt = await provider.getTransactionReceipt(contract.transactionHash);
        expect(receipt).to.include({ contractAddress: contract.address, blockNumber: contract.blockNumber });
        expect(contract.codeHash).to.equal(keccak256(await provider.getCode(contract.address)));
        expect(contract.abiHash).to.equal(abiHash((await artifacts.readArtifact(contract.name)).abi));
      }
    });

    it("connects the registries with each other", async () => {
      const deployment = await deploy();
      const { licenses, access } = connectContracts(deployment, connection.ethers.provider);
      const { authorityRegistry, licenseCatalog, licenseRegistry } = deployment.contracts;
      expect(await licenses.authorities()).to.equal(authorityRegistry.address);
      expect(await licenses.catalog()).to.equal(licenseCatalog.address);
      expect(await access.licenses()).to.equal(licenseRegistry.address);
    });

    it("reports each contract and each entry of the catalog once", async () => {
      await deploy();
      expect(progress).to.have.lengthOf(contractCount + entryCount);
      expect(new Set(progress)).to.have.lengthOf(progress.length);
      expect(progress).to.include.members(["contract AccessLog", "LawyerPracticeLicense/reasons/10 (L49)"]);
    });
  });

  describe("the catalog", () => {
    const catalogOf = (deployment: Deployment): Contracts["catalog"] =>
      connectContracts(deployment, connection.ethers.provider).catalog;
    const withReasons = (count: number): LicenseType => ({ ...lawyer, reasons: lawyer.reasons.slice(0, count) });

    it("has every license type with its schema, under its number", async () => {
      const catalog = catalogOf(await deploy());
      expect(await catalog.typeCount())
        .to.equal(BigInt(licenseTypes.length))
        .and.equal(4n);
      for (const { number, code, name, schema, fields } of licenseTypes) {
        const type = await catalog.typeOf(number);
        expect(membersOf(type)).to.deep.include({
          ...{ code, name, schemaURI: schema.$id },
          schemaHash: id(canonicalJson(schema)),
        });
        expect([...type.fields]).to.deep.equal(fields);
      }
    });

    it("has reasons with their days, and a last day only where there is one", async () => {
      const catalog = catalogOf(await deploy());
      expect(membersOf(await catalog.reasonOf(1, 10))).to.deep.equal({
        action: 6n,
        approval: 1n,
        effect: 0n,
        barredUnderInvestigation: false,
        statuses: 0b110n,
        minDays: 0n,
        maxDays: 0n,
        usableFrom: 14031n,
        usableThrough: 0n,
        maxDaysBack: 365n,
        maxDaysAhead: 60n,
        recordableThrough: 0n,
      });
      expect((await catalog.reasonBasisOf(1, 10)).code).to.equal("L49");
    });

    it("has what a reason does beside its action, and what bars it", async () => {
      const catalog = catalogOf(await deploy());
      const [opened, closed, cancelled] = await Promise.all([93, 94, 42].map((number) => catalog.reasonOf(1, number)));
      expect([opened?.effect, closed?.effect, cancelled?.effect]).to.deep.equal([1n, 2n, 0n]);
      expect([opened, cancelled].map((reason) => reason?.barredUnderInvestigation)).to.deep.equal([false, true]);
    });

    it("has the published uses with their sets", async () => {
      const use = membersOf(await catalogOf(await deploy()).useOf(1, 1));
      expect(use).to.include({ consumer: 0n, actions: 0b110n, statuses: 0b10n });
      expect(use.fields).to.equal(
        lawyer.uses[0]!.fields.reduce((bits, name) => bits | (1n << BigInt(lawyer.fields.indexOf(name))), 0n),
      );
    });

    it("is added to where it has grown, and nothing else changes", async () => {
      const existing = await deploy({ licenseTypes: [withReasons(3)] });
      progress = [];
      expect(await deploy({ existing, licenseTypes: [withReasons(5)] })).to.equal(existing);
      expect(progress).to.deep.equal([
        "LawyerPracticeLicense/reasons/4 (GRANT-HK-MACAU-TAIWAN)",
        "LawyerPracticeLicense/reasons/10 (L49)",
      ]);
    });

    it("still fits where a reason was closed, once the file says so too", async () => {
      const today = (await connection.ethers.provider.getBlock("latest"))!.timestamp;
      const lastDay = dayFromNumber(dayToNumber(dayOf(today)) + 30);
      const existing = await deploy({ licenseTypes: [withReasons(1)] });
      const [governance] = await connection.ethers.getSigners();
      const { catalog } = connectContracts(existing, governance!);
      await catalog.closeReason(1, 1, dayToNumber(lastDay), dayToNumber(lastDay) + 90);

      progress = [];
      const type = { ...withReasons(1), reasons: [{ ...lawyer.reasons[0]!, usableThrough: lastDay }] };
      expect(await deploy({ existing, licenseTypes: [type] })).to.equal(existing);
      expect(progress).to.deep.equal([]);
    });

    const [first, ...others] = lawyer.reasons;
    const [firstUse, ...otherUses] = lawyer.uses;
    const changes: readonly [entry: string, part: string, type: LicenseType][] = [
      ["LawyerPracticeLicense", "fields", { ...lawyer, fields: [...lawyer.fields, "nickname"] }],
      ["LawyerPracticeLicense", "schemaHash", { ...lawyer, schema: { ...lawyer.schema, title: "other" } }],
      ["LawyerPracticeLicense/reasons/1 (GRANT)", "approval", withFirstReason({ approval: "AnotherKey" })],
      ["LawyerPracticeLicense/reasons/1 (GRANT)", "maxDaysBack", withFirstReason({ maxDaysBack: 61 })],
      ["LawyerPracticeLicense/reasons/1 (GRANT)", "usableThrough", withFirstReason({ usableThrough: "2030-01-01" })],
      ["LawyerPracticeLicense/reasons/1 (GRANT)", "legalBasis", withFirstReason({ legalBasis: "none" })],
      ["LawyerPracticeLicense/uses/1 (COUNSEL-ADMISSION)", "statuses", withFirstUse({ statuses: ["Expired"] })],
      ["LawyerPracticeLicense/uses/1 (COUNSEL-ADMISSION)", "consumer", withFirstUse({ consumer: 3 })],
    ];

    function withFirstReason(change: Partial<LicenseType["reasons"][number]>): LicenseType {
      return { ...lawyer, reasons: [{ ...first!, ...change }, ...others] };
    }

    function withFirstUse(change: Partial<LicenseType["uses"][number]>): LicenseType {
      return { ...lawyer, uses: [{ ...firstUse!, ...change }, ...otherUses] };
    }

    for (const [entry, part, type] of changes) {
      it(`is left alone where ${entry} differs in ${part}`, async () => {
        const existing = await deploy({ licenseTypes: [withReasons(4)] });
        progress = [];
        expect(await failureOf(() => deploy({ existing, licenseTypes: [type] }))).to.deep.equal({
          code: "CATALOG_DIFFERS",
          details: { entry, part },
        });
        expect(progress).to.deep.equal([]);
      });
    }

    it("is refused where it has a name that the contracts have not", async () => {
      expect(await failureOf(() => deploy({ licenseTypes: [withFirstReason({ action: "Destroy" })] }))).to.deep.equal({
        code: "CATALOG_INVALID",
        details: { entry: "LawyerPracticeLicense/reasons/1 (GRANT)", part: "action" },
      });
    });

    it("is read from a folder a type, numbered without gaps", async () => {
      expect(readLicenseTypes()).to.deep.equal(licenseTypes);

      const directory = mkdtempSync(join(tmpdir(), "elicense-schemas-"));
      mkdirSync(join(directory, "notary"));
      writeFileSync(join(directory, "notary", "catalog.json"), JSON.stringify({ ...lawyer, name: "N", number: 2 }));
      writeFileSync(join(directory, "notary", "schema.json"), JSON.stringify(lawyer.schema));
      expect(await failureOf(() => readLicenseTypes(directory))).to.deep.equal({
        code: "CATALOG_INVALID",
        details: { entry: "N", part: "number" },
      });
      rmSync(directory, { recursive: true });
    });
  });

  describe("given an earlier deployment", () => {
    it("changes nothing where it is complete", async () => {
      const existing = await deploy();
      const block = await connection.ethers.provider.getBlockNumber();
      progress = [];
      expect(await deploy({ existing })).to.equal(existing);
      expect(progress).to.deep.equal([]);
      expect(await connection.ethers.provider.getBlockNumber()).to.equal(block);
    });

    it("deploys anew where it was on another chain", async () => {
      const existing = { ...(await deploy()), genesisHash: id("a chain that is gone") };
      const deployment = await deploy({ existing });
      expect(deployment.genesisHash).to.not.equal(existing.genesisHash);
      expect(deployment.contracts.accessLog.address).to.not.equal(existing.contracts.accessLog.address);
    });

    it("refuses where another interface stands there", async () => {
      const { contracts, ...rest } = await deploy();
      const accessLog = { ...contracts.accessLog, abiHash: id("another") };
      const existing = { ...rest, contracts: { ...contracts, accessLog } };
      expect(await failureOf(() => deploy({ existing }))).to.deep.equal({
        code: "DEPLOYMENT_OUTDATED",
        details: { contract: "accessLog" },
      });
    });

    it("keeps a contract of other code, and says so", async () => {
      const { contracts, ...rest } = await deploy();
      const { provider } = connection.ethers;
      const code = `${await provider.getCode(contracts.accessLog.address)}00`;
      await provider.send("hardhat_setCode", [contracts.accessLog.address, code]);
      const accessLog = { ...contracts.accessLog, codeHash: keccak256(code) };
      progress = [];
      await deploy({ existing: { ...rest, contracts: { ...contracts, accessLog } } });
      expect(progress).to.deep.equal(["kept AccessLog"]);
    });

    it("refuses where the manifest and the chain disagree about the code", async () => {
      const { contracts, ...rest } = await deploy();
      const accessLog = { ...contracts.accessLog, codeHash: id("another") };
      const existing = { ...rest, contracts: { ...contracts, accessLog } };
      expect((await failureOf(() => deploy({ existing }))).code).to.equal("DEPLOYMENT_CODE_DIFFERS");
    });
  });
});

describe("abiHash", () => {
  it("does not depend on the order of entries or of members", () => {
    const one = { type: "error", name: "A", inputs: [] };
    const other = { type: "error", name: "B", inputs: [] };
    expect(abiHash([one, other])).to.equal(abiHash([{ name: "B", inputs: [], type: "error" }, one]));
    expect(abiHash([one, other])).to.not.equal(abiHash([one]));
    expect(abiHash([one])).to.equal(id('[{"inputs":[],"name":"A","type":"error"}]'));
  });
});

describe("admitConsortium", () => {
  const members = readConsortium();
  let connection: NetworkConnection;
  let deployment: Deployment;
  let signers: readonly Signer[];
  let done: string[];

  const signerFor: SignerFor = (account) => signers[account]!;
  const admit = (list = members, signer = signerFor) =>
    admitConsortium(signers[0]!, deployment, list, signer, (what) => done.push(what));

  beforeEach(async () => {
    connection = await network.create();
    deployment = await deployTo(connection);
    signers = await connection.ethers.getSigners();
    done = [];
  });

  afterEach(() => connection.close());

  const changed = (memberId: string, change: Partial<Member>): readonly Member[] =>
    members.map((member) => (member.id === memberId ? { ...member, ...change } : member));

  it("admits each member below its parent, with its keys and rights", async () => {
    const admitted = await admit();
    const { authorities } = connectContracts(deployment, connection.ethers.provider);
    const numberOf = (memberId: string | null): bigint =>
      BigInt(admitted.find(({ member }) => member.id === memberId)?.authority ?? 0);

    expect(admitted.map(({ member }) => member)).to.deep.equal(members);
    expect(members.find(({ id }) => id === "anhuiJustice")!.accounts).to.have.property("second");
    for (const { member, authority } of admitted) {
      const entry = await authorities.authorityOf(authority);
      expect([entry.region, entry.parent, entry.until]).to.deep.equal([
        BigInt(member.region),
        numberOf(member.parent),
        0n,
      ]);
      for (const [role, account] of Object.entries(member.accounts)) {
        const key = await authorities.keyOf(await signerFor(account).getAddress());
        const roles = role === "administer" ? 2n : 1n;
        expect([key.authority, key.roles], `${member.id} ${role}`).to.deep.equal([BigInt(authority), roles]);
      }
      const held = await authorities.rightsOf(authority, 1);
      expect(rights.filter((_, bit) => (held >> BigInt(bit)) & 1n)).to.have.members(member.accreditations[0]!.rights);
    }
  });

  it("publishes each member's code and name, marked as fictitious", async () => {
    const admitted = await admit();
    const { authorities } = connectContracts(deployment, connection.ethers.provider);
    for (const { member, authority } of admitted) {
      const { code, metadataHash, metadataURI } = await authorities.profileOf(authority);
      const metadata = decodeBase64(metadataURI.replace("data:application/json;base64,", ""));
      expect(toUtf8String(code)).to.equal(member.code).and.include("FAKE");
      expect(metadataHash).to.equal(keccak256(metadata));
      expect(JSON.parse(toUtf8String(metadata))).to.deep.equal({ name: member.name });
      expect(member.name.en + member.name.zh).to.match(/\(fictitious\).*（虚构）$/);
    }
  });

  it("does nothing the second time", async () => {
    const first = await admit();
    done = [];
    expect(await admit()).to.deep.equal(first);
    expect(done).to.deep.equal([]);
  });

  it("goes on where it was interrupted", async () => {
    const interrupted: SignerFor = (account) => {
      if (account === members.find(({ id }) => id === "bozhouBureau")!.accounts.operate) throw new Error("killed");
      return signerFor(account);
    };
    expect((await failureOf(() => admit(members, interrupted))).code).to.equal("UNEXPECTED");
    expect(done.at(-1)).to.equal("bozhouBureau");

    done = [];
    const admitted = await admit();
    expect(done[0]).to.match(/^bozhouBureau: 0x/);
    expect(admitted.map(({ authority }) => authority)).to.deep.equal([1, 2, 3, 4, 5, 6]);
  });

  it("gives a member the rights that it lacks, and takes those that it should not have", async () => {
    await admit();
    done = [];
    await admit(changed("bozhouBureau", { accreditations: [{ licenseType: 1, rights: ["REVIEW", "USE"] }] }));
    expect(done).to.deep.equal(["bozhouBureau: REVIEW USE"]);
  });

  const differences: readonly [part: string, change: Partial<Member>][] = [
    ["region", { region: 341623 }],
    ["parent", { parent: "shanghaiJustice" }],
    ["parent", { parent: "hefeiBureau" }],
    ["name", { name: { en: "Other", zh: "其他" } }],
    ["accounts.administer", { accounts: { administer: 15, operate: 6 } }],
    ["accounts.operate", { accounts: { administer: 5, operate: 2 } }],
  ];
  for (const [part, change] of differences) {
    it(`refuses a member whose ${part} differs (${JSON.stringify(change)})`, async () => {
      await admit();
      expect(await failureOf(() => admit(changed("bozhouBureau", change)))).to.deep.equal({
        code: "CONSORTIUM_DIFFERS",
        details: { authority: "bozhouBureau", part },
      });
    });
  }

  it("is refused to an account that does not govern", async () => {
    const failure = await failureOf(() => admitConsortium(signers[19]!, deployment, members, signerFor));
    expect(failure.code).to.equal("ACCESS_MANAGED_UNAUTHORIZED");
  });
});

/** The plan of a network of four departments, as its file has it. */
function planOf(chainId: number): string {
  return planText(assemble([1, 2, 3, 4].map((number) => cardOf(`member-${String(number)}`, number, { chainId }))));
}

describe("npm run deploy", function () {
  this.timeout(120_000);

  let directory: string;
  let port: number;
  let chain: Chain;
  const journals: string[] = [];
  const members = readConsortium();

  /** Contracts, entries of the catalog, and of each member its admission, its operating keys and its rights. */
  const stepCount = members.reduce(
    (count, { accounts, accreditations }) => count + Object.keys(accounts).length + accreditations.length,
    contractCount + entryCount,
  );

  const deploy = (settings: Readonly<Record<string, string>> = {}, ...parameters: string[]): RunningScript =>
    startScript("deploy/main.ts", parameters, {
      ELICENSE_RPC_URL: `http://127.0.0.1:${port}`,
      ELICENSE_DEPLOYMENTS: join(directory, "deployments"),
      ...settings,
    });
  const manifest = (): Deployment => findDeployment(join(directory, "deployments"), 31337)!;

  async function start(reset = false): Promise<void> {
    chain = await startChain({ directory: join(directory, "chain"), port, reset });
    journals.push(join(config.paths.ignition, "deployments", `chain-31337-${chain.genesisHash.slice(2, 10)}`));
  }

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), "elicense-deploy-"));
    port = await freePort();
    await start();
  });

  afterEach(async () => {
    await chain.stop();
    rmSync(directory, { recursive: true });
    for (const journal of journals.splice(0)) {
      for (const path of [journal, `${journal}-abandoned`]) rmSync(path, { recursive: true, force: true });
    }
  });

  /** Whether the manifest fits the chain and everything is there. */
  async function expectComplete(): Promise<void> {
    const provider = await connect(chain.url);
    await checkDeployment(provider, manifest());
    const { catalog, authorities } = connectContracts(manifest(), provider);
    expect(await catalog.typeCount()).to.equal(BigInt(licenseTypes.length));
    for (const { number, reasons, uses } of licenseTypes) {
      expect(await catalog.reasonsOf(number)).to.have.lengthOf(reasons.length);
      expect(await catalog.usesOf(number)).to.have.lengthOf(uses.length);
    }
    expect(await authorities.authorityCount()).to.equal(BigInt(members.length));
    provider.destroy();
  }

  it("deploys, says what it does, and does nothing the second time", async () => {
    const first = deploy();
    expect(await first.exit, first.output()).to.equal(0);
    expect(first.output()).to.include("Deploys to chain 31337").and.include(`Done: ${stepCount} steps.`);
    for (const { address } of Object.values(manifest().contracts)) expect(first.output()).to.include(address);
    await expectComplete();

    const written = readFileSync(manifestPath(join(directory, "deployments"), 31337), "utf8");
    const second = deploy();
    expect(await second.exit, second.output()).to.equal(0);
    expect(second.output()).to.include("nothing was changed");
    expect(readFileSync(manifestPath(join(directory, "deployments"), 31337), "utf8")).to.equal(written);
  });

  it("goes on where it was killed", async () => {
    for (const moment of ["added      LawyerPracticeLicense/reasons/2", "admitted   bozhouBureau:"]) {
      const run = deploy();
      await run.printed(moment);
      run.child.kill("SIGKILL");
      await run.exit;
    }
    const last = deploy();
    expect(await last.exit, last.output()).to.equal(0);
    await expectComplete();
  });

  it("goes on where it was killed while it deployed the contracts", async () => {
    const killed = deploy();
    const provider = await connect(chain.url);
    while ((await provider.getBlockNumber()) < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    killed.child.kill("SIGKILL");
    await killed.exit;
    provider.destroy();

    const last = deploy();
    expect(await last.exit, last.output()).to.equal(0);
    await expectComplete();
  });

  it("deploys anew on a chain that was reset", async () => {
    expect(await deploy().exit).to.equal(0);
    const { genesisHash } = manifest();
    await chain.stop();
    await start(true);

    const run = deploy();
    expect(await run.exit, run.output()).to.equal(0);
    expect(run.output()).to.include("of a chain that is gone");
    expect(manifest().genesisHash).to.equal(chain.genesisHash).and.not.equal(genesisHash);
    await expectComplete();
  });

  it("ends with code 3 within seconds where there is no node, and changes nothing", async () => {
    const started = Date.now();
    const run = deploy({ ELICENSE_RPC_URL: `http://127.0.0.1:${await freePort()}` });
    expect(await run.exit).to.equal(3);
    expect(run.output()).to.match(/^\[NODE_UNREACHABLE\] [^\n]*\. Nothing was found out\. [^\n]*\n$/);
    expect(Date.now() - started).to.be.below(10_000);
    expect(findDeployment(join(directory, "deployments"), 31337)).to.equal(undefined);
  });

  it("ends with code 3 on another chain than the settings name", async () => {
    const settings = { ELICENSE_RPC_URL: chain.url, ELICENSE_CHAIN_ID: "90210" };
    // Networks of this machine may have this id.
    const run = startScript("deploy/main.ts", [], settings, directory);
    expect(await run.exit).to.equal(3);
    expect(run.output()).to.include("[DEPLOYMENT_WRONG_CHAIN_ID]").and.include("31337").and.include("90210");
  });

  it("refuses the chain of a network of departments, naming the command for that, and sends nothing", async () => {
    const own = join(directory, "machine");
    for (const [name, chainId] of [
      ["bank of four", 90_211],
      ["development", 31_337],
      ["twin", 90_212],
      ["twin-2", 90_212],
    ] as const) {
      mkdirSync(join(own, "networks", name), { recursive: true });
      writeFileSync(join(own, "networks", name, networkFile), planOf(chainId));
    }
    const provider = await connect(chain.url);
    const run = async (chainId: number, language = "en"): Promise<readonly [number | null, string]> => {
      const settings = { ELICENSE_RPC_URL: chain.url, ELICENSE_CHAIN_ID: String(chainId), ELICENSE_LANG: language };
      const started = startScript("deploy/main.ts", [], settings, own);
      return [await started.exit, started.output()];
    };

    expect(await run(90_211)).to.deep.equal([
      2,
      "[DEPLOY_NETWORK_CHAIN] Chain 90211 is a network's that several departments run: bank of four. Deployed by itself it would have no consortium, and one key would govern it. Nothing was sent. Run: npm run deploy -- --network 'bank of four'\n",
    ]);
    expect(await run(90_212, "zh")).to.deep.equal([
      2,
      "[DEPLOY_NETWORK_CHAIN] 链 90212 属于由多个部门共同运行的网络 twin、twin-2。单独部署将没有联盟，而由一个密钥治理。未提交任何内容。请运行：npm run deploy -- --network <name>\n",
    ]);
    // No network's: it goes on, and finds that the node serves another chain.
    const [code, output] = await run(90_213);
    expect(code, output).to.equal(3);
    expect(output).to.include("[DEPLOYMENT_WRONG_CHAIN_ID]");
    expect(await provider.getBlockNumber()).to.equal(0);
    provider.destroy();

    const ownChain = startScript("deploy/main.ts", [], { ELICENSE_RPC_URL: chain.url }, own);
    await ownChain.printed("Deploys to chain 31337");
    ownChain.child.kill("SIGKILL");
    await ownChain.exit;
  });

  it("ends with code 2 where it is set up or called in a wrong way", async () => {
    const run = deploy({ ELICENSE_DEPLOYER_PRIVATE_KEY: "0x12" });
    expect(await run.exit).to.equal(2);
    expect(run.output()).to.include("ELICENSE_DEPLOYER_PRIVATE_KEY").and.not.include("0x12");
    expect(await deploy({}, "--force").exit).to.equal(2);
    expect(await deploy({}, "now").exit).to.equal(2);
  });
});
