import { checkDecision, ElicenseError, type Client, type Deployment, type LicenseType } from "@elicense/sdk";

import { sdkFault, type Fault } from "../../csv/index.js";
import { exitCodes } from "../../exit.js";
import { failureExitCode } from "../support/failure.js";
import type { LackingApproval } from "../support/findApproval.js";
import { documentText, sealLicense } from "./DocumentFolder.js";
import type { Ledger } from "./Ledger.js";
import { neededApproval } from "./neededApproval.js";
import type { Batch, PlannedLicense } from "./plan.js";
import { settle } from "./settle.js";

/** Parameters of {@link surveyBatches}. */
export interface SurveyParameters {
  readonly type: LicenseType;
  /** Number of the issuing authority. */
  readonly authority: number;
  /** Where the documents are, or will be. */
  readonly folder: string;
  /** Takes down how each license stands. */
  readonly ledger: Ledger;
  /** Told how many licenses were looked at so far. */
  readonly told: (licenses: number) => void;
}

/** A batch that cannot be sent before it is approved. */
export interface AwaitingBatch {
  /** Its place among the planned batches, from 0. */
  readonly position: number;
  /** Number of the authority that is to approve it. */
  readonly approver: number;
  /** Hash by which it is approved. */
  readonly hash: string;
  readonly approval: LackingApproval;
  /** How many licenses it issues. */
  readonly licenses: number;
}

/** How the batches of a file stand before any is sent. */
export interface Survey {
  /** How many can be sent. */
  readonly ready: number;
  readonly awaiting: readonly AwaitingBatch[];
  /** Hashes of the calls that need an approval, given or not. */
  readonly approvable: ReadonlySet<string>;
  /** Rows that contradict what the chain or the folder has. */
  readonly faults: readonly Fault[];
}

/** Finds out before anything is sent what was issued already, what awaits an approval, and what cannot be issued. */
export async function surveyBatches(
  client: Client,
  batches: Iterable<Batch>,
  { type, authority, folder, ledger, told }: SurveyParameters,
): Promise<Survey> {
  const custody = await client.contracts.licenses.custodyOf(authority);
  const refusalOf = decisionJudge(client, type);
  const awaiting: AwaitingBatch[] = [];
  const approvable = new Set<string>();
  const faults: Fault[] = [];
  let ready = 0;
  let seen = 0;
  for (const { position, decision, licenses } of batches) {
    const settled = await settle(client, licenses, { custody, folder });
    const { allowed, refused } = await judge(settled.open, refusalOf);
    faults.push(...settled.faults, ...refused);
    ledger.open({ position, decision });
    ledger.add(position, sealed(settled.already, client.deployment), "already");
    if (allowed.length > 0) {
      const batch = { position, decision, licenses: allowed };
      const needed = await neededApproval(client, batch, { type, authority });
      const lacking = needed === undefined || needed.approval === "given" ? undefined : needed.approval;
      ledger.add(position, sealed(allowed, client.deployment), lacking === undefined ? "pending" : "awaiting");
      if (needed !== undefined) approvable.add(needed.call.hash);
      if (needed === undefined || lacking === undefined) ready++;
      else {
        const { hash } = needed.call;
        awaiting.push({ position, approver: decision.approver, hash, approval: lacking, licenses: allowed.length });
      }
    }
    told((seen += licenses.length));
  }
  return { ready, awaiting, approvable, faults };
}

/** Seals the documents, with the block of their issue still to be entered. */
function sealed<License extends PlannedLicense>(
  licenses: readonly License[],
  deployment: Deployment,
): readonly (License & { readonly document: string })[] {
  return licenses.map((license) => ({ ...license, document: documentText(sealLicense(deployment, license, 0)) }));
}

type Judge = (license: PlannedLicense) => Promise<ElicenseError | undefined>;

/**
 * Asks the catalog of the chain, which may know better than the program's own. What it refuses, it would refuse a whole
 * batch for, and one that awaits an approval would show it only when it is approved.
 */
function decisionJudge(client: Client, type: LicenseType): Judge {
  const answers = new Map<string, Promise<ElicenseError | undefined>>();
  return ({ decision: { reason, effectiveOn }, draft: { validThrough: lastDay } }) => {
    const key = [reason, effectiveOn, lastDay].join(" ");
    const asked = { licenseType: type.number, number: reason, action: "ISSUE", effectiveOn, lastDay } as const;
    const answer =
      answers.get(key) ??
      checkDecision(client, { ...asked, status: "NONE", underInvestigation: false }).then(
        () => undefined,
        (error: unknown) => {
          if (error instanceof ElicenseError && failureExitCode(error) === exitCodes.refused) return error;
          throw error;
        },
      );
    answers.set(key, answer);
    return answer;
  };
}

async function judge(
  all: readonly PlannedLicense[],
  refusalOf: Judge,
): Promise<{ readonly allowed: readonly PlannedLicense[]; readonly refused: readonly Fault[] }> {
  const allowed: PlannedLicense[] = [];
  const refused: Fault[] = [];
  for (const license of all) {
    const refusal = await refusalOf(license);
    if (refusal === undefined) allowed.push(license);
    else refused.push(sdkFault(license.line, "reason", refusal));
  }
  return { allowed, refused };
}
