import { requireTypeNumber } from "../authorities/forms.js";
import {
  actions,
  approvalRules,
  effects,
  requireName,
  statuses,
  toNumber,
  type Action,
  type ApprovalRule,
  type Effect,
  type Status,
} from "../codes.js";
import type { Client } from "../client.js";
import { dayToNumber, toDayBound, type Day } from "../day.js";
import { readAt } from "../transactions/read.js";
import { entryFault } from "./forms.js";
import type { GetReasonParameters } from "./getReason.js";
import { requireReasonNumber } from "./Reason.js";

/** Parameters of {@link checkDecision}. */
export interface CheckDecisionParameters extends GetReasonParameters {
  readonly action: Action;
  /** Day on which the decision takes effect. */
  readonly effectiveOn: Day;
  /** Last day of what the action sets, that day included; `null` for none. */
  readonly lastDay: Day | null;
  /** The license's status before the action; NONE for an issue. */
  readonly status: Status;
  /** Whether an investigation is open against the license. */
  readonly underInvestigation: boolean;
}

/** What a decision that may be taken asks for and brings about. */
export interface AllowedDecision {
  /** Whose approval the action needs. */
  readonly approval: ApprovalRule;
  /** What else it does. */
  readonly effect: Effect;
}

/**
 * Asks the catalog whether an action may be taken today for a reason, as the license registry asks it.
 *
 * @throws {ElicenseError} LICENSE_CATALOG_UNKNOWN_REASON, LICENSE_CATALOG_WRONG_ACTION,
 * LICENSE_CATALOG_REASON_NOT_IN_USE, LICENSE_CATALOG_EFFECTIVE_DAY_OUT_OF_BOUNDS, LICENSE_CATALOG_STATUS_NOT_ALLOWED,
 * LICENSE_CATALOG_UNDER_INVESTIGATION or LICENSE_CATALOG_DAYS_OUT_OF_BOUNDS where it may not; what is wrong with the
 * parameters; or the node's trouble.
 */
export async function checkDecision(client: Client, parameters: CheckDecisionParameters): Promise<AllowedDecision> {
  const { licenseType, number, action, effectiveOn, lastDay, status, underInvestigation, block } = parameters;
  const values = [
    requireTypeNumber(licenseType),
    requireReasonNumber(number),
    toNumber(actions, action, () => entryFault("action")),
    dayToNumber(effectiveOn, "effectiveOn"),
    toDayBound(lastDay, "lastDay"),
    toNumber(statuses, status, () => entryFault("status")),
    underInvestigation,
  ] as const;
  const { approval, effect } = await readAt(client, block, (at) =>
    client.contracts.catalog.checkDecision(...values, at),
  );
  return { approval: requireName(approvalRules, approval, "approval"), effect: requireName(effects, effect, "effect") };
}
