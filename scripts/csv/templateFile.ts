import * as xlsx from "@e965/xlsx";
import type { Language } from "@elicense/sdk";

import type { TemplateColumn } from "./template.js";

/** Rows that are formatted as text before anybody types: a spreadsheet would make numbers and days of what it gets. */
const formattedRows = 1_000;

/** How a template is written. */
export interface TemplateFileOptions {
  readonly language: Language;
  /** Names of a workbook's two sheets; a CSV file has no room for the notes. */
  readonly sheets: { readonly table: string; readonly notes: string };
}

/**
 * Writes a template as a file: names of the columns, in Chinese their titles, and the sample row.
 *
 * @returns The file's bytes. CSV begins with a byte order mark, by which spreadsheets know that it is UTF-8.
 */
export function templateFile(
  columns: readonly TemplateColumn[],
  format: "csv" | "xlsx",
  { language, sheets }: TemplateFileOptions,
): Buffer {
  const names = columns.map(({ name, title }) => (language === "zh" ? title : name));
  const sheet = xlsx.utils.aoa_to_sheet([names, columns.map(({ sample }) => sample)]);
  if (format === "csv") return Buffer.from(`\uFEFF${xlsx.utils.sheet_to_csv(sheet)}\n`);

  formatAsText(sheet, columns.length);
  const book = xlsx.utils.book_new(sheet, sheets.table);
  const explained = columns.map(({ name, title, note }) => [name, title, note]);
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(explained), sheets.notes);
  return xlsx.write(book, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer;
}

function formatAsText(sheet: xlsx.WorkSheet, columns: number): void {
  for (let row = 1; row <= formattedRows; row++) {
    for (let column = 0; column < columns; column++) {
      const address = xlsx.utils.encode_cell({ r: row, c: column });
      const cell = sheet[address] as xlsx.CellObject | undefined;
      sheet[address] = cell === undefined || cell.v === "" ? { t: "z", z: "@" } : { ...cell, z: "@" };
    }
  }
  sheet["!ref"] = xlsx.utils.encode_range({ r: 0, c: 0 }, { r: formattedRows, c: columns - 1 });
  sheet["!cols"] = Array.from({ length: columns }, () => ({ wch: 22 }));
}
