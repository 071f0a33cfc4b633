import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { connect, contractNames, type ContractRole, type DeployedContract, type Deployment } from "@elicense/sdk";
import { keccak256, type BaseContract, type Signer } from "ethers";
import { artifacts } from "hardhat";

import { startAnvil, type PassingChain } from "../../../scripts/chain/startAnvil.js";
import { abiHash } from "../../../scripts/deploy/abiHash.js";
import { admitConsortium, readConsortium } from "../../../scripts/deploy/consortium.js";
import { loadCatalog } from "../../../scripts/deploy/loadCatalog.js";
import { readLicenseTypes } from "../../../scripts/deploy/readLicenseTypes.js";
import { writeDeployment } from "../../../scripts/deployments.js";
import { developmentAccount, developmentChainId } from "../../../scripts/development.js";
import {
  AccessLog__factory,
  AccessManager__factory,
  AuthorityRegistry__factory,
  ERC7913P256Verifier__factory,
  ERC7913WebAuthnVerifier__factory,
  LicenseCatalog__factory,
  LicenseDescriptor__factory,
  LicenseRegistry__factory,
} from "../../../typechain-types/index.js";

/** A chain with the registries and the sample consortium, and a folder for what a test writes. */
export interface TestConsortium {
  readonly chain: PassingChain;
  readonly deployment: Deployment;
  /** A folder that is gone when the test is. */
  readonly folder: string;
  /** Settings of the command line: Anhui issues, its second key approves, the court in Bozhou uses. */
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** Numbers of development accounts in `samples/consortium.json`. */
export const accounts = {
  governance: 0,
  anhuiAdministrator: 1,
  shanghaiAdministrator: 3,
  bozhouAdministrator: 5,
  anhui: 2,
  second: 11,
  shanghai: 4,
  hefei: 8,
  bozhou: 6,
  court: 10,
  bar: 14,
  stranger: 19,
} as const;

/** The private key of a development account. */
export function keyOf(account: keyof typeof accounts): string {
  return developmentAccount(accounts[account]).privateKey;
}

/** A chain as it is once everything is deployed to it. */
interface Foundation {
  readonly deployment: Deployment;
  /** As anvil writes it: the newest state, and all blocks and logs. */
  readonly state: string;
}

/** What every test of a run begins with: laid once, for it takes some two hundred transactions. */
let foundation: Promise<Foundation> | undefined;

/**
 * Starts a chain with everything deployed to it. Its nodes know the states from its beginning on, not those of the
 * deployment, like a node that joined later.
 */
export async function startConsortium(): Promise<TestConsortium> {
  const { deployment, state } = await (foundation ??= layFoundation());
  const chain = await startAnvil(developmentChainId);
  const provider = await connect(chain.url);
  await provider.send("anvil_loadState", [state]);
  // The newest block is as old as the foundation.
  await provider.send("evm_mine", []);
  provider.destroy();

  const folder = await mkdtemp(join(tmpdir(), "elicense-commands-"));
  const deployments = join(folder, "deployments");
  writeDeployment(deployments, deployment);
  return {
    chain,
    deployment,
    folder,
    env: {
      ELICENSE_RPC_URL: chain.url,
      ELICENSE_CHAIN_ID: String(developmentChainId),
      ELICENSE_DEPLOYMENTS: deployments,
      ELICENSE_JOURNAL: join(folder, "journal"),
      ELICENSE_PRIVATE_KEY: keyOf("anhui"),
      ELICENSE_APPROVER_PRIVATE_KEY: keyOf("second"),
      ELICENSE_CONSUMER_PRIVATE_KEY: keyOf("court"),
      ELICENSE_REGISTER_KEY: `0x${"5a".repeat(32)}`,
      ELICENSE_CONTEXT_KEY: `0x${"c7".repeat(32)}`,
      ELICENSE_LANG: "en",
    },
    stop: async () => {
      await chain.stop();
      await rm(folder, { recursive: true });
    },
  };
}

async function layFoundation(): Promise<Foundation> {
  const chain = await startAnvil(developmentChainId);
  // A chain that went on would keep whoever started it from ending.
  try {
    return await foundOn(chain.url);
  } finally {
    await chain.stop();
  }
}

async function foundOn(url: string): Promise<Foundation> {
  const provider = await connect(url);
  try {
    const signer = (index: number): Signer => developmentAccount(index).connect(provider);
    const governance = signer(0);
    const deployment = await deploy(governance);
    await loadCatalog({ governance, deployment, licenseTypes: readLicenseTypes() });
    await admitConsortium(governance, deployment, readConsortium(), signer);
    return { deployment, state: (await provider.send("anvil_dumpState", [])) as string };
  } finally {
    provider.destroy();
  }
}

/** Deploys without a journal: the chain lasts as long as the test. */
async function deploy(deployer: Signer): Promise<Deployment> {
  const accessManager = await new AccessManager__factory(deployer).deploy(deployer);
  const authorityRegistry = await new AuthorityRegistry__factory(deployer).deploy(accessManager);
  const licenseCatalog = await new LicenseCatalog__factory(deployer).deploy(accessManager);
  const licenseDescriptor = await new LicenseDescriptor__factory(deployer).deploy();
  const licenseRegistry = await new LicenseRegistry__factory(deployer).deploy(
    accessManager,
    authorityRegistry,
    licenseCatalog,
    licenseDescriptor,
  );
  const accessLog = await new AccessLog__factory(deployer).deploy(licenseRegistry);

  const registries = [accessManager, authorityRegistry, licenseCatalog, licenseDescriptor];
  const deployed: Readonly<Record<ContractRole, readonly [BaseContract, ...(BaseContract | Signer)[]]>> = {
    accessManager: [accessManager, deployer],
    authorityRegistry: [authorityRegistry, accessManager],
    licenseCatalog: [licenseCatalog, accessManager],
    licenseDescriptor: [licenseDescriptor],
    licenseRegistry: [licenseRegistry, ...registries],
    accessLog: [accessLog, licenseRegistry],
    p256Verifier: [await new ERC7913P256Verifier__factory(deployer).deploy()],
    webAuthnVerifier: [await new ERC7913WebAuthnVerifier__factory(deployer).deploy()],
  };
  const genesis = await deployer.provider!.getBlock(0);
  return {
    version: 1,
    chainId: developmentChainId,
    genesisHash: genesis!.hash!,
    block: 1,
    contracts: Object.fromEntries(
      await Promise.all(
        (Object.keys(deployed) as ContractRole[]).map(
          async (role) => [role, await describeContract(contractNames[role], ...deployed[role])] as const,
        ),
      ),
    ) as Record<ContractRole, DeployedContract>,
  };
}

async function describeContract(
  name: string,
  contract: BaseContract,
  ...given: readonly (BaseContract | Signer)[]
): Promise<DeployedContract> {
  const receipt = await contract.deploymentTransaction()!.wait();
  return {
    name,
    address: await contract.getAddress(),
    constructorArguments: await Promise.all(given.map((each) => each.getAddress())),
    transactionHash: receipt!.hash,
    blockNumber: receipt!.blockNumber,
    codeHash: keccak256((await contract.getDeployedCode())!),
    abiHash: abiHash((await artifacts.readArtifact(name)).abi),
  };
}
