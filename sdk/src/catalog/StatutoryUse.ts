import { fromBits, statuses, toBits, usageActions, type Status, type UsageAction } from "../codes.js";
import { dayFromNumber, dayToNumber, fromDayBound, toDayBound, type Day } from "../day.js";
import { fieldsToBits } from "../licenseTypes/fields.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import type { ILicenseCatalog } from "../../../typechain-types/contracts/interfaces/ILicenseCatalog.js";
import { requireAuthority } from "../authorities/forms.js";
import { entryFault, requireWhole, type Basis } from "./forms.js";

/** A use of licenses by statutory duty, as the catalog on the chain publishes it. */
export interface StatutoryUse extends Basis {
  readonly number: number;
  /** Number of the authority that it is for, with all below it; `null` for every accredited one. */
  readonly consumer: number | null;
  readonly actions: readonly UsageAction[];
  /** Statuses in which a license may be so used. */
  readonly statuses: readonly Status[];
  /** Names of the fields that may be asked for. */
  readonly fields: readonly string[];
  /** First day on which it may be used. */
  readonly usableFrom: Day;
  /** Last such day; `null` while there is none. */
  readonly usableThrough: Day | null;
}

/**
 * Turns a use into the contracts' form.
 *
 * @throws {ElicenseError} CATALOG_ENTRY_FORM, AUTHORITY_FORM, FIELD_UNKNOWN, DAY_FORM or DAY_RANGE with the field.
 */
export function toStatutoryUseArgument(type: LicenseType, use: StatutoryUse): ILicenseCatalog.StatutoryUseStruct {
  return {
    consumer: use.consumer === null ? 0 : requireAuthority(use.consumer, "consumer"),
    actions: toBits(usageActions, use.actions, () => entryFault("actions")),
    statuses: toBits(statuses, use.statuses, () => entryFault("statuses")),
    fields: fieldsToBits(type, use.fields),
    usableFrom: dayToNumber(use.usableFrom, "usableFrom"),
    usableThrough: toDayBound(use.usableThrough, "usableThrough"),
  };
}

/** Turns the contracts' form of a use into the SDK's; `null` for one that is not there. */
export function fromStatutoryUseArgument(
  number: number,
  use: ILicenseCatalog.StatutoryUseStructOutput,
  { code, legalBasis }: Basis,
  fields: readonly string[],
): StatutoryUse | null {
  if (use.actions === 0n) return null;
  return {
    number,
    code,
    legalBasis,
    consumer: use.consumer === 0n ? null : Number(use.consumer),
    actions: fromBits(usageActions, use.actions, "action"),
    statuses: fromBits(statuses, use.statuses, "status"),
    fields: fromBits(fields, use.fields, "field"),
    usableFrom: dayFromNumber(use.usableFrom),
    usableThrough: fromDayBound(use.usableThrough),
  };
}

/**
 * Refuses what is no published use's number.
 *
 * @throws {ElicenseError} CATALOG_ENTRY_FORM.
 */
export function requireUseNumber(number: number): number {
  return requireWhole(number, "number", 1, 0xffff_ffff);
}
