import {
  addReason,
  addType,
  addUse,
  createClient,
  ElicenseError,
  getLicenseType,
  getReasons,
  getStatutoryUses,
  type Client,
  type Deployment,
  type LicenseType,
} from "@elicense/sdk";
import type { ContractRunner, Signer } from "ethers";

import { reasonEntry, reasonName, requireSame, typeEntry, useEntry, useName } from "../catalog/entries.js";
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
 * ACCESS_MANAGED_UNAUTHORIZED where the account does not govern.
 */
export async function loadCatalog({
  governance,
  deployment,
  licenseTypes,
  report = () => undefined,
}: LoadCatalogParameters): Promise<void> {
  const client = createClient({ runner: governance, deployment });
  await settle(governance);

  const missing = await Promise.all(licenseTypes.map((type) => findMissing(client, type)));
  for (const { name, add } of missing.flat()) {
    await add();
    report(name);
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
        return [`${String(error.details.entry)}: ${String(error.details.part)}`];
      }
    }),
  );
  return found.flat();
}

interface MissingEntry {
  readonly name: string;
  readonly add: () => Promise<unknown>;
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
  if (found === null) return [{ name: type.name, add: () => addType(client, wanted) }];
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
    if (found === undefined) return [{ name, add: () => addReason(client, { licenseType, reason }) }];
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
    if (found === undefined) return [{ name, add: () => addUse(client, { type, use }) }];
    requireSame(name, use, found);
    return [];
  });
}
