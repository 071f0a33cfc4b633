import { join } from "node:path";

import { describeFault } from "../../csv/index.js";
import { rowsWriter, type Row } from "../export/rowsWriter.js";
import type { Invocation } from "../support/Command.js";
import { unwritable } from "../support/readDocument.js";
import { writeFileWhole } from "../support/writeFileWhole.js";
import { prepareFolder } from "./DocumentFolder.js";
import type { SanctionEntry, SanctionLedger } from "./SanctionLedger.js";

/** Titles of the columns of the results. */
const columns = {
  line: "column.line",
  license: "column.licenseLine",
  identifier: "column.identifier",
  id: "column.id",
  reason: "column.reason",
  effective: "column.effective",
  through: "column.through",
  state: "column.state",
  block: "column.block",
  transaction: "column.transaction",
  code: "column.code",
  fault: "column.fault",
} as const;

/** Parameters of {@link writeSanctionResults}. */
export interface WriteSanctionResultsParameters {
  readonly sanctions: SanctionLedger;
  readonly path: string;
}

/**
 * Writes how every sanction stands, as a CSV file in the user's language.
 *
 * @throws {CommandError} FOLDER_UNWRITABLE.
 */
export async function writeSanctionResults(
  { sanctions, path }: WriteSanctionResultsParameters,
  invocation: Invocation,
): Promise<void> {
  const folder = join(path, "..");
  await prepareFolder(folder);
  const rows = sanctions.entries().map((entry) => toRow(entry, invocation));
  const parts = rowsWriter(pagesOf(rows), columns, "csv", invocation);
  await writeFileWhole(path, parts, { mode: 0o600, refused: (error) => unwritable(folder, error) });
}

// eslint-disable-next-line @typescript-eslint/require-await -- The writer takes pages as they come.
async function* pagesOf(
  rows: readonly Row<keyof typeof columns>[],
): AsyncGenerator<readonly Row<keyof typeof columns>[]> {
  yield rows;
}

function toRow(
  { row, plan, state, block, transaction, refusal }: SanctionEntry,
  { text, language }: Invocation,
): Row<keyof typeof columns> {
  return {
    ...{ line: row.line, license: row.licenseLine, block, transaction },
    ...{ identifier: plan?.identifier ?? null, id: plan?.id ?? null },
    ...{ reason: row.reason.code, effective: row.effectiveOn, through: row.through },
    state: text(`import.state.${state}`),
    code: refusal?.code ?? null,
    fault: refusal === null ? null : describeFault(refusal, language),
  };
}
