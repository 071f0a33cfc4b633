import {
  getManagementHistory,
  getUsageHistory,
  parseLicenseId,
  requireLicenseType,
  type Client,
  type LicenseType,
  type ManagementHistory,
  type ManagementRecord,
  type UsageHistory,
} from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../config.js";
import { exitCodes } from "../exit.js";
import { table } from "../output/table.js";
import { shanghaiTime } from "../output/time.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { withClient } from "./support/connectClient.js";
import { documentsOption } from "./support/documentsOption.js";
import { findDocument } from "./support/findDocument.js";
import { legalBasisWords } from "./support/legalBasisWords.js";
import { createAuthorityReader, labelOf, type AuthorityData } from "./support/readAuthority.js";
import { resolveLicense } from "./support/resolveLicense.js";
import { describeUses, usesData, usesTable, type DescribedUses } from "./support/usesTable.js";

interface HistoryOptions {
  readonly documents: string;
}

/** Both books of a license, and who acted. */
interface Books {
  readonly type: LicenseType;
  readonly management: ManagementHistory;
  readonly usage: UsageHistory;
  readonly uses: DescribedUses;
  readonly authorities: ReadonlyMap<number, AuthorityData>;
}

/** Defines `history <id|document>`. */
export function defineHistory(command: Command, { text, perform }: Definition): void {
  command
    .description(text("history.description"))
    .argument("<license>", text("argument.license"))
    .addOption(documentsOption(text))
    .action((license: string, options: HistoryOptions) =>
      perform((invocation) => showHistory(license, options, invocation)),
    );
}

async function showHistory(
  license: string,
  { documents }: HistoryOptions,
  invocation: Invocation,
): Promise<CommandResult> {
  const named = await findDocument(license, documents);
  return withClient(loadConfig({ say: invocation.note }), undefined, invocation, async (client) => {
    const resolved = await resolveLicense(client, named, invocation);
    const management = await getManagementHistory(client, resolved);
    const usage = await getUsageHistory(client, resolved);
    const authorities = await readActors(client, management);
    const books = {
      type: requireLicenseType(client, parseLicenseId(resolved.id).licenseType),
      management,
      usage,
      uses: await describeUses(client, usage.records),
      authorities,
    };
    return { exitCode: exitCodes.done, data: toData(books, invocation), output: toText(books, invocation) };
  });
}

async function readActors(client: Client, management: ManagementHistory): Promise<ReadonlyMap<number, AuthorityData>> {
  const read = createAuthorityReader(client);
  const numbers = new Set([
    ...management.records.map(({ authority }) => authority),
    ...management.records.map(({ decision }) => decision.approver).filter((approver) => approver !== 0),
  ]);
  return new Map(await Promise.all([...numbers].map(async (number) => [number, await read(number)] as const)));
}

function toData({ type, management, usage, uses, authorities }: Books, invocation: Invocation): object {
  const reasonOf = (number: number): object => {
    const reason = type.reasons.find((candidate) => candidate.number === number);
    return { reasonCode: reason?.code ?? null, legalBasis: reason?.legalBasis ?? null };
  };
  return {
    whole: true,
    standing: management.standing,
    management: {
      block: management.block,
      records: management.records.map((record) => ({
        ...record,
        ...reasonOf(record.decision.reason),
        authorityCode: authorities.get(record.authority)?.code,
        approverCode: authorities.get(record.decision.approver)?.code ?? null,
      })),
    },
    usage: {
      block: usage.block,
      records: usesData(uses, invocation),
    },
  };
}

function toText(books: Books, invocation: Invocation): string {
  const { text } = invocation;
  const { management, usage } = books;
  return [
    text("history.status", { status: text(`status.${management.standing.status}`) }),
    "",
    text("history.management", { count: management.records.length }),
    managementTable(books, invocation),
    "",
    ...(usage.records.length === 0
      ? [text("history.unused")]
      : [
          text("history.usage", { count: usage.records.length }),
          usesTable(books.uses, [{ title: text("column.number"), cell: ({ index }) => String(index) }], invocation),
        ]),
    "",
    text("history.whole", { block: [...new Set([management.block, usage.block])].join(" / ") }),
  ].join("\n");
}

function managementTable({ type, management, authorities }: Books, invocation: Invocation): string {
  const { text, language } = invocation;
  const headers = [
    "number",
    "recorded",
    "action",
    "effective",
    "reason",
    "authority",
    "approver",
    "block",
    "basis",
  ] as const;
  const row = (record: ManagementRecord): readonly string[] => {
    const reason = type.reasons.find(({ number }) => number === record.decision.reason);
    return [
      String(record.index),
      shanghaiTime(record.recordedAt),
      text(`action.${record.action}`),
      record.decision.effectiveOn,
      reason === undefined ? String(record.decision.reason) : `${reason.code} ${reason.title[language]}`,
      nameOf(authorities.get(record.authority)),
      approverOf(record, authorities, invocation),
      String(record.block),
      reason === undefined ? "" : legalBasisWords(reason.legalBasis, language),
    ];
  };
  return table(
    headers.map((name) => text(`column.${name}`)),
    management.records.map(row),
  );
}

function nameOf(authority: AuthorityData | undefined): string {
  return authority === undefined ? "" : labelOf(authority);
}

/** Who approved an action, if anybody had to. */
function approverOf(
  { authority, decision: { approver } }: ManagementRecord,
  authorities: Books["authorities"],
  { text }: Invocation,
): string {
  return approver === authority ? text("approval.secondKey") : nameOf(authorities.get(approver));
}
