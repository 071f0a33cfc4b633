import {
  checkDecision,
  dayOf,
  deriveDecisionHash,
  ElicenseError,
  getApproval,
  nextStatus,
  type Client,
  type Day,
  type Decision,
  type LicenseType,
  type PreparedCall,
  type RegisterKey,
  type Status,
} from "@elicense/sdk";

import { sdkFault, type Fault, type SanctionRow } from "../../csv/index.js";
import { exitCodes } from "../../exit.js";
import { accountOf } from "../support/accountOf.js";
import { failureExitCode } from "../support/failure.js";
import type { LackingApproval } from "../support/findApproval.js";
import { timeOf } from "../support/today.js";
import type { PlannedLicense } from "./plan.js";
import { readBook, type Book } from "./readBook.js";
import { actionOf, prepareSanction } from "./sanctionCall.js";
import type { PlannedSanction, SanctionLedger } from "./SanctionLedger.js";

/** Parameters of {@link surveySanctions}. */
export interface SurveySanctionsParameters {
  readonly type: LicenseType;
  /** Number of the issuing authority, which carries the sanctions out. */
  readonly authority: number;
  readonly registerKey: RegisterKey;
  readonly sanctions: SanctionLedger;
}

/** A license against which sanctions may stand. */
export interface SanctionedLicense extends Pick<PlannedLicense, "line" | "identifier" | "id" | "draft"> {
  /** Place of its batch. */
  readonly batch: number;
  /** Whether it was issued before. */
  readonly issued: boolean;
}

/** A sanction that cannot be entered before it is approved. */
export interface LackingSanction {
  readonly sanction: PlannedSanction;
  /** Hash by which it is approved. */
  readonly hash: string;
  readonly approval: LackingApproval;
}

/** How the sanctions on some licenses stand before any is entered. */
export interface SanctionSurvey {
  readonly lacking: readonly LackingSanction[];
  /** Hashes of the calls that need an approval, given or not. */
  readonly approvable: readonly string[];
  /** What the chain's catalog refuses. */
  readonly faults: readonly Fault[];
  /** How many can be entered. */
  readonly ready: number;
}

/** Finds out which sanctions on licenses were entered already, which await an approval, and which cannot be entered. */
export async function surveySanctions(
  client: Client,
  licenses: readonly SanctionedLicense[],
  parameters: SurveySanctionsParameters,
): Promise<SanctionSurvey> {
  const { sanctions } = parameters;
  const lacking: LackingSanction[] = [];
  const approvable: string[] = [];
  const faults: Fault[] = [];
  let ready = 0;
  const sanctioned = licenses.filter(({ line }) => sanctions.ofLicense(line).length > 0);
  if (sanctioned.length === 0) return { lacking, approvable, faults, ready };
  const now = await timeOf(client);
  for (const license of sanctioned) {
    const book = license.issued ? await readBook(client, license) : undefined;
    let status = statusAt(license, dayOf(now));
    for (const row of sanctions.ofLicense(license.line)) {
      const planned = enter(row, license, book, parameters);
      if (planned.state === "pending") {
        const refusal = await refusalOf(client, planned, { type: parameters.type, status });
        const call = await prepareSanction(client, planned, parameters.authority);
        const approval = await approvalOf(client, planned, call, now);
        if (refusal !== undefined) faults.push(sdkFault(row.line, "reason", refusal));
        if (planned.plan.decision.approver !== 0) approvable.push(call.hash);
        if (approval === "given") ready++;
        else {
          sanctions.change(row.line, { state: "awaiting" });
          lacking.push({ sanction: planned, hash: call.hash, approval });
        }
      }
      status = statusAfter(planned, status, dayOf(now));
    }
  }
  return { lacking, approvable, faults, ready };
}

/** Enters a sanction in the ledger: as carried out where the license's book has it, else as pending. */
function enter(
  row: SanctionRow,
  { batch, identifier, id }: SanctionedLicense,
  book: Book | undefined,
  { authority, registerKey, sanctions }: SurveySanctionsParameters,
): PlannedSanction {
  const decision: Decision = {
    reason: row.reason.number,
    effectiveOn: row.effectiveOn,
    documentHash: deriveDecisionHash(registerKey, row.decisionNo.normalize("NFC")),
    approver: row.reason.approval === "AnotherKey" ? authority : 0,
  };
  const plan = { batch, identifier, id, decision };
  const record = book?.find({ row, plan });
  const found = {
    ...{ plan, refusal: null, block: record?.block ?? null, transaction: record?.transactionHash ?? null },
    state: record === undefined ? ("pending" as const) : ("already" as const),
  };
  sanctions.change(row.line, found);
  return { row, ...found };
}

/** A license's status on the day of its import, if nothing stood against it. */
function statusAt({ draft: { validThrough } }: SanctionedLicense, today: Day): Status {
  return validThrough !== null && validThrough < today ? "EXPIRED" : "ACTIVE";
}

/** The status that a sanction leads to; a suspension that is over leaves none. */
function statusAfter(sanction: PlannedSanction, status: Status, today: Day): Status {
  const { through } = sanction.row;
  return through !== null && through < today ? status : (nextStatus(status, actionOf(sanction)) ?? status);
}

/** Asks the catalog of the chain, which may know better than the program's own. */
async function refusalOf(
  client: Client,
  sanction: PlannedSanction,
  { type, status }: { readonly type: LicenseType; readonly status: Status },
): Promise<ElicenseError | undefined> {
  const { row } = sanction;
  const asked = { licenseType: type.number, number: row.reason.number, action: actionOf(sanction), status };
  try {
    const { effectiveOn, through: lastDay } = row;
    await checkDecision(client, { ...asked, effectiveOn, lastDay, underInvestigation: false });
    return undefined;
  } catch (error) {
    if (error instanceof ElicenseError && failureExitCode(error) === exitCodes.refused) return error;
    throw error;
  }
}

/** The license need not be there yet: the approval is asked after, and the call not tried. */
async function approvalOf(
  client: Client,
  { plan: { decision } }: PlannedSanction,
  call: PreparedCall,
  now: number,
): Promise<"given" | LackingApproval> {
  if (decision.approver === 0) return "given";
  const approval = await getApproval(client, { call });
  if (approval === null) return "missing";
  if (approval.account === accountOf(client)) return "ownKey";
  return approval.expiresAt > now ? "given" : "expired";
}
