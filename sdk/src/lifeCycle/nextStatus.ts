import type { Status } from "../codes.js";
import { lifeCycle, type LicenseAction } from "./table.js";

/**
 * Gives the status that an action leads to.
 *
 * @param status - The effective status before it.
 * @returns The status after it; `undefined` where the action is not allowed.
 * @example
 * nextStatus("ACTIVE", "SUSPEND"); // "SUSPENDED"
 */
export function nextStatus(status: Status, action: LicenseAction): Status | undefined {
  return lifeCycle[action].next[status];
}
