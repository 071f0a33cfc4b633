import { licenseTypes } from "@elicense/sdk";

import { csvTypeOf, type CsvType } from "./CsvType.js";

/** The license types that can be read from files, by the name that the command line has for them. */
export const csvTypes: ReadonlyMap<string, CsvType> = new Map(
  licenseTypes.map(csvTypeOf).map((csvType) => [csvType.name, csvType]),
);

export {
  csvTypeOf,
  importReasonOf,
  importTypeOf,
  type Cells,
  type Column,
  type CsvType,
  type TableColumns,
} from "./CsvType.js";
export { csvFault, describeFault, isStructural, sdkFault, type Fault } from "./Fault.js";
export type { LicenseRow } from "./LicenseRow.js";
export {
  readLicenses,
  type InspectedRow,
  type LicenseFile,
  type ReadingCount,
  type ReadLicensesParameters,
  type RowBatch,
} from "./readLicenses.js";
export { readSanctions, type SanctionFile } from "./readSanctions.js";
export { sanctionTable } from "./sanctionTable.js";
export type { SanctionRow } from "./SanctionRow.js";
export type { OpenFile, TableFormat } from "./Table.js";
