import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";

import { getActingAuthority, fromChain, parseRegisterKey, rights, type Client, type RegisterKey } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig, requireSetting } from "../config.js";
import { csvTypes, readLicenses, type CsvType, type Fault, type LicenseFile } from "../csv/index.js";
import { exitCodes } from "../exit.js";
import { startProgress } from "../output/progress.js";
import { prepareFolder } from "./issue/DocumentFolder.js";
import { findApprovers } from "./issue/findApprovers.js";
import { reported, type IssueReport } from "./issue/IssueReport.js";
import { planBatches, planLicense, type Batch } from "./issue/plan.js";
import { planText, toResult } from "./issue/reportText.js";
import { restoreDocuments } from "./issue/restoreDocuments.js";
import { sendBatches } from "./issue/sendBatches.js";
import { settle, type Settled } from "./issue/settle.js";
import { sortBatches, type SortedBatches } from "./issue/sortBatches.js";
import { accountOf } from "./support/accountOf.js";
import { requestPath } from "./support/ApprovalRequest.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { CommandError } from "./support/CommandError.js";
import { withClient } from "./support/connectClient.js";
import { parseWhole } from "./support/parseWhole.js";
import { clearRequest, placeRequest } from "./support/placeRequest.js";
import { createAuthorityReader, readAuthority, type AuthorityData } from "./support/readAuthority.js";
import { unreadable } from "./support/readDocument.js";
import { todayOf } from "./support/today.js";

interface IssueOptions {
  readonly type: string;
  readonly out: string;
  readonly skipInvalid?: true;
  readonly dryRun?: true;
  readonly batchSize: number;
}

/** A run of the command: what it was asked for and by whom. */
interface Run {
  readonly file: string;
  readonly options: IssueOptions;
  readonly csvType: CsvType;
  readonly registerKey: RegisterKey;
  readonly issuer: AuthorityData;
  readonly invocation: Invocation;
}

/** Most licenses that the registry issues in one step. */
const maxBatch = 256;

/** Defines `issue <csv>`. */
export function defineIssue(command: Command, { text, perform }: Definition): void {
  command
    .description(text("issue.description"))
    .argument("<csv>", text("issue.csv"))
    .option("--type <name>", text("issue.type"), "lawyer")
    .option("--out <folder>", text("issue.out"), "licenses")
    .option("--skip-invalid", text("issue.skipInvalid"))
    .option("--dry-run", text("issue.dryRun"))
    .option("--batch-size <n>", text("issue.batchSize"), (value) => parseWhole("--batch-size", value, 1, maxBatch), 100)
    .action((file: string, options: IssueOptions) => perform((invocation) => issueFile(file, options, invocation)));
}

async function issueFile(file: string, options: IssueOptions, invocation: Invocation): Promise<CommandResult> {
  const csvType = csvTypes.get(options.type);
  if (csvType === undefined) {
    const allowed = [...csvTypes.keys()].join(", ");
    throw new CommandError("usage.choice", exitCodes.usage, { option: "--type", allowed });
  }
  await requireFile(file);
  const config = loadConfig({ say: invocation.note });
  const registerKey = parseRegisterKey(requireSetting(config, "registerKey"));

  return withClient(config, "privateKey", invocation, async (client) => {
    const issuer = await readIssuer(client, csvType);
    const run: Run = { file, options, csvType, registerKey, issuer, invocation };
    const read = await readLicenses({
      file: bytesOf(file),
      csvType,
      issuer,
      registerKey,
      today: await todayOf(client),
    });
    return carryOut(client, run, read);
  });
}

async function carryOut(client: Client, run: Run, read: LicenseFile): Promise<CommandResult> {
  const { csvType, registerKey, issuer, options } = run;
  const terms = { type: csvType.type, authority: issuer.number };
  const approvable = await findApprovers(client, read.rows, terms);
  const planned = approvable.rows.map(({ row, approver }) => planLicense(row, { ...terms, approver, registerKey }));
  const settled = await settle(client, planned, issuer.number, options.out);
  const faults = [...read.faults, ...approvable.faults, ...settled.faults].sort((a, b) => a.line - b.line);

  const usable = settled.pending.length + settled.already.length;
  const refused = usable === 0 || (faults.length > 0 && options.skipInvalid !== true);
  const report = reportOf(run, read, faults);
  if (refused) return toResult({ ...report, refused: true }, run.invocation);

  const batches = await sortBatches(client, batchesOf(settled, options.batchSize), terms);
  const plan = { ...report, ...(await plannedOf(client, run, batches)) };
  run.invocation.note(planText(plan, settled, run.invocation));
  if (options.dryRun === true) return toResult({ ...plan, licenses: dryRunOf(settled, batches) }, run.invocation);
  return toResult({ ...plan, ...(await issueBatches(client, run, batches, settled)) }, run.invocation);
}

async function issueBatches(
  client: Client,
  { file, csvType, options, invocation }: Run,
  { ready, awaiting, calls: own }: SortedBatches,
  settled: Settled,
): Promise<Pick<IssueReport, "transactions" | "licenses" | "failure">> {
  const { out: folder } = options;
  const { language } = invocation;
  await prepareFolder(folder);
  const request = requestPath(folder, file, "issue");
  if (awaiting.length === 0) await clearRequest(client, request, own);
  else {
    const calls = awaiting.map(({ call }) => call);
    await placeRequest(client, request, { calls, own, licenses: licensesOf(awaiting.map(({ batch }) => batch)) });
  }

  const restored = await restoreDocuments(client, settled.already, folder);
  const progress = startProgress(invocation.text("issue.progress"), licensesOf(ready).length);
  try {
    const sent = await sendBatches(client, ready, { type: csvType.type, folder, language, progress });
    return { ...sent, licenses: inOrder([...restored, ...sent.licenses, ...awaitingLicenses(awaiting)]) };
  } finally {
    progress.end();
  }
}

/** What was issued already counts for the batches too, so that they are the same in every run. */
function batchesOf({ pending, already }: Settled, size: number): readonly Batch[] {
  const open = new Set(pending.map(({ line }) => line));
  return planBatches(inOrder([...pending, ...already]), size, ({ line }) => open.has(line));
}

async function plannedOf(
  client: Client,
  { file, options }: Run,
  { ready, awaiting }: SortedBatches,
): Promise<Pick<IssueReport, "planned" | "awaiting">> {
  if (awaiting.length === 0) return { planned: ready.length, awaiting: null };
  const read = createAuthorityReader(client);
  const calls = awaiting.map(async ({ batch, call, approval }) => ({
    hash: call.hash,
    approver: await read(batch.decision.approver),
    approval,
    licenses: batch.licenses.length,
  }));
  const request = options.dryRun === true ? null : requestPath(options.out, file, "issue");
  return { planned: ready.length, awaiting: { request, calls: await Promise.all(calls) } };
}

function reportOf(run: Run, read: LicenseFile, faults: readonly Fault[]): IssueReport {
  const { file, options, issuer } = run;
  return {
    file,
    folder: options.out,
    dryRun: options.dryRun === true,
    issuer,
    rowCount: read.rowCount,
    faults,
    planned: 0,
    transactions: [],
    awaiting: null,
    licenses: [],
  };
}

function dryRunOf({ already }: Settled, { ready, awaiting }: SortedBatches): IssueReport["licenses"] {
  return inOrder([
    ...already.map((license) => reported(license, "already", license.issuedIn ?? null)),
    ...licensesOf(ready).map((license) => reported(license, "pending")),
    ...awaitingLicenses(awaiting),
  ]);
}

function awaitingLicenses(awaiting: SortedBatches["awaiting"]): IssueReport["licenses"] {
  return licensesOf(awaiting.map(({ batch }) => batch)).map((license) => reported(license, "awaiting"));
}

function licensesOf(batches: readonly Batch[]): Batch["licenses"] {
  return batches.flatMap(({ licenses }) => licenses);
}

function inOrder<Row extends { readonly line: number }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => a.line - b.line);
}

/** Finds the authority that the key acts for, and that it may issue: better said before a file is read than after. */
async function readIssuer(client: Client, { type }: CsvType): Promise<AuthorityData> {
  const number = await getActingAuthority(client);
  const { authorities } = client.contracts;
  try {
    await authorities.checkRight(type.number, accountOf(client), rights.indexOf("ISSUE"));
  } catch (error) {
    throw fromChain(error);
  }
  return readAuthority(client, number);
}

async function requireFile(file: string): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  if (!found.isFile()) throw unreadable(file, { code: "EISDIR" });
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw unreadable(file, error);
  }
}
