import { getManagementHistory, type Client, type ManagementRecord } from "@elicense/sdk";

import { isSameDecision } from "../support/wasCarriedOut.js";
import { actionOf } from "./sanctionCall.js";
import type { PlannedSanction } from "./SanctionLedger.js";

/** Finds sanctions in the book of their license, as far as they were carried out. */
export interface Book {
  readonly find: (sanction: Pick<PlannedSanction, "row" | "plan">) => ManagementRecord | undefined;
}

/**
 * Reads the book of a license that was issued.
 *
 * @throws {ElicenseError} HISTORY_NOT_WHOLE where the node does not show the whole book; or its trouble.
 */
export async function readBook(client: Client, { id }: Pick<PlannedSanction["plan"], "id">): Promise<Book> {
  const { records } = await getManagementHistory(client, { id });
  return {
    find: ({ row, plan }) =>
      records.find(({ action, decision }) => action === actionOf({ row }) && isSameDecision(decision, plan.decision)),
  };
}
