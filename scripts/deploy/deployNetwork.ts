import {
  connectContracts,
  errorOf,
  fromChain,
  type Deployment,
  type GovernanceAccount,
  type LicenseType,
} from "@elicense/sdk";
import type { Signer } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";

import { governanceSigners, requireMajority } from "../../network/Network.js";
import { NetworkError } from "../../network/NetworkError.js";
import { admitConsortium, type Member, type SignerFor } from "./consortium.js";
import { deployRegistries, findStanding, targetOf, type Progress } from "./deployTo.js";
import { deploySafe } from "./deploySafe.js";
import { ADMIN, handOver, proveHandedOver, type Delays, type HandOverStep } from "./handOver.js";
import { compareCatalog, loadCatalog } from "./loadCatalog.js";
import type { Network } from "./network.js";
import { readLicenseTypes } from "./readLicenseTypes.js";
import type { Target } from "./Target.js";

/** What has just been done, or, in the end, how the catalog differs where the deployer may not change it any more. */
export type NetworkProgress =
  | Progress
  | { readonly kind: "account"; readonly account: string }
  | { readonly kind: "member"; readonly entry: string }
  | { readonly kind: "step"; readonly step: HandOverStep }
  | { readonly kind: "differs"; readonly entry: string };

/** Options of {@link deployNetwork}. */
export interface DeployNetworkOptions {
  readonly network: Network;
  readonly delays: Delays;
  /** The connection's first account, where it is to talk to the node in another way than Hardhat's. */
  readonly deployer?: Signer;
  /** Manifest of an earlier run; where it fits the chain, its contracts stay. */
  readonly existing?: Deployment | undefined;
  /** What the catalog should have; all of the project's `schemas` if left out. */
  readonly licenseTypes?: readonly LicenseType[];
  /** Authorities that the deployer admits before it gives up its rights; none if left out. */
  readonly consortium?: { readonly members: readonly Member[]; readonly signerFor: SignerFor };
  /** Learns of each thing done. */
  readonly report?: (progress: NetworkProgress) => void;
}

/**
 * Deploys to a network that several departments run, or does what is left of that: the registries, the catalog, and the
 * account of the consortium, which then governs alone. Where it does so already, the catalog is only compared: what differs
 * is the consortium's to decide.
 *
 * @param connection - Hardhat's connection; its first account deploys.
 * @returns The manifest, which nobody signed yet.
 * @throws {NetworkError} NETWORK_THRESHOLD, before anything is sent, where a minority of the departments of now would decide,
 * or more than there are.
 * @throws {ElicenseError} DEPLOYMENT_WRONG_CHAIN_ID or DEPLOYMENT_WRONG_GENESIS where the node serves another chain than the
 * network's; what `deployTo` and `admitConsortium` throw; GOVERNANCE_DIFFERS where governance is not, or would
 * not be, the consortium's alone.
 */
export async function deployNetwork(
  connection: NetworkConnection,
  { network, delays, existing, ...options }: DeployNetworkOptions,
): Promise<Deployment> {
  const { licenseTypes = readLicenseTypes(), report = () => undefined } = options;
  try {
    const target = await targetOf(connection, options.deployer);
    await requireNetwork(target, network);
    const kept = await findStanding(target, existing);
    // How many decide on a network that is governed already is the consortium's matter.
    if (kept?.governance === undefined) requireMajority(network.threshold, governanceSigners(network).length);
    const registries = await deployRegistries(target, kept, { network: network.name, report });

    const deployerGoverns = await governs(target, registries);
    if (deployerGoverns) {
      const say = (entry: string): void => report({ kind: "catalog", entry });
      await loadCatalog({ governance: target.deployer, deployment: registries, licenseTypes, report: say });
    } else {
      const differences = await compareCatalog({ runner: target.provider, deployment: registries, licenseTypes });
      differences.forEach((entry) => report({ kind: "differs", entry }));
    }

    const { governance } = registries;
    const deployment: Deployment = {
      ...registries,
      // Registries that an earlier run left which knew of no network have no name.
      ...{ network: network.name, validators: network.validators },
      governance: governance ?? (await createAccount(target, registries, network, report)),
    };
    if (deployerGoverns && options.consortium !== undefined) {
      const { members, signerFor } = options.consortium;
      const say = (entry: string): void => report({ kind: "member", entry });
      await admitConsortium(target.deployer, deployment, members, signerFor, say);
    }
    if (governance === undefined) {
      await handOver(target, { deployment, delays, report: (step) => report({ kind: "step", step }) });
    } else {
      await proveHandedOver(target, deployment);
    }
    return governance === undefined ? deployment : registries;
  } catch (error) {
    throw error instanceof NetworkError ? error : fromChain(error);
  }
}

async function requireNetwork({ provider }: Target, { chainId, genesisHash }: Network): Promise<void> {
  const [actual, genesis] = await Promise.all([provider.getNetwork(), provider.getBlock(0)]);
  if (actual.chainId !== BigInt(chainId)) {
    throw errorOf("DEPLOYMENT_WRONG_CHAIN_ID", { expected: chainId, actual: actual.chainId });
  }
  if (genesis?.hash !== genesisHash) {
    const nothing = { en: "none", zh: "无" };
    throw errorOf("DEPLOYMENT_WRONG_GENESIS", { expected: genesisHash, actual: genesis?.hash ?? nothing });
  }
}

async function governs({ provider, deployer }: Target, deployment: Deployment): Promise<boolean> {
  const { accessManager } = connectContracts(deployment, provider);
  return (await accessManager.hasRole(ADMIN, await deployer.getAddress()))[0];
}

async function createAccount(
  target: Target,
  { chainId, genesisHash, contracts }: Deployment,
  network: Network,
  report: (progress: NetworkProgress) => void,
): Promise<GovernanceAccount> {
  const plan = { signers: governanceSigners(network), threshold: network.threshold };
  const account = await deploySafe(target, {
    ...{ ...plan, chainId, genesisHash, accessManager: contracts.accessManager.address },
    report: (created) => report({ kind: "account", account: created }),
  });
  return { account, kind: "safe", ...plan };
}
