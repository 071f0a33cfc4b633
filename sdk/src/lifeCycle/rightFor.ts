import type { Right } from "../codes.js";
import { lifeCycle, type LicenseAction } from "./table.js";

/**
 * Gives the right that an action takes.
 *
 * @example
 * rightFor("RESUME"); // "SUSPEND"
 */
export function rightFor(action: LicenseAction): Right {
  return lifeCycle[action].right;
}
