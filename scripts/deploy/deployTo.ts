import {
  checkDeployment,
  contractNames,
  ElicenseError,
  errorOf,
  fromChain,
  type ContractRole,
  type DeployedContract,
  type Deployment,
  type LicenseType,
} from "@elicense/sdk";
import type { Signer } from "ethers";
import { artifacts } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { abiHash } from "./abiHash.js";
import { deployContracts } from "./deployContracts.js";
import { isCompiledFrom } from "./isCompiledFrom.js";
import { loadCatalog } from "./loadCatalog.js";
import { readLicenseTypes } from "./readLicenseTypes.js";
import type { Target } from "./Target.js";

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
  /** The connection's first account, where it is to talk to the node in another way than Hardhat's. */
  readonly deployer?: Signer;
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
 * @throws {ElicenseError} DEPLOYMENT_OUTDATED where contracts of another interface stand there, DEPLOYMENT_FAILED,
 * what {@link loadCatalog} throws, or NODE_UNREACHABLE.
 * @example
 * const deployment = await deployTo(await network.create());
 */
export async function deployTo(connection: NetworkConnection, options: DeployOptions = {}): Promise<Deployment> {
  const { licenseTypes = readLicenseTypes(), report = () => undefined } = options;
  try {
    const target = await targetOf(connection, options.deployer);
    const deployment = await deployRegistries(target, await findStanding(target, options.existing), options);
    await loadCatalog({
      governance: target.deployer,
      deployment,
      licenseTypes,
      report: (entry) => report({ kind: "catalog", entry }),
    });
    return deployment;
  } catch (error) {
    throw fromChain(error);
  }
}

/**
 * Deploys the registries, or keeps those that {@link findStanding} found.
 *
 * @returns The manifest; that of the kept ones where there are any.
 * @throws {ElicenseError} As {@link deployTo}, but for the catalog's errors.
 */
export async function deployRegistries(
  target: Target,
  kept: Deployment | undefined,
  { network, report = () => undefined }: Pick<DeployOptions, "network" | "report">,
): Promise<Deployment> {
  const deployment = kept ?? (await deployContracts(target, network));

  const different = await compareWithCompiled(target, deployment);
  if (kept === undefined) roles.forEach((role) => report({ kind: "contract", contract: deployment.contracts[role] }));
  different.forEach((role) => report({ kind: "kept", contract: deployment.contracts[role] }));
  return deployment;
}

/** Makes a target of Hardhat's connection. */
export async function targetOf(connection: NetworkConnection, deployer: Signer | undefined): Promise<Target> {
  const account = deployer ?? (await connection.ethers.getSigners())[0];
  if (account === undefined) throw errorOf("SETTING_MISSING", { name: "ELICENSE_DEPLOYER_PRIVATE_KEY" });
  return { connection, deployer: account, provider: account.provider ?? connection.ethers.provider };
}

/**
 * Gives the manifest of an earlier deployment if its contracts are on this chain.
 *
 * @throws {ElicenseError} DEPLOYMENT_CODE_DIFFERS where other contracts stand there; or the node's trouble.
 */
export async function findStanding(
  { provider }: Target,
  existing: Deployment | undefined,
): Promise<Deployment | undefined> {
  if (existing === undefined) return undefined;
  try {
    await checkDeployment(provider, existing);
    return existing;
  } catch (error) {
    // A development chain that was reset, or that lost its last blocks when it was killed.
    const gone = ["DEPLOYMENT_WRONG_CHAIN_ID", "DEPLOYMENT_WRONG_GENESIS", "DEPLOYMENT_NO_CODE"];
    if (error instanceof ElicenseError && gone.includes(error.code)) return undefined;
    throw error;
  }
}

/**
 * Compares what stands on the chain with what is compiled here. Another ABI is refused: clients would talk past it.
 * Other code is not: clients do not see it, and what was deployed is there to stay.
 *
 * @returns The contracts of other code.
 */
async function compareWithCompiled({ provider }: Target, { contracts }: Deployment): Promise<readonly ContractRole[]> {
  const same = await Promise.all(
    roles.map(async (role) => {
      const artifact = await artifacts.readArtifact(contractNames[role]);
      if (abiHash(artifact.abi) !== contracts[role].abiHash) {
        throw errorOf("DEPLOYMENT_OUTDATED", { contract: role });
      }
      return isCompiledFrom(await provider.getCode(contracts[role].address), artifact);
    }),
  );
  return roles.filter((_, position) => !same[position]);
}
