import {
  getLicenseType,
  getLicenseTypeCount,
  type Client,
  type LicenseType,
  type LicenseTypeEntry,
} from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { typeName } from "../../typeName.js";
import { CommandError } from "./CommandError.js";

/** A license type as the catalog on the chain has it. */
export interface CatalogType {
  readonly number: number;
  readonly entry: LicenseTypeEntry;
  /** What this program knows of it besides; `undefined` for a type that it did not come with. */
  readonly known: LicenseType | undefined;
}

/** Reads all license types of the catalog, by their numbers. */
export async function readCatalogTypes(client: Client): Promise<readonly CatalogType[]> {
  const count = await getLicenseTypeCount(client);
  const numbers = Array.from({ length: count }, (_, position) => position + 1);
  const types = await Promise.all(
    numbers.map(async (number) => {
      const entry = await getLicenseType(client, { licenseType: number });
      const known = client.licenseTypes.find((type) => type.number === number && type.code === entry?.code);
      return entry === null ? [] : [{ number, entry, known }];
    }),
  );
  return types.flat();
}

/**
 * Finds a license type of the catalog by its number, its name, or the short name that its schema has, such as `lawyer`.
 *
 * @param option - Option or argument that names it.
 * @throws {CommandError} USAGE_CHOICE with those that there are.
 */
export async function findCatalogType(client: Client, name: string, option = "--type"): Promise<CatalogType> {
  const types = await readCatalogTypes(client);
  const found = types.find(({ number, entry }) => [String(number), entry.name, shortName(entry)].includes(name));
  if (found !== undefined) return found;
  const allowed = types.map(({ entry }) => shortName(entry) || entry.name).join(", ");
  throw new CommandError("usage.choice", exitCodes.usage, { option, allowed });
}

/** The short name of a type's schema; empty where its address is of another form. */
export function shortName({ schemaURI }: LicenseTypeEntry): string {
  return typeName({ schema: { $id: schemaURI } }) ?? "";
}
