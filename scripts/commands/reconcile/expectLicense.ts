import {
  buildDocument,
  buildElicenseIdentifier,
  deriveDecisionHash,
  deriveLicenseId,
  ElicenseError,
  type Decision,
  type Draft,
  type JsonObject,
  type LicenseId,
  type LicenseType,
  type RegisterKey,
} from "@elicense/sdk";

import { isCommon, type Cells } from "../../csv/CsvType.js";
import { csvFault, sdkFault, type Fault } from "../../csv/Fault.js";
import { unknownReason } from "../../csv/unknownReason.js";
import type { AuthorityData } from "../support/readAuthority.js";
import { isOfExport } from "./readRows.js";

/** The license that a row describes, as the chain would have it. */
export interface ExpectedLicense {
  readonly identifier: string;
  readonly id: LicenseId;
  readonly decision: Decision;
}

/** What a row's license is derived with. */
export interface ExpectContext {
  readonly type: LicenseType;
  /** The column of the decision's number. */
  readonly decisionNo: string;
  readonly issuer: AuthorityData;
  readonly registerKey: RegisterKey;
  /** Finds the number of the authority that has a code; `undefined` where none has. */
  readonly numberOf: (code: string) => Promise<number | undefined>;
}

/** What could be told of a row. */
export interface Expectation {
  /** The e-license identifier; left out where serial or version are faulty. */
  readonly identifier?: string;
  /** Left out where the row is such that no license can have been issued on it. */
  readonly expected?: ExpectedLicense;
  /** Decision and division that the row names, though something else in it be faulty. */
  readonly told?: { readonly decision: Decision; readonly division: string };
  readonly fault?: Fault;
}

/** Actions that bring a license about. */
export const bringsAbout: ReadonlySet<string> = new Set(["Issue", "Reissue", "Transfer"]);

/**
 * Derives the license that a row describes, with all its salts, as its issue derived it: equal rows give equal ids, and
 * whatever is different in a row gives another id.
 */
export async function expectLicense(line: number, cells: Cells, context: ExpectContext): Promise<Expectation> {
  const { type, issuer, registerKey } = context;
  const version = Number(cells.version ?? 1);
  const serial = textOf(cells, "serial") ?? "";
  let identifier: string | undefined;
  let draft: Draft;
  try {
    identifier = buildElicenseIdentifier({ type: type.code, issuer: issuer.code, serial, version });
    draft = buildDocument({ type, issuer, registerKey, serial, version, fields: fieldsOf(cells) });
  } catch (error) {
    // What nothing can be built of was never issued so.
    if (!(error instanceof ElicenseError)) throw error;
    const fault = sdkFault(line, columnOf(error, identifier === undefined), error);
    const told = await toldBy(line, cells, context);
    return { ...(identifier !== undefined && { identifier }), ...(told && { told }), fault };
  }
  const decision = await decisionOf(line, cells, draft.effectiveOn, context);
  if ("code" in decision) return { identifier, fault: decision };
  const issuance = { root: draft.root, decision, validThrough: draft.validThrough };
  const id = deriveLicenseId({ licenseType: type.number, authority: issuer.number, region: draft.region }, issuance);
  return { identifier, expected: { identifier, id, decision }, told: { decision, division: draft.region } };
}

/** What a row tells of its decision by itself. */
async function toldBy(line: number, cells: Cells, context: ExpectContext): Promise<Expectation["told"]> {
  const effectiveOn = textOf(cells, "effectiveDate") ?? textOf(cells, "issuedDate");
  if (effectiveOn === undefined) return undefined;
  const decision = await decisionOf(line, cells, effectiveOn, context);
  return "code" in decision ? undefined : { decision, division: textOf(cells, "areaCode") ?? "" };
}

async function decisionOf(
  line: number,
  cells: Cells,
  effectiveOn: string,
  { type, decisionNo, issuer, registerKey, numberOf }: ExpectContext,
): Promise<Decision | Fault> {
  const reason = type.reasons.find(({ code, action }) => code === cells.reason && bringsAbout.has(action));
  if (reason === undefined) {
    const allowed = type.reasons.filter(({ action }) => bringsAbout.has(action));
    return unknownReason(line, "CSV_REASON_UNKNOWN", allowed);
  }
  const reviewer = reason.approval === "AnotherAuthority" ? await numberOf(textOf(cells, "reviewer") ?? "") : 0;
  if (reviewer === undefined) return csvFault(line, "reviewer", "CSV_REVIEWER_UNKNOWN");
  return {
    reason: reason.number,
    effectiveOn,
    documentHash: deriveDecisionHash(registerKey, (textOf(cells, decisionNo) ?? "").normalize("NFC")),
    approver: reason.approval === "AnotherKey" ? issuer.number : reviewer,
  };
}

/** The cells that are fields of the license. */
function fieldsOf(cells: Cells): JsonObject {
  return Object.fromEntries(
    Object.entries(cells).filter(([name, value]) => value !== undefined && !isCommon(name) && !isOfExport(name)),
  ) as JsonObject;
}

/** A cell that is a text; `undefined` where it is none, or empty. */
function textOf(cells: Cells, name: string): string | undefined {
  const value = cells[name];
  return typeof value === "string" ? value : undefined;
}

/** The column that an error of the SDK is about: of `/credentialSubject/sex`, `sex`. */
function columnOf({ details }: ElicenseError, isSerial: boolean): string {
  if (isSerial) return "serial";
  const { path, field } = details as Readonly<Record<string, unknown>>;
  return typeof path === "string" ? (path.split("/")[2] ?? "serial") : typeof field === "string" ? field : "serial";
}
