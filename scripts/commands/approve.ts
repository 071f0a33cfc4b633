import { approveAction, checkRight, errorOf, getActingAuthority, predictApproved, type Client } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../config.js";
import { exitCodes } from "../exit.js";
import { describeRequest, toResult, type ApprovedCall, type ApproveReport } from "./approve/reportText.js";
import { createLicenseFinder, type DocumentPlaces } from "./approve/findLicense.js";
import { inspectCalls, type InspectedCall } from "./approve/inspectCall.js";
import { reviewDocuments, type ReviewedCalls } from "./approve/reviewDocuments.js";
import { accountOf } from "./support/accountOf.js";
import { readRequest, type ApprovalRequest } from "./support/ApprovalRequest.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { CommandError } from "./support/CommandError.js";
import { withClient } from "./support/connectClient.js";
import { failureData, failureExitCode } from "./support/failure.js";
import { parseWhole } from "./support/parseWhole.js";
import { draftFolder, hasDrafts } from "./support/draftFolder.js";
import { labelOf, readAuthority } from "./support/readAuthority.js";
import { rightToApprove } from "./support/rightToApprove.js";
import { timeOf } from "./support/today.js";

interface ApproveOptions {
  readonly days: number;
  readonly documents?: string;
  readonly dryRun?: true;
}

/** Most days that the registry lets an approval serve. */
const maxDays = 90;

const secondsPerDay = 86_400;

/** Defines `approve <request>`. */
export function defineApprove(command: Command, { text, perform }: Definition): void {
  command
    .description(text("approve.description"))
    .argument("<request>", text("approve.request"))
    .option("--days <n>", text("approve.days"), (value) => parseWhole("--days", value, 1, maxDays), 7)
    .option("--documents <folder>", text("approve.documents"))
    .option("--dry-run", text("approve.dryRun"))
    .action((file: string, options: ApproveOptions) =>
      perform((invocation) => approveRequest(file, options, invocation)),
    );
}

async function approveRequest(file: string, options: ApproveOptions, invocation: Invocation): Promise<CommandResult> {
  // Looked for on both sides of reading the request: it comes after what it asks to issue, and goes before that.
  const stood = await hasDrafts(file);
  const request = await readRequest(file);
  const folder = options.documents ?? (stood || (await hasDrafts(file)) ? draftFolder(file) : undefined);
  return withClient(loadConfig({ say: invocation.note }), "approverPrivateKey", invocation, async (client) => {
    const authority = await readAuthority(client, await getActingAuthority(client));
    // All are looked at before the first is approved: a request that was meddled with is refused whole.
    const calls = await inspectCalls(client, request.calls);

    const own = calls.filter(({ approver }) => approver?.number === authority.number);
    if (own.length === 0) {
      const named = calls.flatMap(({ approver }) => (approver === null ? [] : [labelOf(approver)]));
      const approvers = [...new Set(named)].join(", ");
      throw new CommandError("approve.notYours", exitCodes.refused, { file, authority: labelOf(authority), approvers });
    }
    await requireEntitled(client, own, request);

    const reviewed = await review(client, folder, own, invocation);
    const expiresAt = (await timeOf(client)) + options.days * secondsPerDay;
    const report: ApproveReport = {
      file,
      authority,
      expiresAt,
      dryRun: options.dryRun === true,
      calls: await judge(client, calls, { own, request, reviewed, places: { ...options, request: file }, invocation }),
      transactions: [],
    };
    invocation.note(describeRequest(report, invocation));
    return toResult(report.dryRun ? report : await giveApprovals(client, report, invocation), invocation);
  });
}

/** Refuses a key whose approval the registry would not take: better said now than when the action finds it useless. */
async function requireEntitled(
  client: Client,
  own: readonly InspectedCall[],
  { preparedBy }: ApprovalRequest,
): Promise<void> {
  const account = accountOf(client);
  for (const { call, decoded, acting } of own) {
    const { approver } = decoded.decision;
    if (approver === acting.number && preparedBy === account) {
      throw errorOf("JOINT_APPROVAL_SAME_KEY", { action: call.hash, account });
    }
    const right = rightToApprove({ ...decoded, approver }, acting);
    await checkRight(client, { account, licenseType: decoded.licenseType, right });
  }
}

/** Looks at the documents of what is to be issued, where there is a folder of them. */
async function review(
  client: Client,
  folder: string | undefined,
  own: readonly InspectedCall[],
  invocation: Invocation,
): Promise<ReviewedCalls> {
  const open = own.filter(({ carriedOut, decoded }) => !carriedOut && decoded.licenses.length > 0);
  return folder === undefined ? new Map() : reviewDocuments(client, folder, open, invocation);
}

/** What a call is judged by. */
interface Judging {
  readonly own: readonly InspectedCall[];
  readonly request: ApprovalRequest;
  readonly reviewed: ReviewedCalls;
  readonly places: DocumentPlaces;
  readonly invocation: Invocation;
}

/** Tells how each call stands, and tries what is to be approved: nobody is to approve what would be refused. */
async function judge(
  client: Client,
  calls: readonly InspectedCall[],
  { own, request, reviewed, places, invocation }: Judging,
): Promise<readonly ApprovedCall[]> {
  const judged: ApprovedCall[] = [];
  const findLicense = createLicenseFinder(client, places);
  for (const inspected of calls) {
    const state = stateBefore(inspected, own);
    const licenses = reviewed.get(inspected) ?? null;
    const { id } = inspected.decoded;
    const license = id === null ? null : await findLicense(id);
    const known = { ...inspected, license, licenses, tried: null, refusal: null };
    if (state !== "pending") {
      judged.push({ ...known, state });
      continue;
    }
    const after = inspected.after.map(({ call }) => call);
    const prediction = await predictApproved(client, { call: inspected.call, from: request.preparedBy, after });
    const { kind } = prediction;
    if (kind !== "REFUSED")
      judged.push({ ...known, state, tried: kind === "UNKNOWN" && after.length > 0 ? "NOT" : kind });
    else judged.push({ ...known, state: "refused", refusal: failureData(prediction.error, invocation.language) });
  }
  return judged;
}

function stateBefore(inspected: InspectedCall, own: readonly InspectedCall[]): ApprovedCall["state"] {
  if (inspected.approver === null) return inspected.carriedOut ? "carriedOut" : "notNeeded";
  if (!own.includes(inspected)) return "other";
  if (inspected.carriedOut) return "carriedOut";
  return inspected.approvedUntil !== null ? "already" : "pending";
}

/** Approves what is left to be approved, one call after the other, and stops at the first fault. */
async function giveApprovals(client: Client, report: ApproveReport, { language }: Invocation): Promise<ApproveReport> {
  const { expiresAt } = report;
  const calls = [...report.calls];
  const transactions: ApproveReport["transactions"][number][] = [];
  for (const [position, each] of report.calls.entries()) {
    if (each.state !== "pending") continue;
    try {
      const receipt = await approveAction(client, { call: each.call, expiresAt });
      transactions.push({ ...receipt, licenses: each.decoded.licenses.length || 1 });
      calls[position] = { ...each, state: "approved", approvedUntil: expiresAt };
    } catch (error) {
      const failure = { ...failureData(error, language), exitCode: failureExitCode(error) };
      return { ...report, calls, transactions, failure };
    }
  }
  return { ...report, calls, transactions };
}
