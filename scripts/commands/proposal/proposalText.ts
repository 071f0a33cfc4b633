import {
  getConsortium,
  getGovernanceDelay,
  getProposal,
  predictConsortiumProposal,
  type CheckedSignerChange,
  type Client,
  type Consortium,
  type ConsortiumCall,
  type FoundConsortiumProposal,
  type Prediction,
  type ProposalNumbers,
} from "@elicense/sdk";

import { describeForPeople } from "../../describeForPeople.js";
import type { MessageKey } from "../../messages/index.js";
import { programName } from "../../output/programName.js";
import { list } from "../../output/table.js";
import { shanghaiTime } from "../../output/time.js";
import { decodeAdministration, type AdministrativeCall } from "../administer/AdministrativeCall.js";
import { callText, titleOf } from "../administer/callWords.js";
import { spanText } from "../administer/reportText.js";
import { decidersText, findDeciders } from "../consortium/decidersText.js";
import { signerCall } from "../consortium/signerCall.js";
import type { Invocation } from "../support/Command.js";
import { rowsOf } from "../support/rowsOf.js";
import type { PlacedProposal, ReadableProposal } from "./findProposal.js";
import { remainingText, type ProposalSummary } from "./remainingText.js";

/** One thing that a proposal does, by its own bytes. */
export interface DescribedCall {
  readonly kind: ConsortiumCall["kind"];
  readonly call: AdministrativeCall;
  /** How long it will have to wait after its announcement, seconds; of an announcement alone. */
  readonly delay?: number;
  /** From when it may be carried out at the earliest, Unix time in seconds, 0 where the delay alone counts; of an announcement. */
  readonly notBefore?: number;
  /** Who announced what is called off; of that alone. */
  readonly proposer?: string;
  /** Who decides before and after it; of a change of the signers alone, while it is open and would not be refused. */
  readonly deciders?: CheckedSignerChange;
}

/** A proposal in words. */
export interface DescribedProposal extends ReadableProposal {
  readonly calls: readonly DescribedCall[];
  readonly consortium: Consortium;
  readonly numbers: ProposalNumbers;
  /** How it would come out now, whoever approved it; UNKNOWN where it is open no more. */
  readonly prediction: Prediction<unknown>;
}

/**
 * Decodes what a proposal does, and tries it.
 *
 * @throws {ElicenseError} The node's trouble.
 */
export async function describeProposal(client: Client, { found, numbers }: PlacedProposal): Promise<DescribedProposal> {
  const { proposal, state } = found;
  const calls: DescribedCall[] = [];
  for (const call of proposal.calls) calls.push(await describeCall(client, call, state === "OPEN"));
  const prediction: Prediction<unknown> =
    state === "OPEN" ? await predictConsortiumProposal(client, { proposal }) : { kind: "UNKNOWN" };
  return { ...found, calls, prediction, numbers, consortium: await getConsortium(client) };
}

async function describeCall(client: Client, decided: ConsortiumCall, isOpen: boolean): Promise<DescribedCall> {
  const { kind, change } = decided;
  if (kind === "SIGNERS") {
    const deciders = isOpen ? await findDeciders(client, change) : undefined;
    return { kind, call: signerCall(client, change), ...(deciders && { deciders }) };
  }
  const call = await decodeAdministration(client, change, true);
  if (kind === "EXECUTE") return { kind, call };
  if (kind === "CANCEL") return { kind, call, proposer: decided.proposer };
  const account = client.deployment.governance?.account ?? "";
  const delay = (await getGovernanceDelay(client, { change, account })) ?? 0;
  return { kind, call, delay, notBefore: decided.notBefore };
}

/** Says in a few words what a proposal does. */
export function titleOfProposal(calls: readonly DescribedCall[], invocation: Invocation): string {
  if (calls.length === 0) return invocation.text("proposal.nothing");
  const titles = calls.map(({ kind, call, notBefore = 0 }) => {
    const values = { call: titleOf(call, invocation), time: shanghaiTime(notBefore) };
    return invocation.text(notBefore > 0 ? "proposal.call.ANNOUNCE.later" : `proposal.call.${kind}`, values);
  });
  return [...new Set(titles)].join(invocation.language === "zh" ? "；" : "; ");
}

/** Says in words what a proposal does, who approved it, and what is left to do. */
export async function proposalText(
  client: Client,
  described: DescribedProposal,
  invocation: Invocation,
): Promise<string> {
  return [
    await standText(client, described, invocation),
    ...(described.state === "OPEN" ? [leftText(described, invocation)] : []),
    ...triedText(described, invocation),
  ].join("\n");
}

/** Says in words what a proposal does and who approved it, to one who is about to decide: what is left to do then is another. */
export async function decidedText(
  client: Client,
  described: DescribedProposal,
  invocation: Invocation,
): Promise<string> {
  return [await standText(client, described, invocation), ...triedText(described, invocation)].join("\n");
}

async function standText(client: Client, described: DescribedProposal, invocation: Invocation): Promise<string> {
  const { text } = invocation;
  const { hash, proposal, calls, approvals } = described;
  const words: string[] = calls.length === 0 ? [text("proposal.nothing")] : [];
  for (const each of calls) {
    const { call, deciders } = each;
    words.push(leadText(client, each, invocation), await callText(client, call, invocation));
    if (deciders !== undefined) words.push(decidersText(deciders, invocation));
  }
  const rows = [
    [text("proposal.hash"), hash],
    [text("proposal.number"), String(proposal.number)],
    ...rowsOf(text("proposal.approvals"), approvals, invocation),
    [text("column.state"), standingText(described, invocation)],
  ] as const;
  return [...words, list(rows.map(([name, value]) => [`  ${name}`, value]))].join("\n");
}

/** Says what is done with a change, from when, and whose it is. */
function leadText(client: Client, described: DescribedCall, invocation: Invocation): string {
  const { kind, delay = 0, notBefore = 0, proposer } = described;
  const isOthers = proposer !== undefined && proposer !== client.deployment.governance?.account;
  const variant = isOthers ? ".other" : notBefore > 0 ? ".later" : "";
  const values = { delay: spanText(delay, invocation), time: shanghaiTime(notBefore), proposer: proposer ?? "" };
  return invocation.text(`proposal.words.${kind}${variant}` as MessageKey, values);
}

/** What the members have left to do; nothing where the number cannot come. */
function leftText(described: DescribedProposal, invocation: Invocation): string {
  const { number } = described.proposal;
  const { end } = described.numbers;
  if (number > end) return invocation.text("proposal.gap", { number, missing: end });
  return remainingText(summaryOf(described), invocation);
}

/** How far a proposal has come, in short. */
export function summaryOf({ hash, proposal, approvals, consortium, numbers }: DescribedProposal): ProposalSummary {
  const { next, due } = numbers;
  const { threshold } = consortium;
  return { hash, number: proposal.number, approvals: approvals.length, threshold, next, due };
}

/** Says how a proposal stands. */
export function standingText(described: DescribedProposal, { text }: Invocation): string {
  const { state } = described;
  if (state !== "OPEN") return text(`proposal.state.${state}`);
  const { hash: _, ...values } = summaryOf(described);
  const { number, approvals, threshold, next, due } = values;
  if (number > due) return text("proposal.state.behind", values);
  if (approvals < threshold) return text("proposal.state.missing", values);
  return text(number === next ? "proposal.state.ready" : "proposal.state.queued", values);
}

function triedText({ state, prediction }: DescribedProposal, { text, language }: Invocation): readonly string[] {
  if (state !== "OPEN" || prediction.kind !== "REFUSED") return [];
  const { code } = prediction.error;
  return [text("proposal.refused", { reason: `[${code}] ${describeForPeople(prediction.error, language)}` })];
}

/** A proposal for programs. */
export function proposalData({
  hash,
  proposal,
  state,
  calls,
  approvals,
  consortium,
  numbers: { due },
  block,
}: DescribedProposal): object {
  return {
    ...{ hash, number: proposal.number, next: consortium.next, due, state, block },
    calls: calls.map(({ deciders: _, ...call }) => call),
    ...{ approvals, threshold: consortium.threshold, signers: consortium.signers },
  };
}

/** Says, once a proposal was executed, from when the changes that it announced may be carried out. */
export async function announcedText(
  client: Client,
  { proposal }: FoundConsortiumProposal,
  { text }: Invocation,
): Promise<readonly string[]> {
  const proposer = client.deployment.governance?.account ?? "";
  const lines: string[] = [];
  for (const { kind, change } of proposal?.calls ?? []) {
    const waiting = kind === "ANNOUNCE" ? await getProposal(client, { change, proposer }) : null;
    if (waiting === null) continue;
    const { operation, readyAt } = waiting;
    lines.push(
      text("proposal.announced", { time: shanghaiTime(readyAt) }),
      `  ${programName} change execute ${operation}`,
    );
  }
  return lines;
}
