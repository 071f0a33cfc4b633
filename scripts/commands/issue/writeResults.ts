import { basename, extname, join } from "node:path";

import { describeFault, type Fault } from "../../csv/index.js";
import { rowsWriter, type Row } from "../export/rowsWriter.js";
import type { Invocation } from "../support/Command.js";
import { unwritable } from "../support/readDocument.js";
import { writeFileWhole } from "../support/writeFileWhole.js";
import { documentPath, prepareFolder } from "./DocumentFolder.js";
import type { Ledger, LedgerEntry } from "./Ledger.js";

/** Titles of the columns of the results. */
const columns = {
  line: "column.line",
  identifier: "column.identifier",
  id: "column.id",
  state: "column.state",
  block: "column.block",
  transaction: "column.transaction",
  document: "column.document",
  column: "column.column",
  code: "column.code",
  fault: "column.fault",
} as const;

type ResultRow = Row<keyof typeof columns>;

/** Rows that are written at once. */
const pageSize = 500;

/** Parameters of {@link writeResults}. */
export interface WriteResultsParameters {
  readonly ledger: Ledger;
  /** The faulty rows, by line. */
  readonly faults: readonly Fault[];
  /** Folder of the documents. */
  readonly folder: string;
  readonly path: string;
}

/** Names a file about a run, in a folder of its own, so that `licenses/*.json` are documents and nothing else. */
export function resultPath(folder: string, file: string, suffix: string): string {
  return join(folder, "results", `${basename(file, extname(file))}.${suffix}`);
}

/**
 * Writes how every row of a file stands, as a CSV file in the user's language.
 *
 * @throws {CommandError} FOLDER_UNWRITABLE.
 */
export async function writeResults(parameters: WriteResultsParameters, invocation: Invocation): Promise<void> {
  const { path } = parameters;
  const folder = join(path, "..");
  await prepareFolder(folder);
  const parts = rowsWriter(pagesOf(parameters, invocation), columns, "csv", invocation);
  await writeFileWhole(path, parts, { mode: 0o600, refused: (error) => unwritable(folder, error) });
}

// eslint-disable-next-line @typescript-eslint/require-await -- The writer takes pages as they come.
async function* pagesOf(
  { ledger, faults, folder }: WriteResultsParameters,
  invocation: Invocation,
): AsyncGenerator<readonly ResultRow[]> {
  let page: ResultRow[] = [];
  let next = 0;
  const faultsBefore = function* (line: number): Generator<ResultRow> {
    for (let fault = faults[next]; fault !== undefined && fault.line < line; fault = faults[next]) {
      yield faultRow(fault, invocation);
      next++;
    }
  };
  for (const entry of ledger.entries()) {
    page.push(...faultsBefore(entry.line), entryRow(entry, folder, invocation));
    if (page.length < pageSize) continue;
    yield page;
    page = [];
  }
  yield [...page, ...faultsBefore(Infinity)];
}

function entryRow(entry: LedgerEntry, folder: string, { text, language }: Invocation): ResultRow {
  const { line, identifier, id, state, block, transaction, documented, refusal } = entry;
  return {
    ...{ line, identifier, id, block, transaction },
    state: text(`issue.state.${state}`),
    document: documented ? documentPath(folder, identifier) : null,
    column: null,
    code: refusal?.code ?? null,
    fault: refusal === null ? null : describeFault(refusal, language),
  };
}

function faultRow(fault: Fault, { text, language }: Invocation): ResultRow {
  const { line, column, code } = fault;
  return {
    ...{ identifier: null, id: null, block: null, transaction: null, document: null },
    ...{ line, column, code },
    state: text("issue.state.faulty"),
    fault: describeFault(fault, language),
  };
}
