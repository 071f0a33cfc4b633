import { toCsv } from "@elicense/sdk";

import type { MessageKey } from "../../messages/index.js";
import { toJsonLine } from "../../output/json.js";
import type { Invocation } from "../support/Command.js";
import type { ExportFormat } from "./Export.js";

/** A row, by the names of its columns. */
export type Row<Name extends string> = Readonly<Record<Name, string | number | boolean | null>>;

/**
 * Writes rows page by page: as CSV with a header in the user's language, cells that a spreadsheet would take for a
 * formula made harmless, or as a JSON array of objects.
 *
 * @param columns - Title of each column, by its name.
 */
export async function* rowsWriter<Name extends string>(
  pages: AsyncIterable<readonly Row<Name>[]>,
  columns: Readonly<Record<Name, MessageKey>>,
  format: ExportFormat,
  { text }: Invocation,
): AsyncGenerator<string, void> {
  const names = Object.keys(columns) as Name[];
  if (format === "csv") yield toCsv([names.map((name) => text(columns[name]))]);
  let separator = "[\n";
  for await (const rows of pages) {
    if (format === "csv") {
      yield toCsv(rows.map((row) => names.map((name) => String(row[name] ?? ""))));
      continue;
    }
    for (const row of rows) {
      yield `${separator}  ${toJsonLine(Object.fromEntries(names.map((name) => [name, row[name]])))}`;
      separator = ",\n";
    }
  }
  if (format === "json") yield separator === "[\n" ? "[]\n" : "\n]\n";
}
