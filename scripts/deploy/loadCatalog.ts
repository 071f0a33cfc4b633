import { connectContracts, ElicenseError, fromChain, type Deployment, type LicenseType } from "@elicense/sdk";
import type { Signer } from "ethers";

import type { ILicenseCatalog } from "../../typechain-types/contracts/interfaces/ILicenseCatalog.js";
import { licenseTypeEntry, reasonEntry, reasonName, useEntry, useName } from "./catalogEntries.js";
import { settle, transact } from "./transact.js";

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
  const { catalog } = connectContracts(deployment, governance);
  await settle(governance);

  const missing = await findMissing(catalog, licenseTypes).catch((error: unknown) => {
    throw fromChain(error);
  });
  for (const { name, add } of missing) {
    await transact(governance, add);
    report(name);
  }
}

interface MissingEntry {
  readonly name: string;
  readonly add: Parameters<typeof transact>[1];
}

async function findMissing(
  catalog: ILicenseCatalog,
  licenseTypes: readonly LicenseType[],
): Promise<readonly MissingEntry[]> {
  const typeCount = Number(await catalog.typeCount());
  const missing = await Promise.all(
    licenseTypes.map(async (type) => [
      ...(await missingType(catalog, type, typeCount)),
      ...(await missingReasons(catalog, type)),
      ...(await missingUses(catalog, type)),
    ]),
  );
  return missing.flat();
}

async function missingType(
  catalog: ILicenseCatalog,
  type: LicenseType,
  typeCount: number,
): Promise<readonly MissingEntry[]> {
  const wanted = licenseTypeEntry(type);
  if (type.number > typeCount) {
    return [{ name: type.name, add: (overrides) => catalog.addType(wanted, overrides) }];
  }
  requireSame(type.name, wanted, await catalog.typeOf(type.number));
  return [];
}

async function missingReasons(catalog: ILicenseCatalog, type: LicenseType): Promise<readonly MissingEntry[]> {
  const present = new Set((await catalog.reasonsOf(type.number)).map(Number));
  const missing = await Promise.all(
    type.reasons.map(async (reason) => {
      const { number, code, legalBasis } = reason;
      const name = reasonName(type, reason);
      const wanted = reasonEntry(type, reason);
      const basis = { code, legalBasis };
      if (!present.has(number)) {
        const add: MissingEntry["add"] = (overrides) =>
          catalog.addReason(type.number, number, wanted, basis, overrides);
        return [{ name, add }];
      }
      // On the chain alone: it is set when a reason is closed, which no file can undo.
      const { recordableThrough: _, ...lasting } = wanted;
      requireSame(name, lasting, await catalog.reasonOf(type.number, number));
      requireSame(name, basis, await catalog.reasonBasisOf(type.number, number));
      return [];
    }),
  );
  return missing.flat();
}

async function missingUses(catalog: ILicenseCatalog, type: LicenseType): Promise<readonly MissingEntry[]> {
  const present = new Set((await catalog.usesOf(type.number)).map(Number));
  const missing = await Promise.all(
    type.uses.map(async (use) => {
      const { number, code, legalBasis } = use;
      const name = useName(type, use);
      const wanted = useEntry(type, use);
      const basis = { code, legalBasis };
      if (!present.has(number)) {
        const add: MissingEntry["add"] = (overrides) => catalog.addUse(type.number, number, wanted, basis, overrides);
        return [{ name, add }];
      }
      requireSame(name, wanted, await catalog.useOf(type.number, number));
      requireSame(name, basis, await catalog.useBasisOf(type.number, number));
      return [];
    }),
  );
  return missing.flat();
}

/** What was added never changes, so a file that says something else is wrong. */
function requireSame(entry: string, wanted: object, actual: object): void {
  const part = Object.keys(wanted).find(
    (name) => plain(wanted[name as keyof typeof wanted]) !== plain(actual[name as keyof typeof actual]),
  );
  if (part !== undefined) throw new ElicenseError("CATALOG_DIFFERS", { entry, part });
}

/** Values as text: the chain gives each number as a bigint. */
function plain(value: unknown): string {
  return Array.isArray(value) ? JSON.stringify(value.map(String)) : String(value);
}
