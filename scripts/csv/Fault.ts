import {
  describeError,
  ElicenseError,
  errorOf,
  fill,
  joinSentences,
  type ErrorCode,
  type ErrorDetails,
  type Language,
} from "@elicense/sdk";

import { listsIn } from "../output/listsIn.js";
import { csvFaults, type CsvFaultCode } from "./csvFaults.js";

/** What is wrong with a row of a CSV file. It names the place, never the value: that may be personal data. */
export interface Fault {
  /** Line of the file, from 1; the header is line 1. */
  readonly line: number;
  /** Name of the column, or its letter where the file does not name it rightly; `null` for the line as a whole. */
  readonly column: string | null;
  /** Frozen; programs branch on it. */
  readonly code: CsvFaultCode | ErrorCode;
  readonly details: ErrorDetails;
}

/** Says what is wrong and what to do about it. */
export function describeFault({ code, details }: Pick<Fault, "code" | "details">, language: Language): string {
  if (!isCsvFault(code)) return describeError(errorOf(code, details), language);
  const { meaning, remedy } = csvFaults[code][language];
  return fill(joinSentences([meaning, remedy], language), listsIn(details, language), language);
}

/** A fault of a CSV file. */
export function csvFault(line: number, column: string | null, code: CsvFaultCode, details: ErrorDetails = {}): Fault {
  return { line, column, code, details };
}

/** The fault that the SDK found in a cell. */
export function sdkFault(line: number, column: string, error: ElicenseError): Fault {
  return { line, column, code: error.code, details: { ...error.details, field: column } };
}

/** Whether the structure of the file itself is in doubt, so that none of its rows can be relied on. */
export function isStructural({ code }: Fault): boolean {
  return isCsvFault(code) && "structural" in csvFaults[code];
}

function isCsvFault(code: string): code is CsvFaultCode {
  return Object.hasOwn(csvFaults, code);
}
