import { getManagementHistory, getStanding, type ManagementRecord } from "@elicense/sdk";

import type { DecidedAction, Deciding } from "./DecisionCommand.js";

/**
 * Finds the record of the same decision, where it was carried out already: running a command again must do no harm.
 *
 * @returns The record of this action, for this reason, by this decision's number; `undefined` where there is none.
 * @throws {ElicenseError} HISTORY_NOT_WHOLE where the node does not show the whole book; or its trouble.
 */
export async function findEarlier(
  { client, license, reason, documentHash }: Deciding,
  action: DecidedAction,
): Promise<ManagementRecord | undefined> {
  const { recordCount } = await getStanding(client, { id: license.id });
  // The first record is the issue, whatever brought it about.
  if (recordCount < 2) return undefined;
  const { records } = await getManagementHistory(client, license);
  return records.find(
    ({ index, decision, ...record }) =>
      index > 1 &&
      record.action === action &&
      decision.reason === reason.number &&
      decision.documentHash === documentHash,
  );
}
