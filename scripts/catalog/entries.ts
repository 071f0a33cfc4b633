import {
  actions,
  approvalRules,
  canonicalJson,
  effects,
  ElicenseError,
  errorOf,
  statuses,
  usageActions,
  type LicenseType,
  type LicenseTypeEntry,
  type Reason,
  type ReasonData,
  type StatutoryUse,
  type StatutoryUseData,
} from "@elicense/sdk";
import { id } from "ethers";

/** A reason as it is added: it is open, so it has no last day to be recorded on. */
export type AddedReason = Omit<Reason, "recordableThrough">;

/**
 * What a license type is on the chain.
 *
 * @throws {ElicenseError} CATALOG_INVALID where its schema has no `$id`.
 */
export function typeEntry({
  code,
  name,
  schema,
  fields,
}: Pick<LicenseType, "code" | "name" | "schema" | "fields">): LicenseTypeEntry {
  if (typeof schema.$id !== "string") throw invalid(name, "$id");
  return { code, name, schemaHash: id(canonicalJson(schema)), schemaURI: schema.$id, fields };
}

/**
 * What a reason of a file is on the chain.
 *
 * @param type - Name of its license type, for the error.
 * @throws {ElicenseError} CATALOG_INVALID for a name that the contracts have not.
 */
export function reasonEntry(type: string, reason: ReasonData): AddedReason {
  const entry = reasonName(type, reason);
  const { number, code, legalBasis, minDays, maxDays, usableFrom, usableThrough, maxDaysBack } = reason;
  return {
    ...{ number, code, legalBasis, minDays, maxDays, usableFrom, usableThrough, maxDaysBack },
    action: nameOf(actions, reason.action, entry, "action"),
    approval: nameOf(approvalRules, reason.approval, entry, "approval"),
    effect: nameOf(effects, reason.effect ?? "None", entry, "effect"),
    barredUnderInvestigation: reason.barredUnderInvestigation ?? false,
    statuses: namesOf(statuses, reason.statuses, entry, "statuses"),
    maxDaysAhead: reason.maxDaysAhead ?? 0,
  };
}

/**
 * What a published use of a file is on the chain.
 *
 * @throws {ElicenseError} CATALOG_INVALID for a name that the contracts have not.
 */
export function useEntry(type: Pick<LicenseType, "name" | "fields">, use: StatutoryUseData): StatutoryUse {
  const entry = useName(type.name, use);
  const { number, code, legalBasis, consumer, usableFrom, usableThrough } = use;
  return {
    ...{ number, code, legalBasis, consumer, usableFrom, usableThrough },
    fields: [...use.fields].sort((one, other) => type.fields.indexOf(one) - type.fields.indexOf(other)),
    actions: namesOf(usageActions, use.actions, entry, "actions"),
    statuses: namesOf(statuses, use.statuses, entry, "statuses"),
  };
}

/** Names a reason to people. */
export function reasonName(type: string, { number, code }: Pick<ReasonData, "number" | "code">): string {
  return `${type}/reasons/${String(number)} (${code})`;
}

/** Names a published use to people. */
export function useName(type: string, { number, code }: Pick<StatutoryUseData, "number" | "code">): string {
  return `${type}/uses/${String(number)} (${code})`;
}

/**
 * Refuses an entry of a file that says something else than the chain: what was added never changes.
 *
 * @param entry - Its name, for the error.
 * @throws {ElicenseError} CATALOG_DIFFERS with the member that differs.
 */
export function requireSame(entry: string, wanted: object, actual: object): void {
  const part = Object.keys(wanted).find(
    (name) =>
      JSON.stringify(wanted[name as keyof typeof wanted]) !== JSON.stringify(actual[name as keyof typeof actual]),
  );
  if (part !== undefined) throw errorOf("CATALOG_DIFFERS", { entry, part });
}

/** A set's names in the order of the chain's bits, as the chain gives them. */
function namesOf<Name extends string>(
  names: readonly Name[],
  members: readonly string[],
  entry: string,
  part: string,
): readonly Name[] {
  const found = members.map((member) => nameOf(names, member, entry, part));
  return names.filter((name) => found.includes(name));
}

/** Files name things as the contracts' enumerations do; the SDK has the same names in capitals. */
function nameOf<Name extends string>(names: readonly Name[], name: string, entry: string, part: string): Name {
  const capitals = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
  const found = names.find((each) => each === capitals);
  if (found === undefined) throw invalid(entry, part);
  return found;
}

function invalid(entry: string, part: string): ElicenseError {
  return errorOf("CATALOG_INVALID", { entry, part });
}
