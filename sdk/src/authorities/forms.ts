import { rights, roles, toBits, type Right, type Role } from "../codes.js";
import { AUTHORITY_FORM, KEY_FORM, LICENSE_TYPE_FORM, RIGHTS_FORM, ROLES_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { divisionToNumber, parseDivisionCode } from "../identifiers/divisionCode.js";

/** Turns rights into the contracts' form. */
export function toRightsArgument(names: readonly Right[]): bigint {
  return toBits(rights, names, () => new ElicenseError(RIGHTS_FORM, { field: "rights" }));
}

/** Turns roles into the contracts' form. */
export function toRolesArgument(names: readonly Role[]): bigint {
  return toBits(roles, names, () => new ElicenseError(ROLES_FORM, { field: "roles" }));
}

/**
 * Refuses what is no authority's number.
 *
 * @param field - Name of the field, for the error.
 * @throws {ElicenseError} AUTHORITY_FORM.
 */
export function requireAuthority(number: number, field = "authority"): number {
  if (!Number.isInteger(number) || number < 1 || number > 0xffffffff) {
    throw new ElicenseError(AUTHORITY_FORM, { field });
  }
  return number;
}

/**
 * Refuses what is no license type's number.
 *
 * @throws {ElicenseError} LICENSE_TYPE_FORM.
 */
export function requireTypeNumber(number: number, field = "licenseType"): number {
  if (!Number.isInteger(number) || number < 1 || number > 0xffff) throw new ElicenseError(LICENSE_TYPE_FORM, { field });
  return number;
}

/**
 * Refuses what is no key's number.
 *
 * @throws {ElicenseError} KEY_FORM.
 */
export function requireKeyNumber(number: number, field = "key"): number {
  if (!Number.isInteger(number) || number < 1 || number > 0xff_ffff) throw new ElicenseError(KEY_FORM, { field });
  return number;
}

/**
 * Turns a division code into the contracts' form.
 *
 * @throws {ElicenseError} As `parseDivisionCode`.
 */
export function requireDivision(region: string, field = "region"): bigint {
  return divisionToNumber(parseDivisionCode(region, field).code);
}
