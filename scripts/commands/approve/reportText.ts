import type { Receipt } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { printable } from "../../output/printable.js";
import { receiptText } from "../../output/receipt.js";
import { list, table } from "../../output/table.js";
import { shanghaiTime } from "../../output/time.js";
import { approverText } from "../support/awaitingText.js";
import { callDetails, type Details } from "../support/callText.js";
import type { CommandResult, Invocation } from "../support/Command.js";
import type { ExitCode } from "../support/CommandError.js";
import type { FailureData } from "../support/failure.js";
import { labelOf, type AuthorityData } from "../support/readAuthority.js";
import type { KnownLicense } from "./findLicense.js";
import type { InspectedCall } from "./inspectCall.js";
import type { ReviewedLicense } from "./reviewDocuments.js";

/** A call of a request, and how its approval stands after a run. */
export interface ApprovedCall extends InspectedCall {
  readonly state: "approved" | "already" | "carriedOut" | "pending" | "refused" | "other" | "notNeeded";
  /** The license that it acts upon, as its document tells; `null` where none was found, or it acts upon none. */
  readonly license: KnownLicense | null;
  /** The licenses that it will issue, as their documents tell; `null` where these were not looked at, or there are none. */
  readonly licenses: readonly ReviewedLicense[] | null;
  /**
   * How it would come out if it were approved now, as far as the node can tell; NOT where the node could not try it,
   * since others come before it; `null` where there is nothing to try.
   */
  readonly tried: "DONE" | "UNKNOWN" | "NOT" | null;
  /** What the registry would refuse it for. */
  readonly refusal: FailureData | null;
}

/** What a run found and did. */
export interface ApproveReport {
  readonly file: string;
  /** The authority that the key approves for. */
  readonly authority: AuthorityData;
  /** Until when the approvals given now serve, Unix time in seconds. */
  readonly expiresAt: number;
  readonly dryRun: boolean;
  readonly calls: readonly ApprovedCall[];
  readonly transactions: readonly (Receipt & { readonly licenses: number })[];
  /** What ended the run before its end. */
  readonly failure?: FailureData & { readonly exitCode: ExitCode };
}

/** Turns what a run did into the command's result. */
export function toResult(report: ApproveReport, invocation: Invocation): CommandResult {
  const { failure, calls } = report;
  const complaints = [
    ...refusalTexts(report, invocation),
    ...(failure ? [invocation.text("approve.stopped", { reason: `[${failure.code}] ${failure.message}` })] : []),
  ];
  return {
    exitCode: failure?.exitCode ?? (complaints.length > 0 ? exitCodes.refused : exitCodes.done),
    data: { ...report, calls: calls.map(toData) },
    output: doneText(report, invocation),
    ...(complaints.length > 0 && { complaint: complaints.join("\n") }),
  };
}

function refusalTexts({ calls }: ApproveReport, { text }: Invocation): readonly string[] {
  return calls.flatMap(({ refusal }, position) =>
    refusal === null
      ? []
      : [text("approve.wouldBeRefused", { number: position + 1, reason: `[${refusal.code}] ${refusal.message}` })],
  );
}

/** Says in words what a request asks for, call by call: by the bytes that would be sent, never by the file's words. */
export function describeRequest({ file, authority, calls }: ApproveReport, invocation: Invocation): string {
  const { text } = invocation;
  const asked = text("approve.asked", { count: calls.length, file: printable(file), authority: labelOf(authority) });
  const described = calls.map((each, position) => {
    const title = text("approve.call", { number: position + 1, action: text(`action.${each.decoded.action}`) });
    const rows = detailsOf(each, invocation).map(([name, value]) => [`  ${name}`, value] as const);
    return [title, list(rows), ...licensesText(each, invocation)].join("\n");
  });
  return [asked, ...described].join("\n");
}

function detailsOf(each: ApprovedCall, invocation: Invocation): Details {
  const { text } = invocation;
  const { call, decoded, license, licenses, state, tried, refusal, after } = each;
  const finding = refusal === null ? tried && text(`approve.tried.${tried}`) : `[${refusal.code}] ${refusal.message}`;
  // Of what is another's to approve, and of what was done, nobody looks for documents.
  const theirs = state === "other" || state === "carriedOut" || state === "notNeeded";
  const unseen = decoded.licenses.length > 0 && licenses === null && !theirs;
  const identifier = license?.identifier ?? text("approve.unknown");
  return [
    ...callDetails({ ...each, hash: call.hash }, invocation),
    ...(decoded.id === null || theirs ? [] : [[text("column.identifier"), identifier] as const]),
    ...(after.length === 0 ? [] : [[text("approve.after"), after.map(({ number }) => number).join(", ")] as const]),
    ...(unseen ? [[text("approve.reviewed"), text("approve.unseen")] as const] : []),
    ...(licenses === null
      ? []
      : [[text("approve.reviewed"), text("approve.seen", { count: licenses.length })] as const]),
    ...(finding === null ? [] : [[text("approve.tried"), finding] as const]),
  ];
}

/** The licenses that a call will issue, as their documents tell. */
function licensesText({ licenses }: ApprovedCall, { text }: Invocation): readonly string[] {
  if (licenses === null) return [];
  const rows = licenses.map(({ identifier, region, holder }) => [
    identifier,
    region,
    holder ?? text("approve.custody"),
  ]);
  return [table([text("column.identifier"), text("approve.division"), text("column.holder")], rows)];
}

function doneText(report: ApproveReport, invocation: Invocation): string {
  const { text } = invocation;
  const { calls, transactions, dryRun, failure } = report;
  const headers = ["number", "action", "licenses", "approver", "state", "until"] as const;
  const rows = calls.map(({ decoded, approver, acting, state, approvedUntil }, position) => [
    String(position + 1),
    text(`action.${decoded.action}`),
    String(decoded.licenses.length || 1),
    approver === null ? "" : approverText(approver, acting.number, invocation),
    text(`approve.state.${state}`),
    approvedUntil === null ? "" : shanghaiTime(approvedUntil),
  ]);
  const count = (state: ApprovedCall["state"]): number => calls.filter((call) => call.state === state).length;
  const counts = { approved: count("approved"), already: count("already") };
  const nothing = count("refused") > 0 ? [] : [text("approve.nothing")];
  const done = counts.approved + counts.already > 0 ? [text("approve.done", counts)] : nothing;
  return [
    table(
      headers.map((name) => text(`column.${name}`)),
      rows,
    ),
    ...(transactions.length > 0 ? ["", receiptText(transactions, invocation)] : []),
    ...(failure === undefined ? ["", ...(dryRun ? [text("dryRun.done")] : done)] : []),
  ].join("\n");
}

function toData({ call, decoded, acting, approver, ...standing }: ApprovedCall): object {
  const { state, approvedUntil, tried, refusal, license, licenses } = standing;
  const after = standing.after.map(({ number }) => number);
  return { state, acting, approver, approvedUntil, ...call, decoded, after, tried, refusal, license, licenses };
}
