import { licenseTypes, parseLicenseId, type DecodedCall, type Receipt } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { printable } from "../../output/printable.js";
import { receiptText } from "../../output/receipt.js";
import { list, table } from "../../output/table.js";
import { shanghaiTime } from "../../output/time.js";
import { approverText } from "../support/awaitingText.js";
import type { CommandResult, Invocation } from "../support/Command.js";
import type { ExitCode } from "../support/CommandError.js";
import type { FailureData } from "../support/failure.js";
import { labelOf, type AuthorityData } from "../support/readAuthority.js";
import type { InspectedCall } from "./inspectCall.js";

/** A call of a request, and how its approval stands after a run. */
export interface ApprovedCall extends InspectedCall {
  readonly state: "approved" | "already" | "carriedOut" | "pending" | "other";
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
  return {
    exitCode: failure?.exitCode ?? exitCodes.done,
    data: { ...report, calls: calls.map(toData) },
    output: doneText(report, invocation),
    ...(failure && {
      complaint: invocation.text("approve.stopped", { reason: `[${failure.code}] ${failure.message}` }),
    }),
  };
}

/** Says in words what a request asks for, call by call: by the bytes that would be sent, never by the file's words. */
export function describeRequest({ file, authority, calls }: ApproveReport, invocation: Invocation): string {
  const { text } = invocation;
  const asked = text("approve.asked", { count: calls.length, file: printable(file), authority: labelOf(authority) });
  const described = calls.map((each, position) => {
    const title = text("approve.call", { number: position + 1, action: text(`action.${each.decoded.action}`) });
    const rows = detailsOf(each, invocation).map(([name, value]) => [`  ${name}`, value] as const);
    return `${title}\n${list(rows)}`;
  });
  return [asked, ...described].join("\n");
}

type Details = readonly (readonly [name: string, value: string])[];

function detailsOf({ call, decoded, acting, approver }: ApprovedCall, invocation: Invocation): Details {
  const { text, language } = invocation;
  const { decision, through, holder, licenseType } = decoded;
  const type = licenseTypes.find(({ number }) => number === licenseType);
  const reason = type?.reasons.find(({ number }) => number === decision.reason);
  return [
    [text("approve.acting"), labelOf(acting)],
    [text("approve.approver"), approverText(approver, acting.number, invocation)],
    [text("approve.type"), type?.title[language] ?? String(licenseType)],
    ...subjectOf(decoded, invocation),
    [text("approve.reason"), reason ? `${reason.code} · ${reason.title[language]}` : String(decision.reason)],
    [text("approve.effective"), decision.effectiveOn],
    ...(through === null ? [] : [[text("approve.through"), through] as const]),
    ...(holder === undefined ? [] : [[text("approve.holder"), holder ?? text("approve.custody")] as const]),
    [text("approve.hash"), call.hash],
  ];
}

/** What a call acts on: a license, the new licenses by their divisions, or both where one takes the other's place. */
function subjectOf({ id, licenses }: DecodedCall, { text }: Invocation): Details {
  const divisions = Map.groupBy(licenses, ({ region }) => region);
  const counts = [...divisions].map(([region, group]) => `${region}: ${String(group.length)}`);
  return [
    ...(id === null
      ? []
      : [[text("approve.license"), id] as const, [text("approve.division"), parseLicenseId(id).region] as const]),
    ...(licenses.length === 0
      ? []
      : [[text("approve.licenses"), `${String(licenses.length)} (${counts.join(", ")})`] as const]),
  ];
}

function doneText(report: ApproveReport, invocation: Invocation): string {
  const { text } = invocation;
  const { calls, transactions, dryRun, failure } = report;
  const headers = ["number", "action", "licenses", "approver", "state", "until"] as const;
  const rows = calls.map(({ decoded, approver, acting, state, approvedUntil }, position) => [
    String(position + 1),
    text(`action.${decoded.action}`),
    String(decoded.licenses.length || 1),
    approverText(approver, acting.number, invocation),
    text(`approve.state.${state}`),
    approvedUntil === null ? "" : shanghaiTime(approvedUntil),
  ]);
  const count = (state: ApprovedCall["state"]): number => calls.filter((call) => call.state === state).length;
  const counts = { approved: count("approved"), already: count("already") };
  const done = counts.approved + counts.already > 0 ? text("approve.done", counts) : text("approve.nothing");
  return [
    table(
      headers.map((name) => text(`column.${name}`)),
      rows,
    ),
    ...(transactions.length > 0 ? ["", receiptText(transactions, invocation)] : []),
    ...(failure === undefined ? ["", dryRun ? text("dryRun.done") : done] : []),
  ].join("\n");
}

function toData({ call, decoded, acting, approver, state, approvedUntil }: ApprovedCall): object {
  return { state, acting, approver, approvedUntil, ...call, decoded };
}
