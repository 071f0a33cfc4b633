import type { Client } from "@elicense/sdk";

import type { Fault } from "../../csv/index.js";
import { startProgress } from "../../output/progress.js";
import type { CommandResult } from "../support/Command.js";
import { confirm } from "../support/confirm.js";
import { readAuthority } from "../support/readAuthority.js";
import { askForApprovals } from "./askForApprovals.js";
import { prepareFolder } from "./DocumentFolder.js";
import { estimateWork } from "./estimateWork.js";
import type { AwaitingCalls, IssueReport, SanctionReport } from "./IssueReport.js";
import type { Ledger, LedgerBatch } from "./Ledger.js";
import { planText, toResult } from "./reportText.js";
import { plannedBatches, requestOf, type Run, type RunSanctions } from "./Run.js";
import { removeLeftovers } from "./removeLeftovers.js";
import { sendAll } from "./sendAll.js";
import { surveyBatches, type AwaitingCall, type Survey } from "./surveyBatches.js";
import { writeFiles, type WrittenFiles } from "./writeFiles.js";

/**
 * Issues what a file has: looks how each license stands, says what is going to be sent, asks, and sends it.
 *
 * @throws {CommandError} CONFIRM_REFUSED, PROMPT_NO_TERMINAL, REQUEST_DIFFERS or FOLDER_UNWRITABLE: nothing was sent.
 * @throws {ElicenseError} The node's trouble before anything was sent.
 */
export async function carryOut(client: Client, run: Run): Promise<CommandResult> {
  const { options, invocation, read, ledger } = run;
  const readReport = reportOf(run);
  if (isRefused(run, readReport, read.goodCount)) return toResult({ ...readReport, refused: true }, run);

  const survey = await look(client, run);
  const found = reportOf(run, survey);
  const { pending, awaiting, already } = ledger.counts();
  if (isRefused(run, found, pending + awaiting + already)) return toResult({ ...found, refused: true }, run);

  const planned = { ...found, ...(await plannedOf(client, run, survey)) };
  invocation.note(planText(planned, run));
  if (options.dryRun === true) return toResult(planned, run);
  if (survey.ready > 0 || options.wait === true) await confirm(options, invocation);
  // What is sent is waited for, and its documents are written.
  const end = invocation.interruption.begin();
  try {
    await prepareFolder(run.folder);
    await removeLeftovers(run.folder);
    await askForApprovals(client, run, survey);
    const gasPerLicense = planned.estimate && planned.estimate.gas / BigInt(planned.counts.pending);
    const { waiting, ...sent } = await sendAll(client, run, { ...survey, gasPerLicense });
    const files = await writeFiles(client, run, planned.faults);
    const failure = sent.failure ?? files.failure;
    const done = {
      ...sent,
      ...withSanctions(planned, run, files),
      counts: ledger.counts(),
      documents: ledger.documentCount(),
    };
    const left = waiting === 0 ? null : planned.awaiting;
    return await toResult({ ...planned, ...done, awaiting: left, ...(failure !== undefined && { failure }) }, run);
  } finally {
    end();
  }
}

/**
 * Whether nothing is to be sent for the faults. A license may be left out, but nothing of what stands against one: it
 * would look as if nothing did.
 */
function isRefused({ options }: Run, { faults, sanctions }: IssueReport, usable: number): boolean {
  if (usable === 0 || (sanctions?.faultCount ?? 0) > 0) return true;
  return faults.length > 0 && options.skipInvalid !== true;
}

/** @param survey - Faults that the chain and the folder tell, besides those of the files. */
function reportOf(run: Run, survey: Pick<Survey, "faults" | "sanctionFaults"> = unseen): IssueReport {
  const { file, folder, options, issuer, read, ledger, sanctions } = run;
  const { faults: found, sanctionFaults } = survey;
  return {
    ...{ file, folder, issuer, dryRun: options.dryRun === true, refused: false },
    ...{ format: read.format, readings: read.readings, rowCount: read.rowCount },
    faults: [...read.faults, ...found].sort((a, b) => a.line - b.line),
    faultCount: read.faultCount + found.length,
    ...{ planned: 0, estimate: null, transactions: 0, gasUsed: 0n, awaiting: null },
    ...{ counts: ledger.counts(), documents: 0, results: null, manifest: null },
    ...(sanctions !== undefined && { sanctions: sanctionReportOf(sanctions, sanctionFaults) }),
  };
}

const unseen = { faults: [], sanctionFaults: [] } as const;

function sanctionReportOf({ file, read, ledger }: RunSanctions, found: readonly Fault[]): SanctionReport {
  const { format, readings, rowCount, skipped } = read;
  const counts = ledger.counts();
  return {
    ...{ file, format, readings, rowCount, results: null },
    faults: [...read.faults, ...found].sort((a, b) => a.line - b.line),
    faultCount: read.faultCount + found.length,
    counts: { ...counts, skipped: counts.skipped + skipped },
  };
}

/** The files about a run, and how its sanctions stand now. */
function withSanctions(
  { sanctions: before }: IssueReport,
  { sanctions }: Run,
  { sanctionResults, ...files }: WrittenFiles,
): Partial<IssueReport> {
  if (before === undefined || sanctions === undefined) return files;
  const { counts } = sanctionReportOf(sanctions, []);
  return { ...files, sanctions: { ...before, counts, results: sanctionResults } };
}

async function look(client: Client, run: Run): Promise<Survey> {
  const { csvType, issuer, folder, ledger, invocation, read, registerKey, sanctions } = run;
  const progress = startProgress(invocation.text("issue.looking"), read.goodCount);
  const terms = {
    ...{ type: csvType.type, authority: issuer.number, folder, ledger, told: progress.show },
    ...(sanctions !== undefined && { sanctioned: { registerKey, sanctions: sanctions.ledger } }),
  };
  try {
    return await surveyBatches(client, plannedBatches(run), terms);
  } finally {
    progress.end();
  }
}

async function plannedOf(
  client: Client,
  run: Run,
  { ready, awaiting }: Survey,
): Promise<Pick<IssueReport, "planned" | "estimate" | "awaiting" | "counts">> {
  const { options, csvType, ledger } = run;
  const counts = ledger.counts();
  const sample = pendingOf(ledger, ledger.toDo());
  const work = sample && { type: csvType.type, sample, licenses: counts.pending };
  const estimate = work === undefined ? null : await estimateWork(client, work);
  const planned = { planned: ready, estimate, counts };
  if (awaiting.length === 0) return { ...planned, awaiting: null };
  const approvers = await approversOf(client, awaiting, run);
  const request = options.dryRun === true ? null : requestOf(run).path;
  return { ...planned, awaiting: { request, approvers } };
}

/** The first batch of some of which something is to be sent. */
function pendingOf(ledger: Ledger, positions: readonly number[]): LedgerBatch | undefined {
  for (const position of positions) {
    const batch = ledger.batch(position);
    const licenses = batch.licenses.filter(({ state }) => state === "pending");
    if (licenses.length > 0) return { ...batch, licenses };
  }
  return undefined;
}

async function approversOf(
  client: Client,
  awaiting: readonly AwaitingCall[],
  { sanctions }: Run,
): Promise<readonly AwaitingCalls[]> {
  const groups = [...Map.groupBy(awaiting, ({ approver }) => approver)];
  return Promise.all(
    groups.map(async ([approver, calls]) => ({
      approver: await readAuthority(client, approver),
      approvals: [...new Set(calls.map(({ approval }) => approval))],
      calls: calls.length,
      licenses: calls.reduce((sum, { licenses }) => sum + licenses, 0),
      ...(sanctions !== undefined && { sanctions: calls.filter(({ sanction }) => sanction !== null).length }),
    })),
  );
}
