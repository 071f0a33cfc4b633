import { stat } from "node:fs/promises";

import { getActingAuthority, fromChain, parseRegisterKey, rights, type Client, type RegisterKey } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig, requireSetting } from "../config.js";
import { readLicenses, type CsvType, type Fault, type LicenseFile } from "../csv/index.js";
import { exitCodes } from "../exit.js";
import { startProgress } from "../output/progress.js";
import { prepareFolder } from "./issue/DocumentFolder.js";
import { createApprovers, type Approvers } from "./issue/createApprovers.js";
import type { IssueReport } from "./issue/IssueReport.js";
import { planBatches, type Batch, type PlannedLicense } from "./issue/plan.js";
import { planText, toResult } from "./issue/reportText.js";
import { sendBatches } from "./issue/sendBatches.js";
import { settle } from "./issue/settle.js";
import { surveyBatches, type Survey } from "./issue/surveyBatches.js";
import { writeTemplate } from "./issue/writeTemplate.js";
import { accountOf } from "./support/accountOf.js";
import { requestPath } from "./support/ApprovalRequest.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { CommandError } from "./support/CommandError.js";
import { withClient } from "./support/connectClient.js";
import { parseWhole } from "./support/parseWhole.js";
import { clearRequest, placeRequest } from "./support/placeRequest.js";
import { createAuthorityReader, readAuthority, type AuthorityData } from "./support/readAuthority.js";
import { findCsvType } from "./support/findCsvType.js";
import { openerOf } from "./support/openerOf.js";
import { unreadable } from "./support/readDocument.js";
import { todayOf } from "./support/today.js";

interface IssueOptions {
  readonly type: string;
  readonly template?: string;
  readonly out?: string;
  readonly skipInvalid?: true;
  readonly dryRun?: true;
  readonly batchSize: number;
}

/** A run of the command: what it was asked for and by whom. */
interface Run {
  readonly file: string;
  /** Where the documents go. */
  readonly folder: string;
  readonly options: IssueOptions;
  readonly csvType: CsvType;
  readonly registerKey: RegisterKey;
  readonly issuer: AuthorityData;
  readonly approvers: Approvers;
  readonly invocation: Invocation;
}

/** Most licenses that the registry issues in one step. */
const maxBatch = 256;

/** Where documents go if nothing else is said. */
const defaultFolder = "licenses";

/** Defines `issue <file>`. */
export function defineIssue(command: Command, { text, perform }: Definition): void {
  command
    .description(text("issue.description"))
    .argument("[file]", text("issue.file"))
    .option("--type <name>", text("issue.type"), "lawyer")
    .option("--template <type>", text("issue.template"))
    .option("--out <folder>", text("issue.out"))
    .option("--skip-invalid", text("issue.skipInvalid"))
    .option("--dry-run", text("issue.dryRun"))
    .option("--batch-size <n>", text("issue.batchSize"), (value) => parseWhole("--batch-size", value, 1, maxBatch), 100)
    .action((file: string | undefined, options: IssueOptions) =>
      perform((invocation) => {
        if (options.template === undefined) return issueFile(requireArgument(file), options, invocation);
        return writeTemplate(findCsvType("--template", options.template), options.out, invocation);
      }),
    );
}

function requireArgument(file: string | undefined): string {
  if (file === undefined) throw new CommandError("usage.missingArgument", exitCodes.usage, { name: "file" });
  return file;
}

async function issueFile(file: string, options: IssueOptions, invocation: Invocation): Promise<CommandResult> {
  const csvType = findCsvType("--type", options.type);
  await requireFile(file);
  const config = loadConfig({ say: invocation.note });
  const registerKey = parseRegisterKey(requireSetting(config, "registerKey"));

  return withClient(config, "privateKey", invocation, async (client) => {
    const issuer = await readIssuer(client, csvType);
    const approvers = createApprovers(client, { type: csvType.type, authority: issuer.number });
    const folder = options.out ?? defaultFolder;
    const run: Run = { file, folder, options, csvType, registerKey, issuer, approvers, invocation };
    const read = await readLicenses({
      open: openerOf(file),
      csvType,
      issuer,
      registerKey,
      today: await todayOf(client),
      inspect: approvers.inspect,
    });
    try {
      return await carryOut(client, run, read);
    } finally {
      read.close();
    }
  });
}

async function carryOut(client: Client, run: Run, read: LicenseFile): Promise<CommandResult> {
  const { options, invocation, issuer, csvType, folder } = run;
  const refused = (faults: readonly Fault[], usable: number): boolean =>
    usable === 0 || (faults.length > 0 && options.skipInvalid !== true);
  if (refused(read.faults, read.goodCount)) {
    return toResult({ ...reportOf(run, read, []), refused: true }, invocation);
  }

  const plan = (): Iterable<Batch> => plannedBatches(run, read);
  const terms = { type: csvType.type, authority: issuer.number, folder };
  const survey = await surveyBatches(client, plan(), terms);
  const report = reportOf(run, read, survey.faults);
  if (refused(report.faults, survey.licenses.length)) return toResult({ ...report, refused: true }, invocation);

  const planned = { ...report, ...(await plannedOf(client, run, survey)), licenses: survey.licenses };
  invocation.note(planText(planned, invocation));
  if (options.dryRun === true) return toResult(planned, invocation);
  return toResult({ ...planned, ...(await issueBatches(client, run, plan, survey)) }, invocation);
}

/** The same batches in every run, approved and issued ones included: an approval is of the very call. */
function plannedBatches({ csvType, issuer, registerKey, approvers, options }: Run, read: LicenseFile): Iterable<Batch> {
  const { approverOf } = approvers;
  const parameters = { type: csvType.type, authority: issuer.number, registerKey, approverOf };
  return planBatches(read.batches(options.batchSize), parameters);
}

async function issueBatches(
  client: Client,
  { file, folder, csvType, issuer, invocation }: Run,
  plan: () => Iterable<Batch>,
  survey: Survey,
): Promise<Pick<IssueReport, "transactions" | "licenses" | "failure">> {
  await prepareFolder(folder);
  const request = requestPath(folder, file, "issue");
  const { awaiting, approvable } = survey;
  if (awaiting.length === 0) await clearRequest(client, request, approvable);
  else {
    const calls = awaiting.map(({ call }) => call);
    const licenses = awaitingLicenses(client, plan(), survey, { authority: issuer.number, folder });
    await placeRequest(client, request, { calls, own: approvable, licenses });
  }

  const progress = startProgress(invocation.text("issue.progress"), survey.licenses.length);
  try {
    const { language } = invocation;
    const terms = { type: csvType.type, authority: issuer.number, folder, language, progress };
    return await sendBatches(client, plan(), survey, terms);
  } finally {
    progress.end();
  }
}

/** The licenses of the batches that await an approval. */
async function* awaitingLicenses(
  client: Client,
  batches: Iterable<Batch>,
  { awaiting }: Survey,
  { authority, folder }: { readonly authority: number; readonly folder: string },
): AsyncGenerator<PlannedLicense> {
  const custody = await client.contracts.licenses.custodyOf(authority);
  const held = new Set(awaiting.map(({ position }) => position));
  let position = 0;
  for (const planned of batches) {
    if (held.has(position++)) yield* (await settle(client, planned, { custody, folder })).batch.licenses;
  }
}

async function plannedOf(
  client: Client,
  { file, folder, options }: Run,
  { ready, awaiting }: Survey,
): Promise<Pick<IssueReport, "planned" | "awaiting">> {
  if (awaiting.length === 0) return { planned: ready, awaiting: null };
  const read = createAuthorityReader(client);
  const calls = awaiting.map(async ({ approver, call, approval, licenses }) => ({
    hash: call.hash,
    approver: await read(approver),
    approval,
    licenses,
  }));
  const request = options.dryRun === true ? null : requestPath(folder, file, "issue");
  return { planned: ready, awaiting: { request, calls: await Promise.all(calls) } };
}

/** @param found - Faults that the chain and the folder tell, besides those of the file. */
function reportOf({ file, folder, options, issuer }: Run, read: LicenseFile, found: readonly Fault[]): IssueReport {
  return {
    file,
    folder,
    dryRun: options.dryRun === true,
    issuer,
    format: read.format,
    readings: read.readings,
    rowCount: read.rowCount,
    faults: [...read.faults, ...found].sort((a, b) => a.line - b.line),
    faultCount: read.faultCount + found.length,
    planned: 0,
    transactions: [],
    awaiting: null,
    licenses: [],
  };
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
