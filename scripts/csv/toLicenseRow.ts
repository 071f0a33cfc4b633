import {
  buildDocument,
  buildElicenseIdentifier,
  divisionContains,
  ElicenseError,
  isDivisionCode,
  parseUscc,
  type Day,
  type Draft,
  type ReasonData,
  type RegisterKey,
} from "@elicense/sdk";
import { getAddress, ZeroAddress } from "ethers";

import { checkCell } from "./checkCell.js";
import { checkDecision, findReason } from "./checkDecision.js";
import { checkFields } from "./checkFields.js";
import { checkReviewer } from "./checkReviewer.js";
import { columnsOf, commonColumns, type Cells, type CsvType } from "./CsvType.js";
import { csvFault, sdkFault, type Fault } from "./Fault.js";

/** A row that can be issued. */
export interface LicenseRow {
  /** Line of the file. */
  readonly line: number;
  /** The e-license identifier. */
  readonly identifier: string;
  readonly decisionNo: string;
  readonly reason: ReasonData;
  /** Unified social credit code of the authority that reviews; left out where the reason needs none. */
  readonly reviewer?: string;
  /** The holder's account; left out for the authority's custody. */
  readonly holder?: string;
  readonly draft: Draft;
}

/** What the rows of a file are to be issued with. */
export interface RowContext {
  readonly csvType: CsvType;
  /** The issuing authority; `region` is its division code. */
  readonly issuer: { readonly code: string; readonly name: string; readonly region: string };
  readonly registerKey: RegisterKey;
  /** The day in Asia/Shanghai. */
  readonly today: Day;
}

/**
 * Checks the cells of a row, and builds the license.
 *
 * @returns The license, or all that is wrong with the row.
 */
export function toLicenseRow(
  line: number,
  cells: Cells,
  context: RowContext,
): { readonly row: LicenseRow } | { readonly faults: readonly Fault[] } {
  const textFaults = checkTexts(line, cells, context.csvType);
  const readable = without(cells, textFaults);
  const cellFaults = [
    ...checkFields(line, context.csvType.type, fieldsOf(readable)),
    ...checkCommon(line, readable, context),
  ];
  const sound = without(readable, cellFaults);
  const effectiveColumn = cells.effectiveDate === undefined ? "issuedDate" : "effectiveDate";
  const faults = [
    ...textFaults,
    ...cellFaults,
    ...checkTogether(line, sound, context),
    ...checkDecision(line, { type: context.csvType.type, cells: sound, effectiveColumn, today: context.today }),
    ...checkReviewer(line, {
      reason: findReason(context.csvType.type, sound.reason),
      cells,
      sound,
      issuer: context.issuer,
    }),
  ];
  return faults.length > 0 ? { faults } : build(line, cells, context);
}

function checkTexts(line: number, cells: Cells, csvType: CsvType): readonly Fault[] {
  return columnsOf(csvType).flatMap(({ name, optional }) => {
    const text = cells[name];
    if (text === undefined) return optional ? [] : [csvFault(line, name, "CSV_CELL_EMPTY")];
    const fault = checkCell(text);
    return fault === undefined ? [] : [csvFault(line, name, fault.code, fault.details)];
  });
}

/** Checks the columns that are no fields: serial, reviewer and holder; the reason goes with the dates. */
function checkCommon(line: number, { serial, reviewer, holder }: Cells, context: RowContext): readonly Fault[] {
  const faults: Fault[] = [];
  const check = (column: string, reading: () => unknown): void => {
    const error = refusalOf(reading);
    if (error !== undefined) faults.push(sdkFault(line, column, error));
  };
  if (serial !== undefined) check("serial", () => identifierOf(serial, context));
  if (reviewer !== undefined) check("reviewer", () => parseUscc(reviewer, "reviewer"));
  if (holder !== undefined && !isHolder(holder)) faults.push(csvFault(line, "holder", "CSV_HOLDER"));
  return faults;
}

function checkTogether(line: number, cells: Cells, { csvType, issuer }: RowContext): readonly Fault[] {
  const { areaCode } = cells;
  const outside = areaCode !== undefined && isDivisionCode(areaCode) && !divisionContains(issuer.region, areaCode);
  return [
    ...csvType.conflicts(cells).map(({ column, error }) => sdkFault(line, column, error)),
    ...(outside ? [csvFault(line, "areaCode", "CSV_AREA_OUTSIDE", { region: issuer.region })] : []),
  ];
}

function build(line: number, cells: Cells, context: RowContext): { row: LicenseRow } | { faults: readonly Fault[] } {
  const { csvType, issuer, registerKey } = context;
  const { serial = "", decisionNo = "", reviewer, holder } = cells;
  const reason = findReason(csvType.type, cells.reason) as ReasonData;
  try {
    const fields = fieldsOf(cells) as Record<string, string>;
    const draft = buildDocument({ type: csvType.type, issuer, registerKey, serial, fields });
    const identifier = identifierOf(serial, context);
    return {
      row: {
        ...{ line, identifier, decisionNo, reason, draft },
        ...(reviewer !== undefined && { reviewer }),
        ...(holder !== undefined && { holder: getAddress(holder) }),
      },
    };
  } catch (error) {
    // Whatever the checks above did not foresee is still the row's fault, not the program's.
    if (error instanceof ElicenseError)
      return { faults: [{ line, column: null, code: error.code, details: error.details }] };
    throw error;
  }
}

function identifierOf(serial: string, { csvType, issuer }: RowContext): string {
  return buildElicenseIdentifier({ type: csvType.type.code, issuer: issuer.code, serial, version: 1 });
}

/** An address in small letters, or with the capitals that are its checksum. */
function isHolder(text: string): boolean {
  if (!/^0x[0-9a-fA-F]{40}$/.test(text) || text === ZeroAddress) return false;
  return text === text.toLowerCase() || text === getAddress(text.toLowerCase());
}

function fieldsOf(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([name]) => !Object.hasOwn(commonColumns, name)));
}

function without(cells: Cells, faults: readonly Fault[]): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([name]) => !faults.some(({ column }) => column === name)));
}

function refusalOf(action: () => unknown): ElicenseError | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof ElicenseError) return error;
    throw error;
  }
}
