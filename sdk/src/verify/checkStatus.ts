import type { Standing } from "../licenses/getStanding.js";
import type { LicenseId } from "../licenses/licenseId.js";
import { answer, type Answer } from "./Verification.js";

/** Is the license in force, and why not? */
export function checkStatus(standing: Standing, successor: LicenseId | undefined): Answer {
  const { status, validThrough, suspendedThrough } = standing;
  if (status === "NONE") return answer("NOT_CHECKED");
  if (status === "ACTIVE") return answer("STATUS_IN_FORCE");
  return answer(`STATUS_${status}`, {
    validThrough: validThrough ?? "",
    suspendedThrough: suspendedThrough ?? "",
    successor: successor ?? "?",
  });
}
