import { isHexString } from "ethers";

import { toNumber, usageActions, type UsageAction } from "../codes.js";
import { USE_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fieldsToBits } from "../licenseTypes/fields.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import { parseLicenseId, type LicenseId } from "../licenses/licenseId.js";

/** What a use asks for, by whatever leave. */
interface Asked {
  readonly type: LicenseType;
  readonly action: UsageAction;
  readonly fields: readonly string[];
  readonly context: string;
}

/** {@link Asked} as the contracts take it. */
export interface AskedArgument {
  /** The chain's number of the action. */
  readonly action: number;
  readonly fields: bigint;
  readonly context: string;
}

/**
 * Turns what a use asks for into the contracts' form.
 *
 * @throws {ElicenseError} USE_FORM with the field; FIELD_UNKNOWN.
 */
export function toAskedArgument({ type, action, fields, context }: Asked): AskedArgument {
  const number = toNumber(usageActions, action, () => invalid("action"));
  if (!isHexString(context, 32)) throw invalid("context");
  return { action: number, fields: fieldsToBits(type, fields), context };
}

/**
 * Refuses what is no number of a published use.
 *
 * @throws {ElicenseError} USE_FORM.
 */
export function requireMatter(matter: number): number {
  if (!Number.isInteger(matter) || matter < 1 || matter > 0xffff_ffff) throw invalid("matter");
  return matter;
}

/**
 * Refuses a license type that is not the license's: its fields have other bits, and what is released would not be what was
 * recorded.
 *
 * @throws {ElicenseError} LICENSE_ID_FORM; USE_FORM.
 */
export function requireTypeOfUse(id: LicenseId, type: LicenseType): void {
  if (parseLicenseId(id).licenseType !== type.number) throw invalid("type");
}

function invalid(field: string): ElicenseError {
  return new ElicenseError(USE_FORM, { field });
}
