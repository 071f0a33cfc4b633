import {
  getManagementHistory,
  getStandingOn,
  isCustody,
  parseLicenseId,
  requireLicenseType,
  successorIn,
  type BlockParameter,
  type Client,
  type LicenseDocument,
  type LicenseId,
  type LicenseType,
  type ManagementHistory,
  type StandingOn,
} from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../config.js";
import { exitCodes } from "../exit.js";
import { list, table } from "../output/table.js";
import { shanghaiTime } from "../output/time.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { withClient } from "./support/connectClient.js";
import { documentsOption } from "./support/documentsOption.js";
import { fieldWords } from "./support/fieldWords.js";
import { findDocument } from "./support/findDocument.js";
import { parseAt } from "./support/parseAt.js";
import { labelOf, readAuthority, type AuthorityData } from "./support/readAuthority.js";
import { resolveLicense } from "./support/resolveLicense.js";

interface ShowOptions {
  readonly at?: BlockParameter;
  readonly documents: string;
}

/** A license as it is shown. */
interface ShownLicense {
  readonly id: LicenseId;
  readonly type: LicenseType;
  readonly issuer: AuthorityData;
  readonly history: ManagementHistory;
  /** Where it stood on the day that was asked for. */
  readonly past?: StandingOn;
  readonly document?: LicenseDocument;
}

/** Defines `show <id|identifier|document>`. */
export function defineShow(command: Command, { text, perform }: Definition): void {
  command
    .description(text("show.description"))
    .argument("<license>", text("argument.license"))
    .option("--at <time>", text("show.at"), parseAt)
    .addOption(documentsOption(text))
    .action((license: string, options: ShowOptions) =>
      perform((invocation) => showLicense(license, options, invocation)),
    );
}

async function showLicense(
  license: string,
  { at, documents }: ShowOptions,
  invocation: Invocation,
): Promise<CommandResult> {
  const named = await findDocument(license, documents);
  return withClient(loadConfig({ say: invocation.note }), undefined, invocation, async (client) => {
    const { document, ...resolved } = await resolveLicense(client, named, invocation);
    const license = await readLicense(client, { ...resolved, ...(at !== undefined && { at }) });
    const shown = { ...license, ...(document && { document }) };
    return { exitCode: exitCodes.done, data: toData(shown), output: toText(shown, invocation) };
  });
}

interface ReadParameters {
  readonly id: LicenseId;
  readonly issuedIn?: number;
  readonly at?: BlockParameter;
}

async function readLicense(client: Client, { at, ...license }: ReadParameters): Promise<ShownLicense> {
  const { licenseType, authority } = parseLicenseId(license.id);
  const type = requireLicenseType(client, licenseType);
  const issuer = await readAuthority(client, authority);
  if (typeof at !== "object") {
    const history = await getManagementHistory(client, { ...license, ...(at !== undefined && { block: at }) });
    return { id: license.id, type, issuer, history };
  }
  const past = await getStandingOn(client, { ...license, day: at.day });
  const history = await getManagementHistory(client, { ...license, block: past.block });
  return { id: license.id, type, issuer, history, past };
}

function identifierOf(document: LicenseDocument | undefined): string | null {
  const { certificateIdentifier } = document?.credentialSubject ?? {};
  return typeof certificateIdentifier === "string" ? certificateIdentifier : null;
}

function toData({ id, type, issuer, history, past, document }: ShownLicense): object {
  const { records, standing, block } = history;
  const [issue] = records;
  return {
    id,
    identifier: identifierOf(document),
    type: { number: type.number, name: type.name },
    issuer,
    division: parseLicenseId(id).region,
    issued: issue && {
      recordedAt: issue.recordedAt,
      block: issue.block,
      effectiveOn: issue.decision.effectiveOn,
      reasonCode: reasonOf(type, issue.decision.reason)?.code ?? null,
    },
    standing,
    custody: isCustody(standing.holder),
    successor: successorIn(records) ?? null,
    past: past ?? null,
    block,
    ...(document && { fields: document.credentialSubject, hidden: document.proof.hidden.length }),
  };
}

function toText(shown: ShownLicense, invocation: Invocation): string {
  const { text } = invocation;
  const { history, document } = shown;
  return [
    list(entriesOf(shown, invocation).map(([name, value]) => [name, value] as const)),
    "",
    text("show.block", { block: history.block }),
    ...(document === undefined ? [] : ["", ...fieldsText(shown.type, document, invocation)]),
  ].join("\n");
}

type Entry = readonly [name: string, value: string];

function entriesOf(
  { id, type, issuer, history, past, document }: ShownLicense,
  { text, language }: Invocation,
): Entry[] {
  const { records, standing } = history;
  const [issue] = records;
  const identifier = identifierOf(document);
  const reason = issue && reasonOf(type, issue.decision.reason);
  const successor = successorIn(records);
  const { scheduled, suspendedThrough } = standing;
  return [
    [text("show.id"), id],
    ...(identifier === null ? [] : [[text("show.identifier"), identifier] as const]),
    [text("show.type"), type.title[language]],
    [text("show.issuer"), labelOf(issuer)],
    [text("show.division"), parseLicenseId(id).region],
    ...(issue === undefined ? [] : issueEntries(issue, text)),
    ...(reason === undefined ? [] : [[text("show.reason"), `${reason.code} ${reason.title[language]}`] as const]),
    [text("show.through"), standing.validThrough ?? text("show.endless")],
    [text("show.status"), statusText(standing, text)],
    ...(past === undefined ? [] : pastEntries(past, text)),
    ...(suspendedThrough === null ? [] : [[text("show.suspended"), suspendedThrough] as const]),
    ...(scheduled === null
      ? []
      : [
          [
            text("show.scheduled"),
            text("show.scheduledFrom", { status: text(`status.${scheduled.status}`), from: scheduled.from }),
          ] as const,
        ]),
    ...(standing.underInvestigation ? [[text("show.investigation"), text("show.open")] as const] : []),
    [text("show.holder"), holderText(standing, text)],
    ...(successor === undefined ? [] : [[text("show.successor"), successor] as const]),
    [text("show.records"), String(standing.recordCount)],
  ];
}

function issueEntries(issue: ManagementHistory["records"][number], text: Invocation["text"]): Entry[] {
  const { recordedAt, block, decision } = issue;
  return [
    [text("show.issued"), text("show.issuedIn", { time: shanghaiTime(recordedAt), block })],
    [text("show.effective"), decision.effectiveOn],
  ];
}

/** On a past day: what held by all that is recorded now, and what anybody was told then. */
function pastEntries({ day, inEffect, recorded }: StandingOn, text: Invocation["text"]): Entry[] {
  return [
    [text("show.statusThen", { day }), text(`status.${inEffect.status}`)],
    [text("show.recorded"), text(`status.${recorded.status}`)],
  ];
}

function statusText({ status, trusted }: ManagementHistory["standing"], text: Invocation["text"]): string {
  const word = text(`status.${status}`);
  return trusted === false ? text("show.distrusted", { status: word }) : word;
}

function holderText({ holder, binding }: ManagementHistory["standing"], text: Invocation["text"]): string {
  const bound = isCustody(holder) ? text("show.custody") : holder;
  return binding === 0 ? bound : text("show.rebound", { holder: bound, count: binding });
}

function reasonOf({ reasons }: LicenseType, number: number): LicenseType["reasons"][number] | undefined {
  return reasons.find((reason) => reason.number === number);
}

/** What the document shows of the license: personal data, for whoever has the document. */
function fieldsText(type: LicenseType, document: LicenseDocument, { text, language }: Invocation): readonly string[] {
  const fields = Object.entries(document.credentialSubject).map(([name, value]) => [
    fieldWords(type, name, language),
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return [
    text("show.fields", { shown: fields.length, hidden: document.proof.hidden.length }),
    table([text("column.field"), text("column.value")], fields),
  ];
}
