import type { Prediction, Receipt } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { programName } from "../../output/programName.js";
import { table } from "../../output/table.js";
import { shanghaiTime } from "../../output/time.js";
import type { CommandResult, Invocation } from "../support/Command.js";
import type { ExitCode } from "../support/CommandError.js";
import type { FailureData } from "../support/failure.js";
import { preparedText, type PreparedCall } from "../proposal/prepared.js";
import { remainingText, type ProposalSummary } from "../proposal/remainingText.js";
import type { AdministrativeCall } from "./AdministrativeCall.js";
import { titleOf } from "./callWords.js";
import type { Road } from "./findRoad.js";

/** One thing that was to be done, and how it stands after a run. */
export interface Step {
  readonly call: AdministrativeCall;
  readonly road: Road;
  readonly state: "done" | "already" | "planned" | "prepared" | "proposed" | "waiting";
  /** How it would have come out by what was tried before. */
  readonly tried: Prediction<unknown>["kind"];
  /** Hash that names the proposal. */
  readonly operation?: string;
  /** From when the proposal may be carried out, Unix time in seconds. */
  readonly readyAt?: number;
  readonly receipt?: Receipt;
  /** Where a consortium decides: the proposal that does it. */
  readonly proposal?: ProposalSummary;
  /** Its approval, where that was only prepared. */
  readonly transaction?: PreparedCall;
}

/** What a run did. */
export interface AdministerReport {
  readonly steps: readonly Step[];
  readonly dryRun: boolean;
  /** The chain's time, Unix time in seconds. */
  readonly now: number;
  /** Whether a consortium decides. */
  readonly decidesTogether: boolean;
  /** Account that has to send what was prepared; nothing was if left out. */
  readonly signer?: string | undefined;
  /** What ended the run before its end. */
  readonly failure?: FailureData & { readonly exitCode: ExitCode };
}

/** Turns what a run did into the command's result. What still waits is not done yet. */
export function toResult(report: AdministerReport, invocation: Invocation): CommandResult {
  const { steps, dryRun, failure } = report;
  const { text } = invocation;
  const waiting = steps.filter(({ state }) => state === "proposed" || state === "waiting");
  const complaints = [
    ...waitingTexts(waiting, invocation),
    ...(failure ? [text("administer.stopped", { reason: `[${failure.code}] ${failure.message}` })] : []),
  ];
  return {
    exitCode: failure?.exitCode ?? (waiting.length > 0 ? exitCodes.refused : exitCodes.done),
    data: { dryRun, steps: steps.map(toData), ...(failure && { failure }) },
    output: [
      stepsTable(steps, invocation),
      ...preparedTexts(report, invocation),
      ...(dryRun ? ["", ...roadsText(report, invocation), text("dryRun.done")] : []),
    ].join("\n"),
    ...(complaints.length > 0 && { complaint: complaints.join("\n") }),
  };
}

function stepsTable(steps: readonly Step[], { text }: Invocation): string {
  const headers = ["number", "call", "state", "transaction", "block", "gas"] as const;
  return table(
    headers.map((name) => text(`column.${name}`)),
    steps.map(({ call, state, receipt }, position) => [
      String(position + 1),
      titleOf(call, { text }),
      text(`administer.state.${state}`),
      receipt?.transactionHash ?? "",
      receipt === undefined ? "" : String(receipt.block),
      receipt === undefined ? "" : String(receipt.gasUsed),
    ]),
  );
}

/** Of a dry run: which roads would be gone, and what of that could not be tried. */
function roadsText({ steps, decidesTogether }: AdministerReport, invocation: Invocation): readonly string[] {
  const open = steps.filter(({ state }) => state !== "already");
  const untried = open.some(({ road, tried }) => road.kind === "propose" && tried === "UNKNOWN");
  const roads = new Set(open.map(({ road }) => roadText(road, invocation)));
  const together = decidesTogether && roads.size > 0 ? [invocation.text("road.consortium")] : [];
  return [...together, ...roads, ...(untried ? [invocation.text("road.untried")] : [])];
}

function roadText(road: Road, { text }: Invocation): string {
  switch (road.kind) {
    case "propose":
      return text("road.propose", { delay: spanText(road.delay, { text }) });
    case "wait":
      return text("road.wait", { time: shanghaiTime(road.proposal.readyAt) });
    case "execute":
      return text("road.execute");
    default:
      return text("road.atOnce");
  }
}

/** What has to be done for that which waits: by time alone, or by the members of a consortium. */
function waitingTexts(waiting: readonly Step[], invocation: Invocation): readonly string[] {
  const announced = waiting.filter(({ proposal }) => proposal === undefined);
  const proposals = new Map(
    waiting.flatMap(({ proposal }) => (proposal === undefined ? [] : [[proposal.hash, proposal]])),
  );
  return [
    ...(announced.length === 0 ? [] : [waitingText(announced, invocation)]),
    ...[...proposals.values()].map((proposal) => remainingText(proposal, invocation)),
    ...announcesText(waiting, invocation),
  ];
}

/** Of what a consortium's proposals only announce: when it can be carried out, and how. */
function announcesText(steps: readonly Step[], { text }: Invocation): readonly string[] {
  const delays = steps.flatMap(({ road, proposal }) => {
    return road.kind === "propose" && proposal !== undefined ? [road.delay] : [];
  });
  if (delays.length === 0) return [];
  return [text("proposal.announces", { delay: spanText(Math.max(...delays), { text }) })];
}

/** What an account has to send: of steps that are one proposal once. */
function preparedTexts({ steps, signer }: AdministerReport, invocation: Invocation): readonly string[] {
  const prepared = steps.filter(({ transaction }) => transaction !== undefined);
  const calls = new Map(prepared.flatMap(({ transaction }) => (transaction ? [[transaction.data, transaction]] : [])));
  if (signer === undefined || calls.size === 0) return [];
  return [preparedText(signer, [...calls.values()], invocation), ...announcesText(prepared, invocation)];
}

function waitingText(waiting: readonly Step[], { text }: Invocation): string {
  const last = Math.max(...waiting.map(({ readyAt }) => readyAt ?? 0));
  const commands = waiting.map(({ operation }) => `  ${programName} change execute ${operation ?? ""}`);
  return [text("administer.waiting", { time: shanghaiTime(last) }), ...commands].join("\n");
}

const secondsPerHour = 3_600;

/** Says a span of time in days and hours, or in minutes where it is shorter; a part of a minute counts as one. */
export function spanText(seconds: number, { text }: Pick<Invocation, "text">): string {
  if (seconds < secondsPerHour) return text("span.minutes", { minutes: Math.ceil(seconds / 60) });
  const hours = Math.floor(seconds / secondsPerHour);
  if (hours < 24) return text("span.hours", { hours });
  return text("span.days", { days: Math.floor(hours / 24), hours: hours % 24 });
}

function toData({ call, road, state, tried, operation, readyAt, receipt, proposal, transaction }: Step): object {
  return {
    ...{ state, road: road.kind, tried, call },
    ...(operation !== undefined && { operation }),
    ...(readyAt !== undefined && { readyAt }),
    ...(proposal !== undefined && { proposal }),
    ...(transaction !== undefined && { transaction }),
    ...receipt,
  };
}
