import { requireTypeNumber } from "../authorities/forms.js";
import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { readAt, type At } from "../transactions/read.js";
import type { LicenseTypeEntry } from "./LicenseTypeEntry.js";

/** Parameters of {@link getLicenseType}. */
export interface GetLicenseTypeParameters {
  /** Number of the license type. */
  readonly licenseType: number;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Reads a license type from the catalog on the chain.
 *
 * @returns The type; `null` where none has the number.
 * @throws {ElicenseError} LICENSE_TYPE_FORM; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 * @example
 * const entry = await getLicenseType(client, { licenseType: 1 });
 */
export async function getLicenseType(
  client: Client,
  { licenseType, block }: GetLicenseTypeParameters,
): Promise<LicenseTypeEntry | null> {
  const number = requireTypeNumber(licenseType);
  return readAt(client, block, (at) => readLicenseType(client, number, at));
}

/** Reads a license type at a block that was found. */
export async function readLicenseType(
  { contracts: { catalog } }: Client,
  number: number,
  at: At,
): Promise<LicenseTypeEntry | null> {
  const { code, name, schemaHash, schemaURI, fields } = await catalog.typeOf(number, at);
  return fields.length === 0 ? null : { code, name, schemaHash, schemaURI, fields: [...fields] };
}
