import type { LicenseAction, LicenseType, ReasonData } from "@elicense/sdk";

import { reasonList } from "../../csv/reasonList.js";
import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";

/**
 * Finds a reason of the catalog by its code.
 *
 * @param action - Action that it must be for.
 * @throws {CommandError} USAGE_CHOICE with the codes that there are.
 */
export function findReason({ reasons }: LicenseType, action: LicenseAction, code: string): ReasonData {
  const possible = reasons.filter((reason) => reason.action.toUpperCase() === action);
  const reason = possible.find((candidate) => candidate.code === code);
  if (reason !== undefined) return reason;
  const allowed = possible.map((candidate) => candidate.code).join(", ");
  const values = { option: "--reason", allowed, reasons: reasonList(possible) };
  throw new CommandError("usage.choice", exitCodes.usage, values, "decide.reasonUnknown");
}
