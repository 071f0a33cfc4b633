import {
  findBlock,
  getAuthorityByCode,
  getManagementHistory,
  getStandings,
  isCustody,
  isUscc,
  parseLicenseId,
  streamRegister,
  type Client,
  type LicenseId,
  type RegisterKey,
  type Standing,
} from "@elicense/sdk";

import type { Cells, CsvType } from "../../csv/CsvType.js";
import { documentPath, documentState } from "../issue/DocumentFolder.js";
import type { AuthorityData } from "../support/readAuthority.js";
import type { ReadingBar } from "../support/readingProgress.js";
import { differingColumns, identifierIn, readIssuedDocument } from "./compareDocument.js";
import { standingColumns } from "./compareStanding.js";
import { alternativesTo } from "./alternatives.js";
import { expectLicense, type ExpectContext, type Expectation } from "./expectLicense.js";
import type { Finding } from "./Finding.js";
import { findDocuments } from "./findDocuments.js";
import type { DatabaseExport } from "./readRows.js";
import {
  decisionKey,
  groupByDecision,
  isPair,
  type Group,
  type UnmatchedLicense,
  type UnmatchedRow,
} from "./Unmatched.js";

/** Parameters of {@link reconcileExport}. */
export interface ReconcileParameters {
  readonly database: DatabaseExport;
  readonly csvType: CsvType;
  readonly authority: AuthorityData;
  readonly registerKey: RegisterKey;
  /** Folder of the documents, where it is to be looked at. */
  readonly documents?: string;
  readonly bar: ReadingBar;
}

/** How an export stands against the chain. */
export interface Reconciliation {
  /** By line; then what has none. */
  readonly findings: readonly Finding[];
  readonly rows: number;
  /** Licenses of the type in the authority's register, which is proved whole. */
  readonly licenses: number;
  /** Licenses without a row whose place another one has taken: an export need not have them. */
  readonly replaced: number;
  /** Whether rows were compared and not a single one is as the chain has it. */
  readonly noneMatched: boolean;
  readonly block: number;
}

/** How many rows are held against the chain at once. */
const batchSize = 200;

/** How many rows that are no license are tried with other values: more than a few are not edits. */
const mostTried = 1_000;

/** How many books are read at once. */
const booksAtOnce = 16;

/** What is known while a reconciliation is under way. */
interface State extends ReconcileParameters {
  readonly block: number;
  /** Line of each license that a row has exactly. */
  readonly matched: Map<LicenseId, number>;
  readonly unmatched: UnmatchedRow[];
  readonly findings: Finding[];
  readonly context: ExpectContext;
  rows: number;
  /** How many rows were tried with other values. */
  tried: number;
}

/** A row with what could be told of it. */
interface ReadRow extends Expectation {
  readonly line: number;
  /** Names of the columns that the file has. */
  readonly columns: readonly string[];
  readonly cells: Cells;
}

/**
 * Holds a database's export against the chain: each row must be a license exactly as it was issued, and stand as the
 * export says; each license of the authority's register must have a row. All is asked at one block.
 *
 * @throws {ElicenseError} REGISTER_NOT_WHOLE where the node hides a license; the node's trouble.
 */
export async function reconcileExport(client: Client, parameters: ReconcileParameters): Promise<Reconciliation> {
  await client.ready();
  const { number: block } = await findBlock(client);
  const context = contextOf(client, parameters, block);
  const empty = { matched: new Map<LicenseId, number>(), unmatched: [], findings: [], rows: 0, tried: 0 };
  const state: State = { ...parameters, ...empty, block, context };
  await compareRows(client, state);
  const { left, licenses } = await walkRegister(client, state);
  const replaced = await compareLicenses(client, state, left);
  const { findings, rows, matched } = state;
  return {
    findings: findings.toSorted((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity)),
    ...{ rows, licenses, replaced, block },
    noneMatched: rows > 0 && matched.size === 0,
  };
}

/** What rows' licenses are derived with; each authority is asked after once. */
function contextOf(
  client: Client,
  { csvType: { type, decisionNo }, authority: issuer, registerKey }: ReconcileParameters,
  block: number,
): ExpectContext {
  const numbers = new Map<string, number | undefined>();
  const numberOf = async (code: string): Promise<number | undefined> => {
    if (!numbers.has(code)) {
      const found = isUscc(code) ? await getAuthorityByCode(client, { code, block }) : null;
      numbers.set(code, found?.number);
    }
    return numbers.get(code);
  };
  return { type, decisionNo, issuer, registerKey, numberOf };
}

async function compareRows(client: Client, state: State): Promise<void> {
  let batch: ReadRow[] = [];
  for await (const row of state.database.rows) {
    state.rows++;
    if ("fault" in row) {
      const { line, fault } = row;
      state.findings.push({ ...finding("unreadable", "unreadable", line), fault });
      continue;
    }
    batch.push({ ...row, ...(await expectLicense(row.line, row.cells, state.context)) });
    if (batch.length < batchSize) continue;
    await compareBatch(client, state, batch);
    batch = [];
  }
  await compareBatch(client, state, batch);
}

async function compareBatch(client: Client, state: State, batch: readonly ReadRow[]): Promise<void> {
  const asked = batch.flatMap(({ expected }) => (expected === undefined ? [] : [expected.id]));
  const standings = await getStandings(client, { ids: asked, block: state.block });
  const standingOf = new Map(asked.map((id, position) => [id, standings[position] as Standing]));
  for (const row of batch) {
    const standing = row.expected && standingOf.get(row.expected.id);
    if (row.expected !== undefined && standing !== undefined && standing.status !== "NONE") {
      await compareMatched(client, state, row, { id: row.expected.id, standing });
    } else {
      state.unmatched.push(await describeUnmatched(client, state, row));
    }
  }
}

interface Matched {
  readonly id: LicenseId;
  readonly standing: Standing;
}

/** A row that is a license as it was issued: it may repeat another, stand otherwise, or lack its document. */
async function compareMatched(
  { deployment }: Client,
  { matched, findings, documents }: State,
  { line, columns: named, cells, identifier }: ReadRow,
  { id, standing }: Matched,
): Promise<void> {
  const { status } = standing;
  const about = { identifier: identifier ?? null, id, status };
  const other = matched.get(id);
  if (other !== undefined) {
    findings.push({ ...finding("repeated", "repeats", line), ...about, other });
    return;
  }
  matched.set(id, line);
  const columns = standingColumns(named, cells, standing);
  if (columns.length > 0) {
    const holder = isCustody(standing.holder) ? {} : { holder: standing.holder };
    findings.push({ ...finding("edited", "standing", line), ...about, columns, ...holder });
  }
  if (documents === undefined || identifier === undefined) return;
  const { kind } = await documentState(documents, { identifier, id }, deployment);
  if (kind !== "whole") findings.push({ ...finding("undocumented", "noDocument", line), ...about });
}

async function describeUnmatched(client: Client, state: State, row: ReadRow): Promise<UnmatchedRow> {
  const { line, identifier, told, fault } = row;
  const original = (await documentedOriginal(state, row)) ?? (await triedOriginal(client, state, row));
  return {
    line,
    identifier: identifier ?? null,
    ...(original && { original }),
    ...(told && { told: { ...told, decision: decisionKey(told.decision) } }),
    ...(fault && { fault }),
  };
}

/** The license whose document is at hand under the row's identifier. */
async function documentedOriginal(
  { documents, csvType }: State,
  { cells, identifier, told }: ReadRow,
): Promise<UnmatchedRow["original"]> {
  if (documents === undefined || identifier === undefined) return undefined;
  const document = await readIssuedDocument(documentPath(documents, identifier));
  // Under the name of its file may lie another license's document, which is as whole.
  if (document === undefined || identifierIn(document) !== identifier) return undefined;
  const columns = differingColumns(document, cells, csvType, told?.decision.approver);
  return { id: document.proof.licenseId, columns, reason: columns.length > 0 ? "fields" : "unseen" };
}

/** The license that a row is with another value in one column that has few. */
async function triedOriginal(
  client: Client,
  state: State,
  { line, cells }: ReadRow,
): Promise<UnmatchedRow["original"]> {
  if (++state.tried > mostTried) return undefined;
  const found: { readonly column: string; readonly id: LicenseId }[] = [];
  for (const { column, cells: other } of alternativesTo(cells, state.csvType)) {
    const { expected } = await expectLicense(line, other, state.context);
    if (expected !== undefined) found.push({ column, id: expected.id });
  }
  const standings = await getStandings(client, { ids: found.map(({ id }) => id), block: state.block });
  const original = found.find((_, position) => standings[position]?.status !== "NONE");
  return original && { id: original.id, columns: [original.column], reason: "oneColumn" };
}

/** A license of the register that no row is exactly. */
interface Left {
  readonly id: LicenseId;
  readonly issuedIn: number;
}

async function walkRegister(
  client: Client,
  { authority, block, csvType, matched, bar }: State,
): Promise<{ readonly left: readonly Left[]; readonly licenses: number }> {
  const left: Left[] = [];
  let licenses = 0;
  for await (const { entries } of streamRegister(client, {
    authority: authority.number,
    block,
    onProgress: bar.onProgress,
  })) {
    for (const entry of entries) {
      if (parseLicenseId(entry.id).licenseType !== csvType.type.number) continue;
      licenses++;
      if (!matched.has(entry.id)) left.push(entry);
    }
  }
  return { left, licenses };
}

/** Says of each row and each license that is left what it is; gives how many need no row. */
async function compareLicenses(client: Client, state: State, left: readonly Left[]): Promise<number> {
  const { block, documents, unmatched, findings, matched } = state;
  const statusOf = await readStatuses(client, left, block);
  const documented = unmatched.filter(
    ({ original }) => original !== undefined && (statusOf.has(original.id) || matched.has(original.id)),
  );
  for (const { line, identifier, original, fault } of documented) {
    const { id, columns, reason } = original as NonNullable<UnmatchedRow["original"]>;
    const status = statusOf.get(id) ?? null;
    findings.push({ ...finding("edited", reason, line), identifier, id, status, columns, ...(fault && { fault }) });
  }
  const known = new Set(documented.map(({ original }) => original?.id));
  const open = left.filter(({ id }) => !known.has(id));
  const isReplaced = ({ id }: Left): boolean => ["SUPERSEDED", "TRANSFERRED"].includes(statusOf.get(id) ?? "");
  const lacking = open.filter((license) => !isReplaced(license));

  const named =
    documents === undefined
      ? new Map<LicenseId, string>()
      : await findDocuments(documents, new Set(lacking.map(({ id }) => id)));
  const rows = unmatched.filter((row) => !documented.includes(row));
  // Whose document is there, under another identifier than any row's, is missing for certain.
  const unnamed = lacking.filter(({ id }) => !named.has(id));
  const explained = await explainByDecision(client, state, { rows, unnamed, statusOf });
  for (const row of rows.filter(({ line }) => !explained.lines.has(line))) {
    const reason = row.fault === undefined ? "notOnChain" : "faulty";
    const { line, identifier, fault } = row;
    const columns = fault === undefined || fault.column === null ? [] : [fault.column];
    findings.push({ ...finding("invented", reason, line), identifier, columns, ...(fault && { fault }) });
  }
  for (const { id } of lacking.filter((license) => !explained.ids.has(license.id))) {
    const identifier = named.get(id) ?? null;
    findings.push({
      ...finding("missing", explained.uncertain.has(id) ? "noRowUnlessEdited" : "noRow", null),
      identifier,
      id,
      status: statusOf.get(id) ?? null,
    });
  }
  return open.length - lacking.length;
}

async function readStatuses(
  client: Client,
  licenses: readonly Left[],
  block: number,
): Promise<ReadonlyMap<LicenseId, Standing["status"]>> {
  const statuses = new Map<LicenseId, Standing["status"]>();
  for (let start = 0; start < licenses.length; start += batchSize) {
    const ids = licenses.slice(start, start + batchSize).map(({ id }) => id);
    const standings = await getStandings(client, { ids, block });
    ids.forEach((id, position) => statuses.set(id, (standings[position] as Standing).status));
  }
  return statuses;
}

interface Unexplained {
  readonly rows: readonly UnmatchedRow[];
  readonly unnamed: readonly Left[];
  readonly statusOf: ReadonlyMap<LicenseId, Standing["status"]>;
}

/** What is explained by decisions: rows by their lines, licenses, and licenses that may be. */
interface Explained {
  readonly lines: ReadonlySet<number>;
  readonly ids: ReadonlySet<LicenseId>;
  readonly uncertain: ReadonlySet<LicenseId>;
}

/** Explains rows by licenses of their decision that have none, and gives what is explained so. */
async function explainByDecision(
  client: Client,
  { block, findings }: State,
  { rows, unnamed, statusOf }: Unexplained,
): Promise<Explained> {
  const told = rows.filter((row) => row.told !== undefined);
  const groups = told.length === 0 ? [] : groupByDecision(told, await readDecisions(client, unnamed, block));
  for (const { rows: group, licenses } of groups) {
    const only = isPair({ rows: group, licenses }) ? licenses[0] : undefined;
    for (const { line, identifier } of group) {
      findings.push({
        ...finding("edited", only === undefined ? severalReason({ rows: group, licenses }) : "sameDecision", line),
        identifier,
        ...(only === undefined
          ? { among: licenses.map(({ id }) => id), rows: group.length }
          : { id: only.id, status: statusOf.get(only.id) ?? null }),
      });
    }
  }
  const of = (kept: readonly Group[]): readonly LicenseId[] =>
    kept.flatMap(({ licenses }) => licenses.map(({ id }) => id));
  return {
    lines: new Set(groups.flatMap((group) => group.rows.map(({ line }) => line))),
    ids: new Set(of(groups.filter(isPair))),
    // Of several licenses nobody can tell which are missing: each is named.
    uncertain: new Set(of(groups.filter((group) => !isPair(group)))),
  };
}

/** What the numbers of rows and licenses tell of a group. */
function severalReason({ rows, licenses }: Group): Finding["reason"] {
  if (rows.length > licenses.length) return "oneOfMoreRows";
  return rows.length < licenses.length ? "oneOfMoreLicenses" : "oneOfSeveral";
}

async function readDecisions(
  client: Client,
  licenses: readonly Left[],
  block: number,
): Promise<readonly UnmatchedLicense[]> {
  const read: UnmatchedLicense[] = [];
  for (let start = 0; start < licenses.length; start += booksAtOnce) {
    const part = licenses.slice(start, start + booksAtOnce);
    const books = await Promise.all(
      part.map(({ id, issuedIn }) => getManagementHistory(client, { id, issuedIn, block })),
    );
    for (const [position, { records }] of books.entries()) {
      const [issue] = records;
      const { id } = part[position] as Left;
      if (issue !== undefined) {
        read.push({ id, decision: decisionKey(issue.decision), division: parseLicenseId(id).region });
      }
    }
  }
  return read;
}

/** A finding with nothing known yet but its kind and place. */
function finding(kind: Finding["kind"], reason: Finding["reason"], line: number | null): Finding {
  return { kind, reason, line, columns: [], identifier: null, id: null, status: null };
}
