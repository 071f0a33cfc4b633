import type { CsvType } from "./CsvType.js";
import { lawyerCsv } from "./lawyer.js";

/** The license types that can be read from CSV files, by the name that the command line has for them. */
export const csvTypes = new Map<string, CsvType>([["lawyer", lawyerCsv]]);

export { columnsOf, type CsvType } from "./CsvType.js";
export { csvFault, describeFault, isStructural, type Fault } from "./Fault.js";
export { readLicenses, type LicenseFile, type ReadLicensesParameters } from "./readLicenses.js";
export type { LicenseRow } from "./toLicenseRow.js";
