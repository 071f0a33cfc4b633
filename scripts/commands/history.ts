import {
  fieldsFromBits,
  getManagementHistory,
  getUsageHistory,
  parseLicenseId,
  requireLicenseType,
  type Client,
  type LicenseType,
  type ManagementHistory,
  type ManagementRecord,
  type UsageHistory,
  type UsageRecord,
} from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../config.js";
import { exitCodes } from "../exit.js";
import { table } from "../output/table.js";
import { shanghaiTime } from "../output/time.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { withClient } from "./support/connectClient.js";
import { createAuthorityReader, labelOf, type AuthorityData } from "./support/readAuthority.js";
import { resolveLicense } from "./support/resolveLicense.js";

/** Both books of a license, and who acted. */
interface Books {
  readonly type: LicenseType;
  readonly management: ManagementHistory;
  readonly usage: UsageHistory;
  readonly authorities: ReadonlyMap<number, AuthorityData>;
}

/** Defines `history <id|document>`. */
export function defineHistory(command: Command, { text, perform }: Definition): void {
  command
    .description(text("history.description"))
    .argument("<license>", text("argument.license"))
    .action((license: string) => perform((invocation) => showHistory(license, invocation)));
}

async function showHistory(license: string, invocation: Invocation): Promise<CommandResult> {
  return withClient(loadConfig({ say: invocation.note }), undefined, invocation, async (client) => {
    const resolved = await resolveLicense(client, license, invocation);
    const management = await getManagementHistory(client, resolved);
    const usage = await getUsageHistory(client, resolved);
    const authorities = await readActors(client, management, usage);
    const books = {
      type: requireLicenseType(client, parseLicenseId(resolved.id).licenseType),
      management,
      usage,
      authorities,
    };
    return { exitCode: exitCodes.done, data: toData(books), output: toText(books, invocation) };
  });
}

async function readActors(
  client: Client,
  management: ManagementHistory,
  usage: UsageHistory,
): Promise<ReadonlyMap<number, AuthorityData>> {
  const read = createAuthorityReader(client);
  const numbers = new Set([
    ...management.records.map(({ authority }) => authority),
    ...management.records.map(({ decision }) => decision.approver).filter((approver) => approver !== 0),
    ...usage.records.map(({ consumer }) => consumer),
  ]);
  return new Map(await Promise.all([...numbers].map(async (number) => [number, await read(number)] as const)));
}

function toData({ type, management, usage, authorities }: Books): object {
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
      records: usage.records.map((record) => ({
        ...record,
        fields: fieldsFromBits(type, record.fields),
        matterCode: listedUse(type, record)?.code ?? null,
        consumerCode: authorities.get(record.consumer)?.code,
      })),
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
      : [text("history.usage", { count: usage.records.length }), usageTable(books, invocation)]),
    "",
    text("history.whole", { block: [...new Set([management.block, usage.block])].join(" / ") }),
  ].join("\n");
}

function managementTable({ type, management, authorities }: Books, invocation: Invocation): string {
  const { text } = invocation;
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
      reason?.code ?? String(record.decision.reason),
      nameOf(authorities.get(record.authority)),
      approverOf(record, authorities, invocation),
      String(record.block),
      reason?.legalBasis ?? "",
    ];
  };
  return table(
    headers.map((name) => text(`column.${name}`)),
    management.records.map(row),
  );
}

function usageTable({ type, usage, authorities }: Books, { text, language }: Invocation): string {
  const headers = [
    "number",
    "recorded",
    "authority",
    "action",
    "matter",
    "fields",
    "outcome",
    "status",
    "block",
  ] as const;
  const row = (record: UsageRecord): readonly string[] => [
    String(record.index),
    shanghaiTime(record.recordedAt),
    nameOf(authorities.get(record.consumer)),
    text(`use.action.${record.action}`),
    listedUse(type, record)?.title[language] ?? matterOf(record, text),
    fieldsFromBits(type, record.fields).join(", "),
    text(`outcome.${record.outcome}`),
    text(`status.${record.status}`),
    String(record.block),
  ];
  return table(
    headers.map((name) => text(`column.${name}`)),
    usage.records.map(row),
  );
}

/** The published use that a record names; none for a use under a grant, or a number that is not on the list. */
function listedUse({ uses }: LicenseType, { basis }: UsageRecord): LicenseType["uses"][number] | undefined {
  return basis.kind === "GRANT" ? undefined : uses.find(({ number }) => number === basis.matter);
}

function matterOf({ basis }: UsageRecord, text: Invocation["text"]): string {
  return basis.kind === "GRANT" ? text("history.granted", { grant: basis.grant.slice(0, 10) }) : String(basis.matter);
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
