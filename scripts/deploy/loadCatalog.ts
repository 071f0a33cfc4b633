import {
  createClient,
  ElicenseError,
  fromChain,
  getLicenseType,
  getReasons,
  getStatutoryUses,
  interfaces,
  prepareAddReason,
  prepareAddType,
  prepareAddUse,
  type Client,
  type Deployment,
  type LicenseType,
  type PreparedTransaction,
} from "@elicense/sdk";
import { Interface, type ContractRunner, type Signer } from "ethers";

import { reasonEntry, reasonName, requireSame, typeEntry, useEntry, useName } from "../catalog/entries.js";
import { sendCall } from "./sendCall.js";
import { settle } from "./settle.js";

/** Parameters of {@link loadCatalog}. */
export interface LoadCatalogParameters {
  /** Account that governs, with a node. */
  readonly governance: Signer;
  readonly deployment: Deployment;
  /** What the catalog should have, types in the order of their numbers. */
  readonly licenseTypes: readonly LicenseType[];
  /** Learns of each entry that was added. */
  readonly report?: (entry: string) => void;
}

/**
 * Adds to the catalog on the chain what it lacks. What is there already must be as the files say.
 *
 * Not a part of Ignition's module, because the chain itself is the better journal: it also knows what governance added
 * in another way, after the deployment.
 *
 * @throws {ElicenseError} CATALOG_DIFFERS, before anything is added; CATALOG_INVALID; a refusal, as
 * ACCESS_MANAGER_UNAUTHORIZED_CALL where the account does not govern.
 */
export async function loadCatalog({
  governance,
  deployment,
  licenseTypes,
  report = () => undefined,
}: LoadCatalogParameters): Promise<void> {
  const client = createClient({ runner: governance, deployment });
  await settle(governance);

  const missing = (await Promise.all(licenseTypes.map((type) => findMissing(client, type)))).flat();
  for (let from = 0; from < missing.length; from += together) {
    const group = missing.slice(from, from + together);
    await addTogether(client, governance, group);
    group.forEach(({ name }) => report(name));
  }
}

/** How many entries are added by one transaction: one by one, hundreds take as many blocks. */
const together = 40;

/** The AccessManager's own way to carry out several calls at once (OpenZeppelin's Multicall). */
const multicall = new Interface(["function multicall(bytes[] data)"]);

/** Adds entries in their order, all or none: the AccessManager makes the calls for whoever governs. */
async function addTogether(client: Client, governance: Signer, entries: readonly MissingEntry[]): Promise<void> {
  const calls: string[] = [];
  for (const { prepare } of entries) {
    // Of what an entry before it brings about, the chain cannot tell yet: only all of them can be tried.
    const { transaction } = await prepare();
    calls.push(interfaces.accessManager.encodeFunctionData("execute", [transaction.to, transaction.data]));
  }
  const { address } = client.deployment.contracts.accessManager;
  const { provider } = client;
  try {
    const data = multicall.encodeFunctionData("multicall", [calls]);
    await sendCall({ deployer: governance, provider }, { to: address, data });
  } catch (error) {
    throw fromChain(error);
  }
}

/** Parameters of {@link compareCatalog}. */
export interface CompareCatalogParameters {
  readonly runner: ContractRunner;
  readonly deployment: Deployment;
  /** What the catalog should have, types in the order of their numbers. */
  readonly licenseTypes: readonly LicenseType[];
}

/**
 * Compares the catalog on the chain with the files, and changes nothing.
 *
 * @returns The entries that it lacks, and those that say something else.
 * @throws {ElicenseError} CATALOG_INVALID; or the node's trouble.
 */
export async function compareCatalog({
  runner,
  deployment,
  licenseTypes,
}: CompareCatalogParameters): Promise<readonly string[]> {
  const client = createClient({ runner, deployment });
  const found = await Promise.all(
    licenseTypes.map(async (type) => {
      try {
        return (await findMissing(client, type)).map(({ name }) => name);
      } catch (error) {
        if (!(error instanceof ElicenseError) || error.code !== "CATALOG_DIFFERS") throw error;
        const { entry, part } = error.details as { readonly entry: string; readonly part: string };
        return [`${entry}: ${part}`];
      }
    }),
  );
  return found.flat();
}

interface MissingEntry {
  readonly name: string;
  /** Encodes its call. */
  readonly prepare: () => Promise<PreparedTransaction<unknown>>;
}

async function findMissing(client: Client, type: LicenseType): Promise<readonly MissingEntry[]> {
  return [
    ...(await missingType(client, type)),
    ...(await missingReasons(client, type)),
    ...(await missingUses(client, type)),
  ];
}

async function missingType(client: Client, type: LicenseType): Promise<readonly MissingEntry[]> {
  const wanted = typeEntry(type);
  const found = await getLicenseType(client, { licenseType: type.number });
  if (found === null) return [{ name: type.name, prepare: () => prepareAddType(client, wanted) }];
  requireSame(type.name, wanted, found);
  return [];
}

async function missingReasons(client: Client, type: LicenseType): Promise<readonly MissingEntry[]> {
  const licenseType = type.number;
  const present = await getReasons(client, { licenseType });
  return type.reasons.flatMap((data) => {
    const name = reasonName(type.name, data);
    const reason = reasonEntry(type.name, data);
    const found = present.find(({ number }) => number === data.number);
    if (found === undefined) return [{ name, prepare: () => prepareAddReason(client, { licenseType, reason }) }];
    requireSame(name, reason, found);
    return [];
  });
}

async function missingUses(client: Client, type: LicenseType): Promise<readonly MissingEntry[]> {
  const present = await getStatutoryUses(client, { licenseType: type.number });
  return type.uses.flatMap((data) => {
    const name = useName(type.name, data);
    const use = useEntry(type, data);
    const found = present.find(({ number }) => number === data.number);
    if (found === undefined) return [{ name, prepare: () => prepareAddUse(client, { type, use }) }];
    requireSame(name, use, found);
    return [];
  });
}
