import {
  checkDecision,
  ElicenseError,
  getCustodyAccount,
  type Client,
  type Deployment,
  type LicenseType,
} from "@elicense/sdk";

import { sdkFault, type Fault } from "../../csv/index.js";
import { exitCodes } from "../../exit.js";
import { failureExitCode } from "../support/failure.js";
import type { LackingApproval } from "../support/findApproval.js";
import { workAhead } from "../support/workAhead.js";
import { documentText, openDocuments, sealLicense } from "./DocumentFolder.js";
import type { Ledger } from "./Ledger.js";
import { neededApproval, type NeededApproval } from "./neededApproval.js";
import type { Batch, PlannedLicense } from "./plan.js";
import type { PlannedSanction } from "./SanctionLedger.js";
import { settle, type Settled } from "./settle.js";
import { surveySanctions, type SanctionSurvey, type SurveySanctionsParameters } from "./surveySanctions.js";

/** Parameters of {@link surveyBatches}. */
export interface SurveyParameters {
  readonly type: LicenseType;
  /** Number of the issuing authority. */
  readonly authority: number;
  /** Where the documents are, or will be. */
  readonly folder: string;
  /** Takes down how each license stands. */
  readonly ledger: Ledger;
  /** What stands against the licenses; left out where nothing does. */
  readonly sanctioned?: Pick<SurveySanctionsParameters, "registerKey" | "sanctions">;
  /** Told how many licenses were looked at so far. */
  readonly told: (licenses: number) => void;
}

/** A call that cannot be sent before it is approved: it issues a batch, or enters a sanction on a license of one. */
export interface AwaitingCall {
  /** Place of the batch among the planned ones, from 0. */
  readonly position: number;
  /** The sanction; `null` where the call issues the batch. */
  readonly sanction: PlannedSanction | null;
  /** Number of the authority that is to approve it. */
  readonly approver: number;
  /** Hash by which it is approved. */
  readonly hash: string;
  readonly approval: LackingApproval;
  /** How many licenses it issues; 0 for a sanction. */
  readonly licenses: number;
}

/** How the batches of a file stand before any is sent. */
export interface Survey {
  /** How many calls can be sent. */
  readonly ready: number;
  readonly awaiting: readonly AwaitingCall[];
  /** Hashes of the calls that need an approval, given or not. */
  readonly approvable: ReadonlySet<string>;
  /** Rows that contradict what the chain or the folder has. */
  readonly faults: readonly Fault[];
  /** Sanctions that the chain's catalog refuses. */
  readonly sanctionFaults: readonly Fault[];
}

/**
 * Finds out before anything is sent what was issued already, what awaits an approval, and what cannot be issued. A batch
 * awaits what stands against its licenses, too: none of them is to look as if nothing did.
 */
export async function surveyBatches(
  client: Client,
  batches: Iterable<Batch>,
  parameters: SurveyParameters,
): Promise<Survey> {
  const { type, authority, folder, ledger, told } = parameters;
  const documents = await openDocuments(folder, client.deployment);
  const custody = await getCustodyAccount(client, { authority });
  const refusalOf = decisionJudge(client, type);
  const awaiting: AwaitingCall[] = [];
  const approvable = new Set<string>();
  const faults: Fault[] = [];
  const sanctionFaults: Fault[] = [];
  let ready = 0;
  let seen = 0;
  const look = async (batch: Batch): Promise<Looked> => {
    const settled = await settle(client, batch.licenses, { custody, documents });
    const { allowed, refused } = await judge(settled.open, refusalOf);
    if (allowed.length === 0) return { batch, settled, allowed, refused };
    const needed = await neededApproval(client, { ...batch, licenses: allowed }, { type, authority });
    return { batch, settled, allowed, refused, ...(needed !== undefined && { needed }) };
  };
  for await (const { batch, settled, allowed, refused, needed } of workAhead(batches, lookedAtOnce, look)) {
    const { position, decision, licenses } = batch;
    faults.push(...settled.faults, ...refused);
    ledger.open({ position, decision });
    ledger.add(position, sealed(settled.already, client.deployment), "already");
    const [onIssued, onOpen] = await surveyStanding(client, position, [settled.already, allowed], parameters);
    for (const { lacking, ...found } of [onIssued, onOpen]) {
      for (const hash of found.approvable) approvable.add(hash);
      sanctionFaults.push(...found.faults);
      awaiting.push(
        ...lacking.map((each) => ({
          ...{ ...each, position, licenses: 0 },
          approver: each.sanction.plan.decision.approver,
        })),
      );
    }
    ready += onIssued.ready;
    if (allowed.length > 0) {
      const lacking = needed === undefined || needed.approval === "given" ? undefined : needed.approval;
      const held = lacking !== undefined || onOpen.lacking.length > 0;
      ledger.add(position, sealed(allowed, client.deployment), held ? "awaiting" : "pending");
      if (needed !== undefined) {
        ledger.keepCall(position, needed.call.data);
        approvable.add(needed.call.hash);
      }
      if (!held) ready += 1 + onOpen.ready;
      if (needed !== undefined && lacking !== undefined) {
        const { hash } = needed.call;
        const about = { position, sanction: null, approver: decision.approver };
        awaiting.push({ ...about, hash, approval: lacking, licenses: allowed.length });
      }
    }
    told((seen += licenses.length));
  }
  return { ready, awaiting, approvable, faults, sanctionFaults };
}

/** How many batches are looked at while nodes answer about others. */
const lookedAtOnce = 4;

/** How a batch stands. */
interface Looked {
  readonly batch: Batch;
  readonly settled: Settled<PlannedLicense>;
  /** What of it can be issued as far as the catalog goes. */
  readonly allowed: readonly PlannedLicense[];
  readonly refused: readonly Fault[];
  /** Left out where nothing of it needs an approval. */
  readonly needed?: NeededApproval;
}

const nothing: SanctionSurvey = { lacking: [], approvable: [], faults: [], ready: 0 };

/** Surveys what stands against the licenses of a batch: those that were issued, and those that are to be. */
async function surveyStanding(
  client: Client,
  batch: number,
  [already, open]: readonly [already: readonly PlannedLicense[], open: readonly PlannedLicense[]],
  { type, authority, sanctioned }: SurveyParameters,
): Promise<readonly [onIssued: SanctionSurvey, onOpen: SanctionSurvey]> {
  if (sanctioned === undefined) return [nothing, nothing];
  const of = (licenses: readonly PlannedLicense[], issued: boolean): Promise<SanctionSurvey> =>
    surveySanctions(
      client,
      licenses.map((license) => ({ ...license, batch, issued })),
      { ...sanctioned, type, authority },
    );
  return [await of(already, true), await of(open, false)];
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
