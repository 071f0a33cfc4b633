import { CATALOG_ENTRY_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";

/** What a reason or a use is called, and the law that it rests on. */
export interface Basis {
  /** Short code, such as `L49` or a matter's code. */
  readonly code: string;
  /** The provision, in words. */
  readonly legalBasis: string;
}

/** Turns a basis into the contracts' form. */
export function toBasisArgument({ code, legalBasis }: Basis): Basis {
  if (typeof code !== "string" || code === "") throw entryFault("code");
  if (typeof legalBasis !== "string") throw entryFault("legalBasis");
  return { code, legalBasis };
}

/**
 * Refuses what is no whole number of a field's size.
 *
 * @throws {ElicenseError} CATALOG_ENTRY_FORM with the field.
 */
export function requireWhole(number: number, field: string, minimum: number, maximum: number): number {
  if (!Number.isInteger(number) || number < minimum || number > maximum) throw entryFault(field);
  return number;
}

/** Says that a field of a catalog's entry has not its form. */
export function entryFault(field: string): ElicenseError {
  return new ElicenseError(CATALOG_ENTRY_FORM, { field });
}
