import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

import type { JsonValue } from "@elicense/sdk";

import type { Cells } from "./CsvType.js";

/** A row as it is stored. */
export interface StoredRow {
  readonly line: number;
  readonly cells: Cells;
}

/** Rows whose licenses carry out one decision. */
export interface StoredDecision {
  /** What the decision is known by. */
  readonly key: string;
  /** How many good rows have it. */
  readonly count: number;
}

/** Lines that have a value in common. */
export interface Duplicate {
  /** Position among the columns whose values are unique. */
  readonly column: number;
  readonly line: number;
  /** The first line that has the value; for that line itself, the second. */
  readonly other: number;
}

/** Rows of a file on the disk, however many there are. */
export interface RowStore {
  /** Stores a row, good or faulty. */
  readonly add: (row: StoredRow, keys: RowKeys) => void;
  /** Marks a line as faulty. */
  readonly refuse: (line: number) => void;
  readonly duplicates: () => Iterable<Duplicate>;
  /** Decisions of the good rows, in the order of their first lines. */
  readonly decisions: () => Iterable<StoredDecision>;
  /** Good rows in the order of the file; of one decision where its key is given. */
  readonly rows: (decision?: string) => Iterable<StoredRow>;
  /** Finds the row that has a value of the first of the unique columns; a faulty one has no cells. */
  readonly find: (value: string) => FoundRow | undefined;
  /** How many good rows there are. */
  readonly count: () => number;
  readonly close: () => void;
}

/** A row that was looked for. */
export interface FoundRow {
  readonly line: number;
  /** Its cells; `undefined` where it is faulty. */
  readonly cells: Cells | undefined;
}

/** By what a row is found again. */
export interface RowKeys {
  readonly decision: string;
  /** Values that no two rows have in common, in the order of their columns. */
  readonly unique: readonly (string | null)[];
  readonly faulty: boolean;
}

/** Rows that are stored by one statement, which takes some three quarters of the time of as many statements. */
const insertSize = 32;

/** Such statements in one transaction. */
const commitSize = 256;

/**
 * Opens a store of rows in a temporary file that has no name: only this process can read it, and it is gone with it.
 *
 * @param names - Names of all columns.
 * @param uniqueCount - How many of them have unique values.
 */
export function openRowStore(names: readonly string[], uniqueCount: number): RowStore {
  const database = new DatabaseSync("");
  const columns = Array.from({ length: uniqueCount }, (_, index) => `unique${String(index)}`);
  // Of pages this large the engine takes two thirds of the time that it takes of its usual ones.
  database.exec(`
    PRAGMA page_size = 32768; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE; PRAGMA cache_size = -4096;
    CREATE TABLE rows (
      line INTEGER PRIMARY KEY, faulty INTEGER, decision TEXT, ${columns.map((name) => `${name} TEXT,`).join("")} cells TEXT
    );
    BEGIN`);
  const places = `(?, ?, ?, ${columns.map(() => "?").join(", ")}, ?)`;
  const inserting = (count: number): StatementSync =>
    database.prepare(`INSERT INTO rows VALUES ${Array.from({ length: count }, () => places).join(", ")}`);
  const insert = inserting(insertSize);
  const refuse = database.prepare("UPDATE rows SET faulty = 1 WHERE line = ?");
  // The names of the columns are the same in every row.
  const packed = (cells: Cells): string => JSON.stringify(names.map((name) => cells[name] ?? null));
  const unpacked = (text: string): Cells => {
    const values = JSON.parse(text) as readonly JsonValue[];
    return Object.fromEntries(
      names.flatMap((name, position) => {
        const value = values[position] ?? null;
        return value === null ? [] : [[name, value] as const];
      }),
    );
  };
  let waiting: (readonly SQLInputValue[])[] = [];
  let open = 0;
  let indexed = false;
  const store = (): void => {
    if (waiting.length === 0) return;
    (waiting.length === insertSize ? insert : inserting(waiting.length)).run(...waiting.flat());
    waiting = [];
    if (++open % commitSize === 0) database.exec("COMMIT; BEGIN");
  };
  /** Prepares a statement that finds all rows stored. */
  const select = (sql: string): StatementSync => {
    store();
    return database.prepare(sql);
  };

  return {
    add({ line, cells }, { decision, unique, faulty }) {
      waiting.push([line, faulty ? 1 : 0, faulty ? null : decision, ...unique, faulty ? null : packed(cells)]);
      if (waiting.length === insertSize) store();
    },
    refuse(line) {
      store();
      refuse.run(line);
    },
    *duplicates() {
      for (const [column, name] of columns.entries()) {
        database.exec(`CREATE INDEX by${name} ON rows (${name}, line)`);
        yield* duplicatesIn(column, select(duplicatesSql(name)));
      }
    },
    *decisions() {
      if (!indexed) database.exec("CREATE INDEX byDecision ON rows (decision, line) WHERE faulty = 0");
      indexed = true;
      yield* select(
        "SELECT decision AS key, count(*) AS count FROM rows WHERE faulty = 0 GROUP BY decision ORDER BY min(line)",
      ).iterate() as unknown as Iterable<StoredDecision>;
    },
    *rows(decision) {
      const condition = decision === undefined ? "" : " AND decision = ?";
      const rows = select(`SELECT line, cells FROM rows WHERE faulty = 0${condition} ORDER BY line`);
      for (const row of rows.iterate(...(decision === undefined ? [] : [decision]))) {
        yield { line: row.line as number, cells: unpacked(row.cells as string) };
      }
    },
    find(value) {
      const row = select("SELECT line, faulty, cells FROM rows WHERE unique0 = ? ORDER BY line LIMIT 1").get(value);
      if (row === undefined) return undefined;
      return { line: row.line as number, cells: row.faulty === 1 ? undefined : unpacked(row.cells as string) };
    },
    count: () => select("SELECT count(*) AS count FROM rows WHERE faulty = 0").get()?.count as number,
    close: () => database.close(),
  };
}

function duplicatesSql(name: string): string {
  return `SELECT ${name} AS value, line FROM rows WHERE ${name} IN (
    SELECT ${name} FROM rows WHERE ${name} IS NOT NULL GROUP BY ${name} HAVING count(*) > 1) ORDER BY ${name}, line`;
}

function* duplicatesIn(column: number, statement: StatementSync): Generator<Duplicate> {
  let value: unknown;
  let first = 0;
  let count = 0;
  for (const row of statement.iterate()) {
    const line = row.line as number;
    if (row.value !== value) [value, first, count] = [row.value, line, 0];
    count += 1;
    if (count === 2) yield { column, line: first, other: line };
    if (count >= 2) yield { column, line, other: first };
  }
}
