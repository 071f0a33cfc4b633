import {
  actions,
  approvalRules,
  canonicalJson,
  dayToNumber,
  effects,
  ElicenseError,
  fieldsToBits,
  statuses,
  usageActions,
  type LicenseType,
  type ReasonData,
  type StatutoryUseData,
} from "@elicense/sdk";
import { id } from "ethers";

import type { ILicenseCatalog } from "../../typechain-types/contracts/interfaces/ILicenseCatalog.js";

/** What a license type is on the chain. */
export function licenseTypeEntry({ code, name, schema, fields }: LicenseType): ILicenseCatalog.LicenseTypeStruct {
  if (typeof schema.$id !== "string") throw invalid(name, "$id");
  return { code, name, schemaHash: id(canonicalJson(schema)), schemaURI: schema.$id, fields: [...fields] };
}

/** What a reason is on the chain. */
export function reasonEntry(type: LicenseType, reason: ReasonData): ILicenseCatalog.ReasonStruct {
  const entry = reasonName(type, reason);
  return {
    action: numberOf(actions, reason.action, entry, "action"),
    approval: numberOf(approvalRules, reason.approval, entry, "approval"),
    effect: numberOf(effects, reason.effect ?? "None", entry, "effect"),
    barredUnderInvestigation: reason.barredUnderInvestigation ?? false,
    statuses: setOf(statuses, reason.statuses, entry, "statuses"),
    minDays: reason.minDays,
    maxDays: reason.maxDays,
    usableFrom: dayToNumber(reason.usableFrom, `${entry} usableFrom`),
    usableThrough: lastDay(reason.usableThrough, entry),
    maxDaysBack: reason.maxDaysBack,
    maxDaysAhead: reason.maxDaysAhead ?? 0,
    recordableThrough: 0,
  };
}

/** What a published use is on the chain. */
export function useEntry(type: LicenseType, use: StatutoryUseData): ILicenseCatalog.StatutoryUseStruct {
  const entry = useName(type, use);
  return {
    consumer: use.consumer ?? 0,
    actions: setOf(usageActions, use.actions, entry, "actions"),
    statuses: setOf(statuses, use.statuses, entry, "statuses"),
    fields: fieldsToBits(type, use.fields),
    usableFrom: dayToNumber(use.usableFrom, `${entry} usableFrom`),
    usableThrough: lastDay(use.usableThrough, entry),
  };
}

/** Names a reason to people. */
export function reasonName(type: LicenseType, { number, code }: ReasonData): string {
  return `${type.name}/reasons/${number} (${code})`;
}

/** Names a published use to people. */
export function useName(type: LicenseType, { number, code }: StatutoryUseData): string {
  return `${type.name}/uses/${number} (${code})`;
}

function lastDay(day: string | null, entry: string): number {
  return day === null ? 0 : dayToNumber(day, `${entry} usableThrough`);
}

/** A set on the chain has bit n for the name numbered n. */
function setOf(names: readonly string[], members: readonly string[], entry: string, part: string): bigint {
  return members.reduce((bits, member) => bits | (1n << BigInt(numberOf(names, member, entry, part))), 0n);
}

/** Files name things as the contracts' enumerations do; the SDK has the same names in capitals. */
function numberOf(names: readonly string[], name: string, entry: string, part: string): number {
  const number = names.indexOf(name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase());
  if (number < 0) throw invalid(entry, part);
  return number;
}

function invalid(entry: string, part: string): ElicenseError {
  return new ElicenseError("CATALOG_INVALID", { entry, part });
}
