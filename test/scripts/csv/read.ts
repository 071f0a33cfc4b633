import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parseRegisterKey } from "@elicense/sdk";

import { projectRoot } from "../../../scripts/config.js";
import {
  csvTypes,
  readLicenses,
  type CsvType,
  type Fault,
  type LicenseFile,
  type LicenseRow,
} from "../../../scripts/csv/index.js";

/** The day on which files of tests are read. */
export const today = "2026-01-15";

/** The authority that issues them. */
export const issuer = { code: "1134000000FAKE020H", name: "安徽省司法厅（虚构）", region: "340000" };

/** The type of most files of tests. */
export const lawyerType = csvTypes.get("lawyer") as CsvType;

/** `samples/lawyers.csv`. */
export const sample = readFileSync(join(projectRoot, "samples", "lawyers.csv"), "utf8");

/** Its line of column names. */
export const [header = "", ...sampleLines] = sample.trimEnd().split("\n");

/** Its columns. */
export const columns = header.split(",");

/** Cells by column. */
export type Row = Readonly<Record<string, string>>;

/** Its lawyers. */
export const lawyers: readonly Row[] = sampleLines.map((line) =>
  Object.fromEntries(line.split(",").map((cell, position) => [columns[position] ?? "", cell])),
);

/** What was found in a file, its licenses built. */
export interface ReadFile extends Omit<LicenseFile, "rows" | "batches" | "find" | "close"> {
  readonly rows: readonly LicenseRow[];
}

/**
 * Reads a file and builds its licenses.
 *
 * @param size - Bytes of each piece in which it comes.
 */
export async function read(file: string | Uint8Array, size = 65_536, csvType = lawyerType): Promise<ReadFile> {
  const bytes = Buffer.from(file);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  const registerKey = parseRegisterKey(`0x${"5a".repeat(32)}`);
  const found = await readLicenses({ open: () => chunks, csvType, issuer, registerKey, today });
  const { rows, batches: _, find: __, close, ...rest } = found;
  const built = [...rows()];
  close();
  return { ...rest, rows: built };
}

/** Writes a row as a line of CSV. */
export function lineOf(row: Row, names: readonly string[] = columns): string {
  return names.map((name) => row[name] ?? "").join(",");
}

/** Writes rows as a CSV file. */
export function fileOf(...rows: readonly Row[]): string {
  return [header, ...rows.map((row) => lineOf(row))].join("\n") + "\n";
}

/** Faults as [line, column, code]. */
export function codesOf({ faults }: { readonly faults: readonly Fault[] }): [number, string | null, string][] {
  return faults.map(({ line, column, code }) => [line, column, code]);
}
