import { extname } from "node:path";

import type { CsvType } from "../../csv/index.js";
import { sanctionTemplateOf } from "../../csv/sanctionTable.js";
import { templateOf, type TemplateColumn } from "../../csv/template.js";
import { exitCodes } from "../../exit.js";
import { printable } from "../../output/printable.js";
import { table } from "../../output/table.js";
import type { CommandResult, Invocation } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { writeNewFile } from "../support/writeNewFile.js";

/**
 * Writes a template of a type's file: names of the columns and an invented license, and what to enter in each column.
 *
 * @param out - The file, .csv or .xlsx; standard output has it as CSV if left out. A file that is there is kept.
 */
export async function writeTypeTemplate(
  csvType: CsvType,
  out: string | undefined,
  invocation: Invocation,
): Promise<CommandResult> {
  const columns = templateOf(csvType, invocation.language);
  return writeTemplate({ type: csvType.name, sheet: csvType.name, columns }, out, invocation);
}

/** Writes a template of a file of sanctions on licenses of a type, as {@link writeTypeTemplate} does of the licenses. */
export async function writeSanctionTemplate(
  csvType: CsvType,
  out: string | undefined,
  invocation: Invocation,
): Promise<CommandResult> {
  const columns = sanctionTemplateOf(csvType, invocation.language);
  return writeTemplate({ type: csvType.name, sheet: invocation.text("import.sheet"), columns }, out, invocation);
}

interface Template {
  /** Name of the license type. */
  readonly type: string;
  readonly sheet: string;
  readonly columns: readonly TemplateColumn[];
}

async function writeTemplate(
  { type, sheet, columns }: Template,
  out: string | undefined,
  invocation: Invocation,
): Promise<CommandResult> {
  const { language, text } = invocation;
  const options = { language, sheets: { table: sheet, notes: text("issue.template.notes") } };
  const data = { type, file: out ?? null, columns };
  // Only where one is written: what writes workbooks is large.
  const { templateFile } = await import("../../csv/templateFile.js");
  if (out === undefined) {
    invocation.note(notesText(columns, invocation));
    // What prints it ends the line.
    return { exitCode: exitCodes.done, data, output: templateFile(columns, "csv", options).toString().trimEnd() };
  }
  // A template that was filled in must not be lost to an empty one.
  await writeNewFile(out, templateFile(columns, formatOf(out), options));
  const written = text("issue.template.written", { file: printable(out) });
  return { exitCode: exitCodes.done, data, output: [notesText(columns, invocation), "", written].join("\n") };
}

function formatOf(out: string): "csv" | "xlsx" {
  const extension = extname(out).toLowerCase();
  if (extension === ".csv" || extension === ".xlsx") return extension === ".csv" ? "csv" : "xlsx";
  throw new CommandError("usage.choice", exitCodes.usage, { option: "--out", allowed: "*.csv, *.xlsx" });
}

function notesText(columns: readonly TemplateColumn[], { text }: Invocation): string {
  return table(
    [text("column.column"), text("column.title"), text("column.note")],
    columns.map(({ name, title, note }) => [name, title, note]),
  );
}
