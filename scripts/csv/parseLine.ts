import { CsvError, parse } from "csv-parse/sync";

import { maxLineBytes } from "./readLines.js";

/** The cells of a line, or why it has none. */
export type ParsedLine = { readonly cells: readonly string[] } | { readonly fault: "CSV_QUOTE" | "CSV_QUOTE_OPEN" };

/**
 * Parses one line of CSV (RFC 4180), strictly. A cell cannot contain a line break, so that a quotation mark left open
 * spoils its own line and swallows no other.
 *
 * @param text - The line without its line break; not empty.
 */
export function parseLine(text: string): ParsedLine {
  try {
    const [cells] = parse(text, { relax_column_count: true, record_delimiter: "\n", max_record_size: maxLineBytes });
    return { cells: cells ?? [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Its message quotes the line, which may be personal data.
    return { fault: error.code === "CSV_QUOTE_NOT_CLOSED" ? "CSV_QUOTE_OPEN" : "CSV_QUOTE" };
  }
}
