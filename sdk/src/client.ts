import type { ContractRunner, Provider } from "ethers";

import { connectContracts, type Contracts } from "./contracts.js";
import { checkDeployment } from "./deployment/checkDeployment.js";
import type { Deployment } from "./deployment/Deployment.js";
import { LICENSE_TYPE_UNKNOWN, RUNNER_WITHOUT_PROVIDER } from "./errors/catalogue/client.js";
import { ElicenseError } from "./errors/ElicenseError.js";
import { licenseTypes, type LicenseType } from "./licenseTypes/index.js";

/** What every action of the SDK takes first: a deployment's registries and a node to talk to. */
export interface Client {
  /** What its node is called where several are asked. */
  readonly name?: string;
  readonly deployment: Deployment;
  readonly contracts: Contracts;
  readonly runner: ContractRunner;
  readonly provider: Provider;
  /** License types whose documents can be read. */
  readonly licenseTypes: readonly LicenseType[];
  /** The present, Unix time in seconds. */
  readonly clock: () => number;
  /** When a block of the chain is final: at once, or once its nodes say that it is. */
  readonly finality: Finality;
  /** How many blocks the node is asked for logs of at once, to begin with; what Besu allows if left out. */
  readonly blocksAtOnce?: number;
  /** Resolves once the manifest was found to fit the chain; checked once a client. */
  readonly ready: () => Promise<void>;
}

/**
 * When a block can't be undone: `instant` on a proof-of-authority chain (QBFT, IBFT), `finalized` where the nodes have a
 * tag of that name.
 */
export type Finality = "instant" | "finalized";

/** Parameters of `createClient` and {@link createBareClient}. */
export interface ClientParameters {
  /** A provider to read with, or a signer with a provider to write with. */
  readonly runner: ContractRunner;
  /** Manifest of the deployment. It alone says which registries are trusted. */
  readonly deployment: Deployment;
  /** License types whose documents can be read; those that come with the SDK if left out. */
  readonly licenseTypes?: readonly LicenseType[];
  /** The present, Unix time in seconds; the machine's clock if left out. */
  readonly clock?: () => number;
  /** When a block of the chain is final; at once if left out. */
  readonly finality?: Finality;
  /** What to call its node where several are asked; its place among them if left out. */
  readonly name?: string;
  /** How many blocks the node is asked for logs of at once, to begin with; 5,000, what Besu allows, if left out. */
  readonly blocksAtOnce?: number;
}

/**
 * Creates a client for actions that are imported one by one: `revoke(client, parameters)`. Talks to no node yet: the first
 * action checks the manifest against the chain.
 *
 * @throws {ElicenseError} RUNNER_WITHOUT_PROVIDER where the signer is connected to no node.
 * @example
 * const client = createBareClient({ runner: new JsonRpcProvider(url), deployment });
 */
export function createBareClient({ runner, deployment, ...options }: ClientParameters): Client {
  const provider = runner.provider;
  if (!provider) throw new ElicenseError(RUNNER_WITHOUT_PROVIDER);

  let checked: Promise<void> | undefined;
  const ready = (): Promise<void> => {
    // A check that failed is made again: the node may come back.
    checked ??= checkDeployment(provider, deployment).catch((error: unknown) => {
      checked = undefined;
      throw error;
    });
    return checked;
  };

  return {
    ...(options.name !== undefined && { name: options.name }),
    deployment,
    contracts: connectContracts(deployment, runner),
    runner,
    provider,
    licenseTypes: options.licenseTypes ?? licenseTypes,
    clock: options.clock ?? (() => Math.floor(Date.now() / 1000)),
    finality: options.finality ?? "instant",
    ...(options.blocksAtOnce !== undefined && { blocksAtOnce: options.blocksAtOnce }),
    ready,
  };
}

/**
 * Finds a license type by its number in the catalog.
 *
 * @throws {ElicenseError} LICENSE_TYPE_UNKNOWN where the client was given no such type.
 */
export function requireLicenseType(client: Client, number: number): LicenseType {
  const type = client.licenseTypes.find((candidate) => candidate.number === number);
  if (type === undefined) throw new ElicenseError(LICENSE_TYPE_UNKNOWN, { type: number });
  return type;
}
