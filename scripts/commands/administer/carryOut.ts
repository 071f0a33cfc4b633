import {
  predictChange,
  proposeChange,
  type Change,
  type Client,
  type ConsortiumCall,
  type Prediction,
  type Receipt,
} from "@elicense/sdk";

import { loadConfig } from "../../config.js";
import { bringForward, type BringingOptions, type Brought } from "../proposal/bringForward.js";
import { requireAlone, type TogetherOptions } from "../proposal/togetherOptions.js";
import { accountOf } from "../support/accountOf.js";
import type { CommandResult, Invocation } from "../support/Command.js";
import { confirm, type ConfirmOptions } from "../support/confirm.js";
import { withClient } from "../support/connectClient.js";
import { failureData, failureExitCode } from "../support/failure.js";
import { timeOf } from "../support/today.js";
import type { Administration } from "./Administration.js";
import { decodeAdministration, type AdministrativeCall } from "./AdministrativeCall.js";
import { callText } from "./callWords.js";
import { findRoad, type Road } from "./findRoad.js";
import { toResult, type AdministerReport, type Step } from "./reportText.js";

/** Options of every command that administers. */
export interface AdministerOptions extends ConfirmOptions, TogetherOptions {
  readonly dryRun?: true;
}

/** Who brings it about. */
export interface Administering {
  readonly options: AdministerOptions;
  /** Whether governance does, or an authority's administering key. */
  readonly byGovernance: boolean;
  /** Whether nothing undoes it: it is asked about before it is sent, and takes `--yes`. */
  readonly isFinal?: true;
  /** Whether a consortium must not let it wait for what it has not decided yet. */
  readonly isUrgent?: true;
  /** Finds out what is to be done. */
  readonly plan: (client: Client) => Promise<readonly Administration[]>;
}

/** What is to be done, how it would come out, and the road to it. */
interface Planned {
  readonly administration: Administration;
  readonly change: Change;
  readonly call: AdministrativeCall;
  readonly road: Road;
  readonly prediction: Prediction<unknown>;
  readonly isDone: boolean;
}

/**
 * Carries out what administers authorities, catalog or registry, and says in words what that is before anything is
 * signed: by the bytes that will be sent. All of it is tried before the first is sent. What is so already is left alone, so
 * that it is safe to run again; what governance has to propose first is carried out by the same command, run again later.
 *
 * @throws {ElicenseError} The refusal, before anything is sent; or the node's trouble.
 * @throws {CommandError} USAGE_TOGETHER where no consortium decides; PROPOSAL_GAP.
 */
export async function administer(
  { options, byGovernance, isFinal, isUrgent, plan }: Administering,
  invocation: Invocation,
): Promise<CommandResult> {
  if (!byGovernance) requireAlone(options);
  const isPrepared = options.prepare !== undefined;
  const role = isPrepared ? undefined : byGovernance ? "deployerPrivateKey" : "administratorPrivateKey";
  return withClient(loadConfig({ say: invocation.note }), role, invocation, async (client) => {
    const decidesTogether = byGovernance && client.deployment.governance !== undefined;
    if (!decidesTogether) requireAlone(options);
    const now = await timeOf(client);
    const planned: Planned[] = [];
    for (const each of await plan(client)) planned.push(await look(client, each, byGovernance, now));

    const texts = await Promise.all(planned.map(({ call }) => callText(client, call, invocation)));
    invocation.note([invocation.text("administer.plan"), ...texts].join("\n"));
    for (const { isDone, prediction } of planned) {
      if (!isDone && prediction.kind === "REFUSED") throw prediction.error;
    }
    const dryRun = options.dryRun === true;
    if (isFinal === true && !dryRun && !isPrepared && planned.some(isSent)) await confirm(options, invocation);
    const bringing = { ...options, ...(isUrgent && { isUrgent }) };
    const report = dryRun
      ? { steps: planned.map(plannedStep) }
      : decidesTogether
        ? { steps: await bringSteps(client, planned, bringing, invocation) }
        : await takeSteps(client, planned, invocation);
    return toResult({ ...report, dryRun, now, decidesTogether, signer: options.prepare }, invocation);
  });
}

async function look(
  client: Client,
  administration: Administration,
  byGovernance: boolean,
  now: number,
): Promise<Planned> {
  const consortium = byGovernance ? client.deployment.governance : undefined;
  // Where a consortium governs, it is its account that acts, whoever of its members signs.
  const account = consortium?.account ?? accountOf(client);
  const { transaction, prediction } = await administration.prepare(client, { from: account });
  const change = { to: transaction.to, data: transaction.data };
  const [call, isDone] = [
    await decodeAdministration(client, change, byGovernance),
    await administration.isDone(client),
  ];
  const road: Road = byGovernance ? await findRoad(client, { change, account, now }) : { kind: "atOnce" };
  const planned = { administration, change, call, road, isDone };
  switch (road.kind) {
    case "propose":
      return { ...planned, prediction: await predictChange(client, { change, from: account }) };
    case "wait":
      // It is the registry's word alone that is wanted, and it cannot be asked ahead of a proposal's time.
      return { ...planned, prediction: { kind: "UNKNOWN" } };
    default:
      return { ...planned, prediction };
  }
}

/** Whether there is something to sign: neither is it so already, nor waits it for a proposal's time. */
function isSent({ isDone, road }: Planned): boolean {
  return !isDone && road.kind !== "wait";
}

function plannedStep({ call, road, isDone, prediction }: Planned): Step {
  return { call, road, state: isDone ? "already" : "planned", tried: prediction.kind };
}

/** Brings what is left to do before the members of the consortium, who decide it together. */
async function bringSteps(
  client: Client,
  planned: readonly Planned[],
  options: BringingOptions,
  invocation: Invocation,
): Promise<readonly Step[]> {
  const open = planned.filter(isSent);
  const calls = open.map(({ road, change }): ConsortiumCall => {
    return road.kind === "propose" ? { kind: "ANNOUNCE", change, notBefore: 0 } : { kind: "EXECUTE", change };
  });
  const brought = await bringForward(client, calls, options, invocation);
  return planned.map((each) => {
    const step = plannedStep(each);
    if (each.isDone) return step;
    const { road } = each;
    if (road.kind === "wait") {
      return { ...step, state: "waiting", operation: road.proposal.operation, readyAt: road.proposal.readyAt };
    }
    return { ...step, ...broughtStep(brought[open.indexOf(each)] as Brought) };
  });
}

/** How a step stands that was brought before the members of the consortium. */
export function broughtStep({ receipt, transaction, ...proposal }: Brought): Omit<Step, "call" | "road" | "tried"> {
  if (transaction !== undefined) return { proposal, state: "prepared", transaction };
  return receipt === undefined
    ? { proposal, state: "waiting" }
    : { proposal, state: "proposed", receipt: receiptOf(receipt) };
}

/** Takes one step after the other, and stops at the first fault. */
async function takeSteps(
  client: Client,
  planned: readonly Planned[],
  { language }: Invocation,
): Promise<Pick<AdministerReport, "steps" | "failure">> {
  const steps: Step[] = [];
  for (const each of planned) {
    try {
      steps.push(await takeStep(client, each));
    } catch (error) {
      // Of one alone there is nothing to tell but the error.
      if (planned.length === 1) throw error;
      return { steps, failure: { ...failureData(error, language), exitCode: failureExitCode(error) } };
    }
  }
  return { steps };
}

async function takeStep(client: Client, planned: Planned): Promise<Step> {
  const { administration, change, road, isDone } = planned;
  const step = plannedStep(planned);
  if (isDone) return step;
  switch (road.kind) {
    case "wait":
      return { ...step, state: "waiting", operation: road.proposal.operation, readyAt: road.proposal.readyAt };
    case "propose": {
      const { operation, readyAt, ...receipt } = await proposeChange(client, { change });
      return { ...step, state: "proposed", operation, readyAt, receipt: receiptOf(receipt) };
    }
    default:
      return { ...step, state: "done", receipt: receiptOf(await administration.send(client)) };
  }
}

function receiptOf({ transactionHash, block, gasUsed }: Receipt): Receipt {
  return { transactionHash, block, gasUsed };
}
