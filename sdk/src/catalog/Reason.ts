import {
  actions,
  approvalRules,
  effects,
  fromBits,
  requireName,
  statuses,
  toBits,
  toNumber,
  type Action,
  type ApprovalRule,
  type Effect,
  type Status,
} from "../codes.js";
import { dayFromNumber, dayToNumber, fromDayBound, toDayBound, type Day } from "../day.js";
import type { ILicenseCatalog } from "../../../typechain-types/contracts/interfaces/ILicenseCatalog.js";
import { entryFault, requireWhole, type Basis } from "./forms.js";

/** A reason for which an action may be taken, as the catalog on the chain has it. */
export interface Reason extends Basis {
  readonly number: number;
  readonly action: Action;
  /** Whose approval the action needs for this reason. */
  readonly approval: ApprovalRule;
  /** What else the action does for this reason. */
  readonly effect: Effect;
  /** Whether it is barred while an investigation is open. */
  readonly barredUnderInvestigation: boolean;
  /** Statuses from which the action may be taken for this reason. */
  readonly statuses: readonly Status[];
  /** Fewest days that what the action sets may last: a license's validity, a suspension. */
  readonly minDays: number;
  /** Most such days; 0 where it has no end. */
  readonly maxDays: number;
  /** First day on which a decision may take effect for this reason. */
  readonly usableFrom: Day;
  /** Last such day; `null` while there is none. */
  readonly usableThrough: Day | null;
  /** How many days before its recording a decision may take effect. */
  readonly maxDaysBack: number;
  /** How many days after its recording a decision may take effect. */
  readonly maxDaysAhead: number;
  /** Last day on which a decision may be recorded for this reason; `null` until it is closed. */
  readonly recordableThrough: Day | null;
}

/**
 * Turns a reason into the contracts' form. It is added open, so it has no last day to be recorded on.
 *
 * @throws {ElicenseError} CATALOG_ENTRY_FORM, DAY_FORM or DAY_RANGE with the field.
 */
export function toReasonArgument(reason: Omit<Reason, "recordableThrough">): ILicenseCatalog.ReasonStruct {
  return {
    action: toNumber(actions, reason.action, () => entryFault("action")),
    approval: toNumber(approvalRules, reason.approval, () => entryFault("approval")),
    effect: toNumber(effects, reason.effect, () => entryFault("effect")),
    barredUnderInvestigation: reason.barredUnderInvestigation,
    statuses: toBits(statuses, reason.statuses, () => entryFault("statuses")),
    minDays: requireWhole(reason.minDays, "minDays", 0, 0xffff),
    maxDays: requireWhole(reason.maxDays, "maxDays", 0, 0xffff),
    usableFrom: dayToNumber(reason.usableFrom, "usableFrom"),
    usableThrough: toDayBound(reason.usableThrough, "usableThrough"),
    maxDaysBack: requireWhole(reason.maxDaysBack, "maxDaysBack", 0, 0xffff),
    maxDaysAhead: requireWhole(reason.maxDaysAhead, "maxDaysAhead", 0, 0xffff),
    recordableThrough: 0,
  };
}

/** Turns the contracts' form of a reason into the SDK's; `null` for one that is not there. */
export function fromReasonArgument(
  number: number,
  rule: ILicenseCatalog.ReasonStructOutput,
  { code, legalBasis }: Basis,
): Reason | null {
  if (rule.action === 0n) return null;
  return {
    number,
    code,
    legalBasis,
    action: requireName(actions, rule.action, "action"),
    approval: requireName(approvalRules, rule.approval, "approval"),
    effect: requireName(effects, rule.effect, "effect"),
    barredUnderInvestigation: rule.barredUnderInvestigation,
    statuses: fromBits(statuses, rule.statuses, "status"),
    minDays: Number(rule.minDays),
    maxDays: Number(rule.maxDays),
    usableFrom: dayFromNumber(rule.usableFrom),
    usableThrough: fromDayBound(rule.usableThrough),
    maxDaysBack: Number(rule.maxDaysBack),
    maxDaysAhead: Number(rule.maxDaysAhead),
    recordableThrough: fromDayBound(rule.recordableThrough),
  };
}

/**
 * Refuses what is no reason's number.
 *
 * @throws {ElicenseError} CATALOG_ENTRY_FORM.
 */
export function requireReasonNumber(number: number): number {
  return requireWhole(number, "number", 1, 0xffff);
}
