import { requireTypeNumber } from "../authorities/forms.js";
import type { Client } from "../client.js";
import { readAt, type At } from "../transactions/read.js";
import type { GetLicenseTypeParameters } from "./getLicenseType.js";
import { fromReasonArgument, requireReasonNumber, type Reason } from "./Reason.js";

/** Parameters of {@link getReason}. */
export interface GetReasonParameters extends GetLicenseTypeParameters {
  /** Number of the reason. */
  readonly number: number;
}

/**
 * Reads a reason of a license type.
 *
 * @returns The reason; `null` where the type has none of the number.
 * @throws {ElicenseError} LICENSE_TYPE_FORM, CATALOG_ENTRY_FORM; CHAIN_NUMBER_UNKNOWN; BLOCK_FORM, BLOCK_UNKNOWN; or
 * the node's trouble.
 * @example
 * const reason = await getReason(client, { licenseType: 1, number: 10 });
 */
export async function getReason(
  client: Client,
  { licenseType, number, block }: GetReasonParameters,
): Promise<Reason | null> {
  const values = [requireTypeNumber(licenseType), requireReasonNumber(number)] as const;
  return readAt(client, block, (at) => readReason(client, ...values, at));
}

/**
 * Reads all reasons of a license type, closed ones too, in the order in which they were added.
 *
 * @returns The reasons; none for an unknown type.
 * @throws {ElicenseError} LICENSE_TYPE_FORM; CHAIN_NUMBER_UNKNOWN; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 */
export async function getReasons(
  client: Client,
  { licenseType, block }: GetLicenseTypeParameters,
): Promise<readonly Reason[]> {
  const type = requireTypeNumber(licenseType);
  return readAt(client, block, async (at) => {
    const numbers = await client.contracts.catalog.reasonsOf(type, at);
    const reasons = await Promise.all(numbers.map((number) => readReason(client, type, Number(number), at)));
    return reasons.filter((reason) => reason !== null);
  });
}

async function readReason(
  { contracts: { catalog } }: Client,
  type: number,
  number: number,
  at: At,
): Promise<Reason | null> {
  const [rule, basis] = await Promise.all([
    catalog.reasonOf(type, number, at),
    catalog.reasonBasisOf(type, number, at),
  ]);
  return fromReasonArgument(number, rule, basis);
}
