import { decodeCall, type Day } from "@elicense/sdk";

import { readRequest } from "../support/ApprovalRequest.js";
import type { DecidedAction, Deciding } from "./DecisionCommand.js";

/**
 * The day that this decision was to take effect on when its approval was asked for. Run again on another day, the
 * command must send the very call that was approved.
 *
 * @param path - File of the request.
 * @returns The day; `undefined` where there is no request for this decision.
 */
export async function requestedDay(
  path: string,
  action: DecidedAction,
  { license, reason, documentHash }: Deciding,
): Promise<Day | undefined> {
  try {
    const { calls } = await readRequest(path);
    const same = calls
      .map(decodeCall)
      .find(
        ({ decision, ...decoded }) =>
          decoded.action === action &&
          decoded.id === license.id &&
          decision.reason === reason.number &&
          decision.documentHash === documentHash,
      );
    return same?.decision.effectiveOn;
  } catch {
    // No request, or one that nobody can read: whoever would overwrite it is told.
    return undefined;
  }
}
