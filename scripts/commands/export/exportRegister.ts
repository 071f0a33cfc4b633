import type { Client, ReadingOptions } from "@elicense/sdk";

import { readRegisterRows } from "../register/readRows.js";
import type { Invocation } from "../support/Command.js";
import type { Export, ExportFormat } from "./Export.js";
import { rowsWriter, type Row } from "./rowsWriter.js";

const columns = {
  number: "export.number",
  id: "export.id",
  type: "export.licenseType",
  division: "export.division",
  status: "export.status",
  trusted: "export.trusted",
  validThrough: "export.validThrough",
  issuedIn: "export.issuedIn",
} as const;

/** Parameters of {@link exportRegister}. */
export interface ExportRegisterParameters extends Pick<ReadingOptions, "onProgress"> {
  /** Number of the authority. */
  readonly authority: number;
}

/** Writes an authority's register, page by page. */
export function exportRegister(
  client: Client,
  parameters: ExportRegisterParameters,
  format: ExportFormat,
  invocation: Invocation,
): Export {
  const result = { rows: 0, block: 0 };
  const pages = async function* (): AsyncGenerator<readonly Row<keyof typeof columns>[], void> {
    for await (const { rows, block } of readRegisterRows(client, parameters)) {
      result.rows += rows.length;
      result.block = block;
      yield rows.map((row) => ({ ...row }));
    }
  };
  return { parts: rowsWriter(pages(), columns, format, invocation), result: () => result };
}
