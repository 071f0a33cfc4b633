import { actions, statuses, type Status } from "../codes.js";
import { nextStatus } from "./nextStatus.js";
import type { LicenseAction } from "./table.js";

/** Actions on licenses, in the chain's order. */
export const licenseActions: readonly LicenseAction[] = actions.filter((action) => action !== "NONE");

/** Statuses that a license never leaves: no action leads from them to another one. */
export const finalStatuses: readonly Status[] = statuses.filter(
  (status) => status !== "NONE" && licenseActions.every((action) => (nextStatus(status, action) ?? status) === status),
);
