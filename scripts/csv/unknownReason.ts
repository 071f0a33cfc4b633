import type { ReasonData } from "@elicense/sdk";

import type { CsvFaultCode } from "./csvFaults.js";
import { csvFault, type Fault } from "./Fault.js";
import { reasonList } from "./reasonList.js";

/** The fault of a row whose reason is none of those that it may have: their codes for programs, a list for people. */
export function unknownReason(
  line: number,
  code: Extract<CsvFaultCode, "CSV_REASON_UNKNOWN" | "CSV_SANCTION_REASON_UNKNOWN">,
  reasons: readonly ReasonData[],
): Fault {
  const allowed = reasons.map((reason) => reason.code).join(", ");
  return csvFault(line, "reason", code, { allowed, reasons: reasonList(reasons) });
}
