import { isCustody, statuses, type Standing, type Status } from "@elicense/sdk";

import type { Cells } from "../../csv/CsvType.js";
import { message } from "../../messages/index.js";

/** Words for statuses in either language, and the chain's own names. */
const statusWords = new Map<string, Status>(
  statuses.flatMap((status) => [
    [status, status],
    [message("en", `status.${status}`), status],
    [message("zh", `status.${status}`), status],
  ]),
);

/**
 * Names the columns in which a row differs from where its license stands: status and holder, each where the file has
 * that column.
 *
 * @param columns - Columns of the file.
 */
export function standingColumns(columns: readonly string[], cells: Cells, standing: Standing): readonly string[] {
  const says = (name: string): boolean => columns.includes(name);
  const status = statusWords.get((cells.status ?? "").trim());
  const bound = cells.holder;
  const sameHolder = bound === undefined ? isCustody(standing.holder) : sameAccount(bound, standing.holder);
  return [
    ...(says("status") && status !== standing.status ? ["status"] : []),
    ...(says("holder") && !sameHolder ? ["holder"] : []),
  ];
}

function sameAccount(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
