import type { Language } from "@elicense/sdk";

import { describeFault, sanctionTable, type Fault, type TableColumns, type TableFormat } from "../../csv/index.js";
import { exitCodes } from "../../exit.js";
import { durationText } from "../../output/duration.js";
import { printable } from "../../output/printable.js";
import { table } from "../../output/table.js";
import type { MessageKey } from "../../messages/index.js";
import { approverText, nextStepText } from "../support/awaitingText.js";
import type { CommandResult, Invocation } from "../support/Command.js";
import type { ExitCode } from "../support/CommandError.js";
import { labelOf, type AuthorityData } from "../support/readAuthority.js";
import { documentPath } from "./DocumentFolder.js";
import type { AwaitingReport, Estimate, IssueReport } from "./IssueReport.js";
import type { Run } from "./Run.js";
import {
  emitSanctions,
  sanctionsComplaint,
  sanctionsDone,
  sanctionsLeft,
  sanctionsPlan,
  sanctionsTable,
} from "./sanctionText.js";

/** Most licenses that are shown to people one by one: of more, the file of results is easier to read. */
const shownMost = 100;

/** Turns what a run did into the command's result; to programs it gives each license as a line of its own. */
export async function toResult(report: IssueReport, run: Run): Promise<CommandResult> {
  const { invocation } = run;
  const { failure, faults, refused, counts, dryRun } = report;
  const complaints = refused
    ? faultTexts(report, run)
    : [
        ...failureText(report, run),
        ...refusalsText(run, counts.refused),
        ...sanctionsComplaint(report, run),
        ...awaitingText(report, invocation),
      ];
  const left = counts.awaiting + counts.refused + counts.pending + counts.unknown + sanctionsLeft(report);
  const incomplete = refused || (!dryRun && left > 0);
  if (invocation.json && !refused) {
    await emitLicenses(run);
    await emitSanctions(run);
  }
  return {
    exitCode: failure?.exitCode ?? exitCodeOf(incomplete, invocation),
    data: {
      ...{ ...report, faults: faults.map((fault) => faultData(fault, invocation)) },
      ...(report.sanctions && {
        sanctions: {
          ...report.sanctions,
          faults: report.sanctions.faults.map((fault) => faultData(fault, invocation)),
        },
      }),
    },
    output: refused ? "" : doneText(report, run),
    ...(complaints.length > 0 && { complaint: complaints.join("\n") }),
  };
}

function exitCodeOf(incomplete: boolean, { interruption }: Invocation): ExitCode {
  if (!incomplete) return exitCodes.done;
  return interruption.signal.aborted ? exitCodes.interrupted : exitCodes.refused;
}

async function emitLicenses({ ledger, folder, invocation }: Run): Promise<void> {
  for (const entry of ledger.entries()) {
    const { line, identifier, id, state, block, transaction, documented, refusal } = entry;
    const document = documented ? documentPath(folder, identifier) : null;
    const refused = refusal === null ? null : { ...refusal, message: describeFault(refusal, invocation.language) };
    await invocation.emit({ data: { line, identifier, id, state, block, transaction, document, refusal: refused } });
  }
}

/** Says what is left out, and what is going to be sent. */
export function planText(report: IssueReport, run: Run): string {
  const { invocation } = run;
  const { issuer, rowCount, planned, faults, awaiting, dryRun, counts, estimate } = report;
  const calls = awaiting?.approvers.reduce((sum, approver) => sum + approver.calls, 0) ?? 0;
  const plan = invocation.text("issue.plan", {
    issuer: labelOf(issuer),
    rows: rowCount,
    issued: counts.already,
    pending: counts.pending + counts.awaiting,
    transactions: planned + calls,
  });
  return [
    ...(faults.length > 0 ? faultTexts(report, run) : []),
    ...filesText(report, invocation),
    plan,
    ...(report.sanctions === undefined ? [] : sanctionsPlan(report.sanctions, invocation)),
    ...(estimate === null ? [] : [estimateText(report, estimate, invocation)]),
    // Otherwise it is said at the end, with what to do about it.
    ...(awaiting !== null && dryRun ? [approversText(issuer, awaiting, invocation)] : []),
  ].join("\n");
}

function estimateText({ counts }: IssueReport, { gas, seconds }: Estimate, { text, language }: Invocation): string {
  const values = { licenses: counts.pending, gas: gas.toLocaleString("en-US") };
  if (seconds === null) return text("issue.estimate.gas", values);
  return text("issue.estimate.time", { ...values, time: durationText(seconds, language) });
}

/** Says what the files were found to be, and which is which where there are two. */
function filesText(report: IssueReport, { text }: Pick<Invocation, "text">): readonly string[] {
  const { sanctions } = report;
  if (sanctions === undefined) return foundText(report, { text });
  return [report, sanctions].flatMap((found) =>
    foundText(found, { text }).map((read) => text("import.read", { file: printable(found.file), read })),
  );
}

/** Says what a file was found to be, and what of it was taken for something though it was written otherwise. */
function foundText(
  { format, readings }: Pick<IssueReport, "format" | "readings">,
  { text }: Pick<Invocation, "text">,
): readonly string[] {
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
function approversText(issuer: AuthorityData, { approvers }: AwaitingReport, invocation: Invocation): string {
  const lines = approvers.map(({ approver, calls, licenses, sanctions }) => {
    const values = { licenses, transactions: calls, approver: approverText(approver, issuer.number, invocation) };
    if (sanctions === undefined) return invocation.text("issue.awaiting", values);
    return invocation.text("import.awaiting", { ...values, sanctions });
  });
  return lines.join("\n");
}

/** Says what a run could not send yet, and what to do about it. */
function awaitingText({ awaiting, issuer, counts, dryRun }: IssueReport, invocation: Invocation): readonly string[] {
  const request = awaiting?.request ?? null;
  // What was left of a batch when some of it had been issued elsewhere.
  if (awaiting === null && counts.awaiting > 0 && !dryRun) {
    return [invocation.text("issue.askAgain", { count: counts.awaiting })];
  }
  if (awaiting === null || request === null) return [];
  const approvals = awaiting.approvers.flatMap((approver) => approver.approvals);
  return [approversText(issuer, awaiting, invocation), nextStepText(request, approvals, invocation)];
}

function faultData(fault: Fault, { language }: Invocation): object {
  return { ...fault, message: describeFault(fault, language) };
}

/** Says what is wrong with the files, and what comes of it. */
function faultTexts(report: IssueReport, { csvType, invocation }: Run): readonly string[] {
  const { text, language } = invocation;
  const { sanctions, refused } = report;
  const files = [report, ...(sanctions === undefined ? [] : [sanctions])];
  const conclusion = (sanctions?.faultCount ?? 0) > 0 ? "import.nothingSent" : conclusionKey(report, refused);
  return [
    ...files
      .filter(({ faults }) => faults.length > 0)
      .map((found) => faultsText(found, found === report ? csvType : sanctionTable, { text, language })),
    ...(refused ? filesText(report, { text }) : []),
    text(conclusion),
  ];
}

function faultsText(
  { file, faults, faultCount }: Pick<IssueReport, "file" | "faults" | "faultCount">,
  { columns }: TableColumns,
  { text, language }: Pick<Invocation, "text" | "language">,
): string {
  const titles = new Map(columns.map(({ name, title }) => [name, title]));
  const lines = new Set(faults.map(({ line }) => line)).size;
  const rows = faults.map((fault) => [
    String(fault.line),
    columnText(fault.column, titles, language),
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
  ].join("\n");
}

/** A column as people know it: in Chinese by its title too, which a template's header has. */
function columnText(column: string | null, titles: ReadonlyMap<string, string>, language: Language): string {
  const title = language === "zh" ? titles.get(column ?? "") : undefined;
  return title === undefined ? (column ?? "") : `${title}（${column}）`;
}

function conclusionKey({ faults, rowCount }: IssueReport, refused: boolean): MessageKey {
  if (!refused) return "issue.skipped";
  const faulty = new Set(faults.map(({ line }) => line)).size;
  return faulty < rowCount ? "issue.nothingSent" : "issue.nothingUsable";
}

function doneText(report: IssueReport, run: Run): string {
  const { text } = run.invocation;
  const { counts, documents, transactions, gasUsed, dryRun, folder, results } = report;
  const values = { ...counts, documents, folder: printable(folder), transactions };
  return [
    ...licensesText(report, run),
    ...sanctionsTable(run),
    ...(transactions > 0 ? [text("issue.sent", { transactions, gas: gasUsed.toLocaleString("en-US") })] : []),
    dryRun ? text("dryRun.done") : text("issue.done", values),
    ...(dryRun ? [] : sanctionsDone(report, run.invocation)),
    ...(results === null ? [] : [text("issue.results", { file: printable(results) })]),
    ...(typeof report.sanctions?.results === "string"
      ? [text("import.results", { file: printable(report.sanctions.results) })]
      : []),
  ].join("\n");
}

function licensesText({ counts }: IssueReport, { ledger, invocation: { text } }: Run): readonly string[] {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (all > shownMost) return [];
  const headers = ["line", "identifier", "id", "block", "state"] as const;
  const rows = [...ledger.entries()].map(({ line, identifier, id, block, state }) => [
    ...[String(line), identifier, id, block === null ? "" : String(block)],
    text(`issue.state.${state}`),
  ]);
  const titles = headers.map((name) => text(`column.${name}`));
  return [table(titles, rows), ""];
}

/** Names the licenses that the chain refused when it was their turn. */
function refusalsText({ ledger, invocation }: Run, count: number): readonly string[] {
  if (count === 0) return [];
  const { text, language } = invocation;
  const rows: string[][] = [];
  for (const { line, refusal } of ledger.entries()) {
    if (refusal === null || rows.length === shownMost) continue;
    rows.push([String(line), refusal.code, describeFault(refusal, language)]);
  }
  const headers = ["line", "code", "fault"] as const;
  return [
    text("issue.refusals", { count }),
    table(
      headers.map((name) => text(`column.${name}`)),
      rows,
    ),
  ];
}

/** Says what a fault in the middle left done and undone. */
function failureText({ failure, counts }: IssueReport, { ledger, invocation: { text } }: Run): readonly string[] {
  if (failure === undefined) return [];
  if (failure.during === "writing") return [text("issue.documentFailed", { reason: failure.message })];
  const { issued, unknown, pending: notIssued } = counts;
  return [
    text("issue.stopped", { reason: `[${failure.code}] ${failure.message}` }),
    text(unknown > 0 ? "issue.stoppedUnknown" : "issue.stoppedState", {
      ...{ issued, unknown, notIssued },
      unknownLines: runsOf(ledger.lines("unknown")),
      lines: runsOf(ledger.lines("pending")),
    }),
  ];
}

/** Most runs of lines that are listed. */
const runsMost = 20;

/** Line numbers with runs drawn together: 2–5, 9. */
function runsOf(lines: Iterable<number>): string {
  const runs: [first: number, last: number][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.[1] === line - 1) last[1] = line;
    else if (runs.length > runsMost) break;
    else runs.push([line, line]);
  }
  const texts = runs.map(([first, last]) => (first === last ? String(first) : `${String(first)}–${String(last)}`));
  return [...texts.slice(0, runsMost), ...(texts.length > runsMost ? ["…"] : [])].join(", ") || "–";
}
