import { join } from "node:path";

import { contractNames, errorOf, type ContractRole, type DeployedContract, type Deployment } from "@elicense/sdk";
import { getAddress, keccak256 } from "ethers";
import { artifacts, config } from "hardhat";

import { abiHash } from "./abiHash.js";
import { creationsInBlocks, creationsInJournal, type Creations } from "./creations.js";
import { elicenseModule } from "./elicenseModule.js";
import { runIgnition, type Addresses } from "./runIgnition.js";
import type { Target } from "./Target.js";
import { settle } from "./settle.js";

/**
 * Deploys the contracts, or those of them that a run before this one did not come to.
 *
 * @param network - Name of the network for the manifest.
 * @returns The manifest.
 * @throws {ElicenseError} DEPLOYMENT_FAILED or NODE_UNREACHABLE.
 */
export async function deployContracts(target: Target, network: string | undefined): Promise<Deployment> {
  const { connection, deployer, provider } = target;
  const [{ chainId }, genesis, head] = await Promise.all([
    provider.getNetwork(),
    provider.getBlock(0),
    provider.getBlockNumber(),
  ]);
  const genesisHash = genesis?.hash ?? "";
  const deploymentId = deploymentIdOf({ chainId, genesisHash });
  const journal = connection.networkConfig.type === "http" ? journalOf({ chainId, genesisHash }) : undefined;

  await settle(deployer);
  const addresses = await runIgnition(target, { module: elicenseModule, deploymentId, journal });
  const creations =
    journal === undefined ? await creationsInBlocks(provider, head + 1) : await creationsInJournal(journal);

  const roles = Object.keys(contractNames) as ContractRole[];
  const entries = roles.map(async (role) => [role, await describe(target, role, addresses, creations)] as const);
  const contracts = Object.fromEntries(await Promise.all(entries)) as Record<ContractRole, DeployedContract>;
  return {
    version: 1,
    chainId: Number(chainId),
    genesisHash,
    block: Math.min(...roles.map((role) => contracts[role].blockNumber)),
    ...(network !== undefined && { network }),
    contracts,
  };
}

/** A chain, as its manifests tell it from others. */
interface ChainParameters {
  readonly chainId: number | bigint;
  readonly genesisHash: string;
}

/** What is deployed to a chain: the registries, or the account that governs them, each with a journal of its own. */
type Part = "" | "-governance";

/** Names the directory in which Ignition keeps the journal of a chain's deployment. */
export function journalOf(chain: ChainParameters, part: Part = ""): string {
  return join(config.paths.ignition, "deployments", deploymentIdOf(chain, part));
}

/** Another chain has another first block, and so a journal of its own. */
export function deploymentIdOf({ chainId, genesisHash }: ChainParameters, part: Part = ""): string {
  return `chain-${chainId}-${genesisHash.slice(2, 10)}${part}`;
}

async function describe(
  { provider }: Target,
  role: ContractRole,
  addresses: Addresses<ContractRole>,
  creations: Creations,
): Promise<DeployedContract> {
  const name = contractNames[role];
  const address = addresses[role];
  const transactionHash = creations.get(address) ?? "";
  const [code, receipt, { abi }] = await Promise.all([
    provider.getCode(address),
    provider.getTransactionReceipt(transactionHash),
    artifacts.readArtifact(name),
  ]);
  if (receipt === null) throw errorOf("DEPLOYMENT_NO_CODE", { contract: role, address });
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

/** What Ignition's module gives the constructors. */
function constructorArguments(
  role: ContractRole,
  addresses: Addresses<ContractRole>,
  deployer: string,
): readonly string[] {
  switch (role) {
    case "accessManager":
      return [getAddress(deployer)];
    case "authorityRegistry":
    case "licenseCatalog":
      return [addresses.accessManager];
    case "licenseDescriptor":
    case "p256Verifier":
    case "webAuthnVerifier":
      return [];
    case "licenseRegistry":
      return [
        addresses.accessManager,
        addresses.authorityRegistry,
        addresses.licenseCatalog,
        addresses.licenseDescriptor,
      ];
    case "accessLog":
      return [addresses.licenseRegistry];
  }
}
