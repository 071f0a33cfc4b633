import type { ElicenseError, LicenseType } from "@elicense/sdk";

/** A column of a CSV file. */
export interface Column {
  readonly name: string;
  /** Whether its cells may be empty, and the whole column left out. */
  readonly optional: boolean;
}

/** Cells of a row by the names of their columns; empty cells are left out. */
export type Cells = Readonly<Partial<Record<string, string>>>;

/** Why two cells of a row cannot both be right. */
export interface Conflict {
  readonly column: string;
  readonly error: ElicenseError;
}

/** How licenses of a type stand in a CSV file. */
export interface CsvType {
  readonly type: LicenseType;
  /** Columns that are fields of the license. */
  readonly fields: readonly Column[];
  /** Fields that no two licenses of a file have in common. */
  readonly unique: readonly string[];
  /** Lists what does not fit together; a cell that is faulty by itself is left out of the cells. */
  readonly conflicts: (cells: Cells) => readonly Conflict[];
}

/** Columns of every type: what goes with a license and is no field of it. */
export const commonColumns = {
  serial: { name: "serial", optional: false },
  reason: { name: "reason", optional: false },
  reviewer: { name: "reviewer", optional: true },
  holder: { name: "holder", optional: true },
} as const satisfies Readonly<Record<string, Column>>;

/** All columns of a type's file; they may stand in any order. */
export function columnsOf({ fields }: CsvType): readonly Column[] {
  return [commonColumns.serial, ...fields, commonColumns.reason, commonColumns.reviewer, commonColumns.holder];
}
