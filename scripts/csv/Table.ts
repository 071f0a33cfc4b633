import type { Column } from "./CsvType.js";
import type { CsvFaultCode } from "./csvFaults.js";
import type { Encoding } from "./detectEncoding.js";
import type { Fault } from "./Fault.js";

/** A file's bytes from their beginning; whoever reads them twice asks twice. */
export type OpenFile = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** What a file was found to be. */
export type TableFormat =
  | { readonly kind: "csv"; readonly encoding: Encoding; readonly separator: Separator }
  | { readonly kind: "ndjson"; readonly encoding: Encoding }
  | { readonly kind: "xlsx"; readonly sheet: string };

/** What separates the cells of a line. */
export type Separator = "," | "\t" | ";";

/** A cell of a spreadsheet, or a member of an object, that is no text. */
export type RawCell =
  | string
  | number
  | boolean
  | readonly string[]
  /** A day that a spreadsheet keeps as such. */
  | { readonly day: string }
  /** What can be no value, whatever the column. */
  | { readonly fault: CsvFaultCode };

/** A row of a file: its cells beside their columns, or why it has none. */
export type TableRow =
  | { readonly line: number; readonly columns: readonly Column[]; readonly cells: readonly RawCell[] }
  | { readonly line: number; readonly faults: readonly Fault[] };

/** A file as rows, many at a time. */
export interface Table {
  readonly format: TableFormat;
  readonly rows: AsyncIterable<readonly TableRow[]> | Iterable<readonly TableRow[]>;
}
