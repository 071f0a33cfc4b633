import { FIELD_UNKNOWN } from "../errors/catalogue/documents.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { LicenseType } from "./LicenseType.js";

/**
 * Gives a set of fields as the chain's bits.
 *
 * @param type - License type.
 * @param names - Names of its fields.
 * @throws {ElicenseError} FIELD_UNKNOWN for a name that the type has not.
 * @example
 * fieldsToBits(lawyer, ["certificateIdentifier", "practiceNo"]); // 5n
 */
export function fieldsToBits(type: LicenseType, names: readonly string[]): bigint {
  return names.reduce((bits, name) => {
    const position = type.fields.indexOf(name);
    if (position < 0) throw new ElicenseError(FIELD_UNKNOWN, { field: name, type: type.name });
    return bits | (1n << BigInt(position));
  }, 0n);
}

/**
 * Gives the names of the chain's bits, in the type's order.
 *
 * @returns The names; a bit without a name gives `#` and its position.
 */
export function fieldsFromBits(type: LicenseType, bits: bigint): readonly string[] {
  const positions = Array.from({ length: bits.toString(2).length }, (_, position) => position);
  return positions
    .filter((position) => (bits >> BigInt(position)) & 1n)
    .map((position) => type.fields[position] ?? `#${String(position)}`);
}
