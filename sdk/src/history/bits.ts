import { RECORD_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";

/** Members of a word, from its lowest bits, and how many bits each has. */
export type BitLayout<Name extends string> = readonly (readonly [name: Name, bits: number])[];

/**
 * Packs numbers into a word.
 *
 * @throws {ElicenseError} RECORD_FORM with the field that is no whole number or does not fit: it would change another.
 */
export function packBits<Name extends string>(layout: BitLayout<Name>, values: Readonly<Record<Name, number>>): bigint {
  let word = 0n;
  let from = 0;
  for (const [name, bits] of layout) {
    const value = values[name];
    // What is below 0 stays there, however far it is shifted.
    if (!Number.isSafeInteger(value) || BigInt(value) >> BigInt(bits) !== 0n) {
      throw new ElicenseError(RECORD_FORM, { field: name });
    }
    word |= BigInt(value) << BigInt(from);
    from += bits;
  }
  return word;
}

/**
 * Takes a word apart.
 *
 * @returns `undefined` where it has bits that belong to no member, or a number too large to be counted with.
 */
export function unpackBits<Name extends string>(
  layout: BitLayout<Name>,
  word: bigint,
): Readonly<Record<Name, number>> | undefined {
  const values = {} as Record<Name, number>;
  let rest = word;
  for (const [name, bits] of layout) {
    values[name] = Number(BigInt.asUintN(bits, rest));
    if (!Number.isSafeInteger(values[name])) return undefined;
    rest >>= BigInt(bits);
  }
  return rest === 0n ? values : undefined;
}
