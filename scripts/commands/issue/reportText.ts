import { describeFault, type Fault, type TableFormat } from "../../csv/index.js";
import { exitCodes } from "../../exit.js";
import { printable } from "../../output/printable.js";
import { receiptText } from "../../output/receipt.js";
import { table } from "../../output/table.js";
import type { MessageKey } from "../../messages/index.js";
import { approverText, nextStepText } from "../support/awaitingText.js";
import type { CommandResult, Invocation } from "../support/Command.js";
import { labelOf, type AuthorityData } from "../support/readAuthority.js";
import type { AwaitingReport, IssueReport, LicenseState, ReportedLicense } from "./IssueReport.js";

/** Turns what a run did into the command's result. */
export function toResult(report: IssueReport & { readonly refused?: true }, invocation: Invocation): CommandResult {
  const { failure, faults, refused } = report;
  const complaints = refused
    ? [faultsText(report, invocation)]
    : [...failureText(report, invocation), ...awaitingText(report, invocation)];
  const incomplete = refused === true || (report.awaiting !== null && !report.dryRun);
  return {
    exitCode: failure?.exitCode ?? (incomplete ? exitCodes.refused : exitCodes.done),
    data: { ...report, faults: faults.map((fault) => faultData(fault, invocation)), refused: refused === true },
    output: refused ? "" : doneText(report, invocation),
    ...(complaints.length > 0 && { complaint: complaints.join("\n") }),
  };
}

/** Says what is left out, and what is going to be sent. */
export function planText(report: IssueReport, invocation: Invocation): string {
  const { issuer, rowCount, planned, faults, awaiting, dryRun, licenses } = report;
  const issued = count(licenses, "already");
  const plan = invocation.text("issue.plan", {
    issuer: labelOf(issuer),
    rows: rowCount,
    issued,
    pending: licenses.length - issued,
    transactions: planned + (awaiting?.calls.length ?? 0),
  });
  return [
    ...(faults.length > 0 ? [faultsText(report, invocation)] : []),
    ...foundText(report, invocation),
    plan,
    // Otherwise it is said at the end, with what to do about it.
    ...(awaiting !== null && dryRun ? [approversText(issuer, awaiting, invocation)] : []),
  ].join("\n");
}

/** Says what the file was found to be, and what of it was taken for something though it was written otherwise. */
function foundText({ format, readings }: IssueReport, { text }: Invocation): readonly string[] {
  if (format === null) return [];
  const read = readings.map(({ column, reading, count: cells }) =>
    text(`issue.reading.${reading}`, { column, count: cells }),
  );
  return [formatText(format, text), ...read];
}

function formatText(format: TableFormat, text: Invocation["text"]): string {
  switch (format.kind) {
    case "csv":
      return text("issue.format.csv", {
        encoding: format.encoding,
        separator: text(`issue.separator.${separatorNames[format.separator]}`),
      });
    case "ndjson":
      return text("issue.format.ndjson", { encoding: format.encoding });
    case "xlsx":
      return text("issue.format.xlsx", { sheet: printable(format.sheet) });
  }
}

const separatorNames = { ",": "comma", ";": "semicolon", "\t": "tab" } as const;

/** Says who is to approve how many licenses. */
function approversText(issuer: AuthorityData, { calls }: AwaitingReport, invocation: Invocation): string {
  const byApprover = Map.groupBy(calls, ({ approver }) => approver.number);
  const lines = [...byApprover.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const licenses = group.reduce((sum, call) => sum + call.licenses, 0);
    const approver = approverText(first.approver, issuer.number, invocation);
    return [invocation.text("issue.awaiting", { licenses, transactions: group.length, approver })];
  });
  return lines.join("\n");
}

/** Says what a run could not send yet, and what to do about it. */
function awaitingText({ awaiting, issuer }: IssueReport, invocation: Invocation): readonly string[] {
  const request = awaiting?.request ?? null;
  if (awaiting === null || request === null) return [];
  const approvals = awaiting.calls.map(({ approval }) => approval);
  return [approversText(issuer, awaiting, invocation), nextStepText(request, approvals, invocation)];
}

function faultData(fault: Fault, { language }: Invocation): object {
  return { ...fault, message: describeFault(fault, language) };
}

function faultsText(report: IssueReport & { readonly refused?: true }, { text, language }: Invocation): string {
  const { file, faults, faultCount, refused } = report;
  const lines = new Set(faults.map(({ line }) => line)).size;
  const rows = faults.map((fault) => [
    String(fault.line),
    fault.column ?? "",
    fault.code,
    describeFault(fault, language),
  ]);
  const headers = ["line", "column", "code", "fault"] as const;
  return [
    text("issue.faults", { count: faults.length, lines, file: printable(file) }),
    table(
      headers.map((name) => text(`column.${name}`)),
      rows,
    ),
    ...(faultCount > faults.length ? [text("issue.moreFaults", { count: faultCount - faults.length })] : []),
    ...(refused ? foundText(report, { text, language } as Invocation) : []),
    text(conclusionKey(report, refused)),
  ].join("\n");
}

function conclusionKey({ faults, rowCount }: IssueReport, refused: true | undefined): MessageKey {
  if (!refused) return "issue.skipped";
  const faulty = new Set(faults.map(({ line }) => line)).size;
  return faulty < rowCount ? "issue.nothingSent" : "issue.nothingUsable";
}

function doneText(report: IssueReport, invocation: Invocation): string {
  const { text } = invocation;
  const { licenses, transactions, dryRun, folder } = report;
  const documents = licenses.filter(({ document }) => document !== null).length;
  const rows = licenses.map(({ line, identifier, id, block, state }) => [
    String(line),
    identifier,
    id,
    block === null ? "" : String(block),
    text(`issue.state.${state}`),
  ]);
  const headers = ["line", "identifier", "id", "block", "state"] as const;
  const counts = {
    issued: count(licenses, "issued"),
    already: count(licenses, "already"),
    documents,
    folder: printable(folder),
  };
  return [
    table(
      headers.map((name) => text(`column.${name}`)),
      rows,
    ),
    ...(transactions.length > 0 ? ["", receiptText(transactions, invocation)] : []),
    "",
    dryRun ? text("dryRun.done") : text("issue.done", counts),
  ].join("\n");
}

/** Says what a fault in the middle left done and undone. */
function failureText(
  { failure, licenses, transactions, planned }: IssueReport,
  { text }: Invocation,
): readonly string[] {
  if (failure === undefined) return [];
  if (failure.during === "writing") return [text("issue.documentFailed", { reason: failure.message })];
  const unknown = count(licenses, "unknown");
  return [
    text("issue.stopped", {
      transaction: transactions.length + 1,
      transactions: planned,
      reason: `[${failure.code}] ${failure.message}`,
    }),
    text(unknown > 0 ? "issue.stoppedUnknown" : "issue.stoppedState", {
      issued: count(licenses, "issued"),
      unknown,
      unknownLines: linesOf(licenses, "unknown"),
      notIssued: count(licenses, "pending"),
      lines: linesOf(licenses, "pending"),
    }),
  ];
}

function count(licenses: readonly ReportedLicense[], state: LicenseState): number {
  return licenses.filter((license) => license.state === state).length;
}

/** Line numbers with runs drawn together: 2–5, 9. */
function linesOf(licenses: readonly ReportedLicense[], state: LicenseState): string {
  const runs: [first: number, last: number][] = [];
  for (const { line } of licenses.filter((license) => license.state === state)) {
    const last = runs.at(-1);
    if (last?.[1] === line - 1) last[1] = line;
    else runs.push([line, line]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(", ") || "–";
}
