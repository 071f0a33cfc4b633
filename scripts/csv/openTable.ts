import type { TableColumns } from "./CsvType.js";
import { csvFault, type Fault } from "./Fault.js";
import { openCsv } from "./openCsv.js";
import { openNdjson } from "./openNdjson.js";
import type { OpenFile, Table } from "./Table.js";

/** A file as rows, or what keeps it from being any. */
export type OpenedTable = Table | { readonly faults: readonly Fault[] };

/** What the first bytes of a file that is no text say it is, in hexadecimal. */
const signatures = {
  xlsx: "504b0304",
  /** Excel's files until 2003, and workbooks with a password. */
  old: "d0cf11e0a1b11ae1",
  pdf: "25504446",
  gzip: "1f8b",
} as const;

/**
 * Opens a file of rows: CSV, NDJSON or XLSX, by what is in it and not by its name.
 *
 * @param open - Opens the file.
 * @param described - The columns that it may have.
 */
export async function openTable(open: OpenFile, described: TableColumns): Promise<OpenedTable> {
  const head = await readHead(open);
  if (head.length === 0) return { faults: [csvFault(1, null, "CSV_EMPTY")] };
  const starts = (signature: string): boolean => head.toString("hex").startsWith(signature);
  if (starts(signatures.xlsx)) {
    // Only where there is one: what reads workbooks is large.
    const { openXlsx } = await import("./openXlsx.js");
    return openXlsx(open, described);
  }
  if (starts(signatures.old) || starts(signatures.pdf) || starts(signatures.gzip)) {
    return { faults: [csvFault(1, null, "CSV_FORMAT")] };
  }
  const isNdjson = /^(?:\xef\xbb\xbf)?\s*[{[]/.test(head.toString("latin1"));
  return isNdjson ? openNdjson(open, described) : openCsv(open, described);
}

async function readHead(open: OpenFile): Promise<Buffer> {
  let head = Buffer.alloc(0);
  for await (const chunk of open()) {
    head = Buffer.concat([head, chunk.subarray(0, 64)]);
    if (head.length >= 64) break;
  }
  return head;
}
