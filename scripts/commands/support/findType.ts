import type { Client, LicenseType } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { typeName } from "../../typeName.js";
import { CommandError } from "./CommandError.js";

/**
 * Finds a license type by the name that its schema has, such as `lawyer`, or by its number.
 *
 * @throws {CommandError} USAGE_CHOICE with the names that there are.
 */
export function findType({ licenseTypes }: Client, name: string): LicenseType {
  const type = licenseTypes.find((each) => typeName(each) === name || String(each.number) === name);
  if (type !== undefined) return type;
  const allowed = licenseTypes.flatMap((each) => typeName(each) ?? []).join(", ");
  throw new CommandError("usage.choice", exitCodes.usage, { option: "--type", allowed });
}
