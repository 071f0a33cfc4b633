import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";

import {
  checkDeployment,
  contractNames,
  ElicenseError,
  fromNode,
  type ContractRole,
  type DeployedContract,
  type Deployment,
  type LicenseType,
} from "@elicense/sdk";
import { getAddress, keccak256, type Signer } from "ethers";
import { artifacts, config } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { abiHash } from "./abiHash.js";
import { creationsInBlocks, creationsInJournal, type Creations } from "./creations.js";
import { elicenseModule } from "./elicenseModule.js";
import { isCompiledFrom } from "./isCompiledFrom.js";
import { loadCatalog } from "./loadCatalog.js";
import { readLicenseTypes } from "./readLicenseTypes.js";
import { settle } from "./transact.js";

/**
 * What has just been done, and to what. `kept` is not a deed but a warning: the contract stays although its code is
 * not what is compiled here. Its ABI is, so clients can talk to it.
 */
export type Progress =
  | { readonly kind: "contract"; readonly contract: DeployedContract }
  | { readonly kind: "kept"; readonly contract: DeployedContract }
  | { readonly kind: "catalog"; readonly entry: string };

/** Options of {@link deployTo}. */
export interface DeployOptions {
  /** Manifest of an earlier deployment; where it fits the chain, its contracts stay. */
  readonly existing?: Deployment | undefined;
  /** What the catalog should have; all of the project's `schemas` if left out. */
  readonly licenseTypes?: readonly LicenseType[];
  /** Name of the network for the manifest. */
  readonly network?: string;
  /** Learns of each thing done. */
  readonly report?: (progress: Progress) => void;
}

const roles = Object.keys(contractNames) as ContractRole[];

/**
 * Deploys the registries and loads the catalog, or does what is left of that. Done already, it changes nothing.
 *
 * Writes no manifest. On a simulated network it writes no file at all; else Hardhat Ignition keeps a journal, so that
 * a run which was killed is taken up again.
 *
 * @param connection - Hardhat's connection; its first account deploys and governs.
 * @returns The manifest.
 * @throws {ElicenseError} DEPLOYMENT_OUTDATED where other contracts stand there, DEPLOYMENT_FAILED, what
 * {@link loadCatalog} throws, or NODE_UNREACHABLE.
 * @example
 * const deployment = await deployTo(await network.create());
 */
export async function deployTo(connection: NetworkConnection, options: DeployOptions = {}): Promise<Deployment> {
  const { licenseTypes = readLicenseTypes(), report = () => undefined } = options;
  const [deployer] = await connection.ethers.getSigners();
  if (deployer === undefined) throw new ElicenseError("SETTING_MISSING", { name: "ELICENSE_DEPLOYER_PRIVATE_KEY" });

  const kept = await stillStanding(connection, options.existing);
  const deployment = kept ?? (await deployContracts(connection, deployer, options.network));
  const different = await compareWithCompiled(connection, deployment);
  if (kept === undefined) roles.forEach((role) => report({ kind: "contract", contract: deployment.contracts[role] }));
  different.forEach((role) => report({ kind: "kept", contract: deployment.contracts[role] }));

  await loadCatalog({
    governance: deployer,
    deployment,
    licenseTypes,
    report: (entry) => report({ kind: "catalog", entry }),
  });
  return deployment;
}

/** The earlier deployment, if its contracts are on this chain. */
async function stillStanding(
  { ethers }: NetworkConnection,
  existing: Deployment | undefined,
): Promise<Deployment | undefined> {
  if (existing === undefined) return undefined;
  try {
    await checkDeployment(ethers.provider, existing);
    return existing;
  } catch (error) {
    // A development chain that was reset, or that lost its last blocks when it was killed.
    const gone = ["DEPLOYMENT_WRONG_CHAIN_ID", "DEPLOYMENT_WRONG_GENESIS", "DEPLOYMENT_NO_CODE"];
    if (error instanceof ElicenseError && gone.includes(error.code)) return undefined;
    throw error;
  }
}

async function deployContracts(
  connection: NetworkConnection,
  deployer: Signer,
  networkName: string | undefined,
): Promise<Deployment> {
  const { provider } = connection.ethers;
  const [chainId, genesis, head] = await Promise.all([
    provider.getNetwork().then((network) => Number(network.chainId)),
    provider.getBlock(0),
    provider.getBlockNumber(),
  ]);
  const genesisHash = genesis?.hash ?? "";
  // Another chain has another first block, and so a journal of its own.
  const deploymentId = `chain-${chainId}-${genesisHash.slice(2, 10)}`;
  const journal =
    connection.networkConfig.type === "http" ? join(config.paths.ignition, "deployments", deploymentId) : undefined;

  await settle(deployer);
  const addresses = await runIgnition(connection, { deploymentId, journal, sender: await deployer.getAddress() });
  const creations =
    journal === undefined ? await creationsInBlocks(provider, head + 1) : await creationsInJournal(journal);

  const contracts = Object.fromEntries(
    await Promise.all(
      roles.map(async (role) => [role, await describe(connection, role, addresses, creations)] as const),
    ),
  ) as Record<ContractRole, DeployedContract>;
  return {
    version: 1,
    chainId,
    genesisHash,
    block: Math.min(...roles.map((role) => contracts[role].blockNumber)),
    ...(networkName !== undefined && { network: networkName }),
    contracts,
  };
}

type Addresses = Readonly<Record<ContractRole, string>>;

interface Run {
  readonly deploymentId: string;
  /** Directory of Ignition's journal, where it keeps one. */
  readonly journal: string | undefined;
  /** Account that deploys. */
  readonly sender: string;
}

/**
 * Runs Ignition, from where its journal ends. Killed between sending a transaction and noting it down, Ignition does
 * not find its way back; and a chain that was killed may lack what the journal calls done. No manifest names such
 * contracts yet, so others are deployed in their place.
 */
async function runIgnition(connection: NetworkConnection, run: Run): Promise<Addresses> {
  const { journal } = run;
  if (journal === undefined || !existsSync(journal)) return runIgnitionOnce(connection, run);

  if (await isOnChain(connection, journal)) {
    try {
      return await runIgnitionOnce(connection, run);
    } catch (error) {
      if (!(error instanceof ElicenseError) || error.code !== "DEPLOYMENT_FAILED") throw error;
    }
  }
  setAside(journal);
  return runIgnitionOnce(connection, run);
}

async function runIgnitionOnce(
  connection: NetworkConnection,
  { deploymentId, sender: defaultSender }: Run,
): Promise<Addresses> {
  try {
    const contracts = await connection.ignition.deploy(elicenseModule, { deploymentId, defaultSender });
    const addresses = roles.map(async (role) => [role, getAddress(await contracts[role].getAddress())] as const);
    return Object.fromEntries(await Promise.all(addresses)) as Record<ContractRole, string>;
  } catch (error) {
    const fault = fromNode(error);
    if (fault.code === "NODE_UNREACHABLE") throw fault;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ElicenseError("DEPLOYMENT_FAILED", { reason }, { cause: error });
  }
}

/** Whether the chain has every contract that the journal calls deployed. */
async function isOnChain({ ethers }: NetworkConnection, journal: string): Promise<boolean> {
  const addresses = [...(await creationsInJournal(journal)).keys()];
  const codes = await Promise.all(addresses.map((address) => ethers.provider.getCode(address)));
  return !codes.includes("0x");
}

function setAside(journal: string): void {
  let aside = `${journal}-abandoned`;
  for (let count = 2; existsSync(aside); count++) aside = `${journal}-abandoned-${count}`;
  renameSync(journal, aside);
}

async function describe(
  { ethers }: NetworkConnection,
  role: ContractRole,
  addresses: Addresses,
  creations: Creations,
): Promise<DeployedContract> {
  const name = contractNames[role];
  const address = addresses[role];
  const transactionHash = creations.get(address) ?? "";
  const [code, receipt, { abi }] = await Promise.all([
    ethers.provider.getCode(address),
    ethers.provider.getTransactionReceipt(transactionHash),
    artifacts.readArtifact(name),
  ]);
  if (receipt === null) throw new ElicenseError("DEPLOYMENT_NO_CODE", { contract: role, address });
  return {
    name,
    address,
    constructorArguments: constructorArguments(role, addresses, receipt.from),
    transactionHash,
    blockNumber: receipt.blockNumber,
    codeHash: keccak256(code),
    abiHash: abiHash(abi),
  };
}

/** What the module gives the constructors. */
function constructorArguments(role: ContractRole, addresses: Addresses, deployer: string): readonly string[] {
  switch (role) {
    case "accessManager":
      return [getAddress(deployer)];
    case "authorityRegistry":
    case "licenseCatalog":
      return [addresses.accessManager];
    case "licenseDescriptor":
      return [];
    case "licenseRegistry":
      return [addresses.authorityRegistry, addresses.licenseCatalog, addresses.licenseDescriptor];
    case "accessLog":
      return [addresses.licenseRegistry];
  }
}

/**
 * Compares what stands on the chain with what is compiled here. Another ABI is refused; other code is not, because the
 * compiler may give other code for the same source, depending on what it compiles along with it.
 *
 * @returns The contracts of other code.
 */
async function compareWithCompiled(
  { ethers }: NetworkConnection,
  { contracts }: Deployment,
): Promise<readonly ContractRole[]> {
  const same = await Promise.all(
    roles.map(async (role) => {
      const artifact = await artifacts.readArtifact(contractNames[role]);
      if (abiHash(artifact.abi) !== contracts[role].abiHash) {
        throw new ElicenseError("DEPLOYMENT_OUTDATED", { contract: role });
      }
      return isCompiledFrom(await ethers.provider.getCode(contracts[role].address), artifact);
    }),
  );
  return roles.filter((_, position) => !same[position]);
}
