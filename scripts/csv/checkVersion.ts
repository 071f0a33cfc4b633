import type { JsonValue, LicenseType, ReasonData } from "@elicense/sdk";

import { importReasonOf } from "./CsvType.js";
import { csvFault, type Fault } from "./Fault.js";

/** The highest version that an e-license identifier has room for. */
const maxVersion = 999;

/** Parameters of {@link checkVersion}. */
export interface CheckVersionParameters {
  /** The row's version; `undefined` where it gives none, or none that can be read. */
  readonly version: JsonValue | undefined;
  /** The row's reason; `undefined` where it is not known. */
  readonly reason: ReasonData | undefined;
  readonly type: LicenseType;
}

/** Gives the version that a cell means: a row without one is of the first. */
export function versionOf(version: JsonValue | undefined): number {
  return typeof version === "number" ? version : 1;
}

/** Checks that a row's version is one, and that a license of a later version than the first exists on paper already. */
export function checkVersion(line: number, { version, reason, type }: CheckVersionParameters): readonly Fault[] {
  const number = versionOf(version);
  if (number === 1) return [];
  if (number < 1 || number > maxVersion)
    return [csvFault(line, "version", "CSV_VERSION_RANGE", { maximum: maxVersion })];
  if (reason === undefined || reason.number === importReasonOf(type)?.number) return [];
  return [csvFault(line, "version", "CSV_VERSION_NOT_NEW", { reason: reason.code })];
}
