import { requireTypeNumber } from "../authorities/forms.js";
import type { Client } from "../client.js";
import { readAt, type At } from "../transactions/read.js";
import type { GetLicenseTypeParameters } from "./getLicenseType.js";
import { fromStatutoryUseArgument, requireUseNumber, type StatutoryUse } from "./StatutoryUse.js";

/** Parameters of {@link getStatutoryUse}. */
export interface GetStatutoryUseParameters extends GetLicenseTypeParameters {
  /** Number of the use on the published list. */
  readonly number: number;
}

/**
 * Reads a use by statutory duty from a license type's published list.
 *
 * @returns The use; `null` where the list has none of the number.
 * @throws {ElicenseError} LICENSE_TYPE_FORM, CATALOG_ENTRY_FORM; CHAIN_NUMBER_UNKNOWN; BLOCK_FORM, BLOCK_UNKNOWN; or
 * the node's trouble.
 * @example
 * const use = await getStatutoryUse(client, { licenseType: 1, number: 1 });
 */
export async function getStatutoryUse(
  client: Client,
  { licenseType, number, block }: GetStatutoryUseParameters,
): Promise<StatutoryUse | null> {
  const values = [requireTypeNumber(licenseType), requireUseNumber(number)] as const;
  return readAt(client, block, (at) => readUse(client, ...values, at));
}

/**
 * Reads a license type's whole published list of uses, closed ones too, in the order in which they were added.
 *
 * @returns The uses; none for an unknown type.
 * @throws {ElicenseError} LICENSE_TYPE_FORM; CHAIN_NUMBER_UNKNOWN; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 */
export async function getStatutoryUses(
  client: Client,
  { licenseType, block }: GetLicenseTypeParameters,
): Promise<readonly StatutoryUse[]> {
  const type = requireTypeNumber(licenseType);
  return readAt(client, block, async (at) => {
    const numbers = await client.contracts.catalog.usesOf(type, at);
    const uses = await Promise.all(numbers.map((number) => readUse(client, type, Number(number), at)));
    return uses.filter((use) => use !== null);
  });
}

async function readUse(
  { contracts: { catalog } }: Client,
  type: number,
  number: number,
  at: At,
): Promise<StatutoryUse | null> {
  const [use, basis, { fields }] = await Promise.all([
    catalog.useOf(type, number, at),
    catalog.useBasisOf(type, number, at),
    catalog.typeOf(type, at),
  ]);
  return fromStatutoryUseArgument(number, use, basis, fields);
}
