import { DatabaseSync } from "node:sqlite";

import type { CommittedDraft, Decision, LicenseId } from "@elicense/sdk";

import type { Fault } from "../../csv/index.js";
import { toJsonLine } from "../../output/json.js";

/**
 * How a row's license stands: issued by this run; issued before; awaiting an approval; to be sent; sent, and nobody knows
 * what became of it; or refused by the chain.
 */
export const licenseStates = ["issued", "already", "awaiting", "pending", "unknown", "refused"] as const;

/** One of {@link licenseStates}. */
export type LicenseState = (typeof licenseStates)[number];

/** What a license was refused for when it was its turn. */
export type Refusal = Pick<Fault, "code" | "details">;

/** What is known of the license of a row. */
export interface LedgerEntry {
  /** Line of the file. */
  readonly line: number;
  /** Place of its batch among the planned ones, from 0. */
  readonly batch: number;
  /** The e-license identifier. */
  readonly identifier: string;
  readonly id: LicenseId;
  /** What the chain gets of its document. */
  readonly draft: CommittedDraft;
  /** The holder's account; `null` for the authority's custody. */
  readonly holder: string | null;
  readonly state: LicenseState;
  /** Block of its issue; `null` where it was not issued, or nobody has looked it up yet. */
  readonly block: number | null;
  /** When it was issued by the chain's time, Unix time in seconds, where that was before this run. */
  readonly issuedAt: number | null;
  /** Hash of the transaction that issued it; `null` as `block`. */
  readonly transaction: string | null;
  /** Whether its document is in the folder. */
  readonly documented: boolean;
  /** What it was refused for. */
  readonly refusal: Refusal | null;
}

/** What of an entry changes while a run goes on. */
export type LedgerChange = Partial<
  Pick<LedgerEntry, "state" | "block" | "issuedAt" | "transaction" | "documented"> & { readonly refusal: Refusal }
>;

/** Licenses of one transaction: they carry out one decision. */
export interface LedgerBatch {
  readonly position: number;
  readonly decision: Decision;
  /** By line. */
  readonly licenses: readonly LedgerEntry[];
  /** Calldata that issues all of them but what was issued before; `null` where it was not prepared. */
  readonly data: string | null;
}

/**
 * What is known of every license of a file, and its document, on the disk, however many there are: a run keeps none of it
 * in memory, and builds each document once.
 */
export interface Ledger {
  /** Enters a batch, before its licenses. */
  readonly open: (batch: Pick<LedgerBatch, "position" | "decision">) => void;
  /** Enters licenses of a batch that stand alike. */
  readonly add: (position: number, licenses: readonly EnteredLicense[], state: LicenseState) => void;
  /** Keeps a batch's calldata, which was prepared for its approval. */
  readonly keepCall: (position: number, data: string) => void;
  /** Changes what is known of lines. */
  readonly change: (lines: Iterable<number>, change: LedgerChange) => void;
  /** Gives a batch. */
  readonly batch: (position: number) => LedgerBatch;
  /** Gives a license's document, sealed but for its block. */
  readonly document: (line: number) => string;
  /** The batches in which something is to be sent, or a document is to be written, in their order. */
  readonly toDo: () => readonly number[];
  /** Has a batch sent that awaited an approval. */
  readonly release: (position: number) => void;
  /** All entries, in the order of the file. */
  readonly entries: () => Iterable<LedgerEntry>;
  /** Those that were issued, by block and transaction, and then in the order of the file. */
  readonly issued: () => Iterable<LedgerEntry>;
  /** Lines of those that stand alike, in the order of the file. */
  readonly lines: (state: LicenseState) => Iterable<number>;
  readonly counts: () => Readonly<Record<LicenseState, number>>;
  /** How many have their document in the folder. */
  readonly documentCount: () => number;
  /** Blocks in which licenses were issued whose transactions nobody has looked up yet. */
  readonly untracedBlocks: () => Iterable<number>;
  /** Licenses that were issued in a block, and not by any transaction that was looked up. */
  readonly untraced: () => readonly LedgerEntry[];
  /** Enters the transactions that issued licenses. */
  readonly trace: (transactions: Iterable<readonly [id: LicenseId, transaction: string]>) => void;
  readonly close: () => void;
}

/** A license as it is entered. */
export interface EnteredLicense extends Pick<LedgerEntry, "line" | "identifier" | "id"> {
  readonly draft: CommittedDraft;
  readonly holder?: string;
  /** The document, sealed but for its block. */
  readonly document: string;
  readonly issuedAt?: number;
  /** Block of its issue, where its document is in the folder. */
  readonly issuedIn?: number;
}

/** Changes that are written in one transaction. */
const commitSize = 10_000;

/** Opens a ledger in a temporary file that has no name: only this process can read it, and it is gone with it. */
export function openLedger(): Ledger {
  const database = new DatabaseSync("");
  database.exec(`
    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE; PRAGMA cache_size = -4096;
    CREATE TABLE batches (position INTEGER PRIMARY KEY, decision TEXT, data TEXT);
    CREATE TABLE licenses (
      line INTEGER PRIMARY KEY, batch INTEGER, identifier TEXT, id TEXT, draft TEXT, holder TEXT, state TEXT,
      block INTEGER, issuedAt INTEGER, "transaction" TEXT, documented INTEGER, refusal TEXT
    );
    -- Apart, so that what is read often is close together.
    CREATE TABLE documents (line INTEGER PRIMARY KEY, text TEXT);
    CREATE INDEX byBatch ON licenses (batch);
    BEGIN`);
  const begin = database.prepare("INSERT INTO batches VALUES (?, ?, NULL)");
  const insert = database.prepare("INSERT INTO licenses VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, NULL)");
  const keep = database.prepare("INSERT INTO documents VALUES (?, ?)");
  const update = database.prepare(`UPDATE licenses SET state = coalesce(?, state), block = coalesce(?, block),
    issuedAt = coalesce(?, issuedAt), "transaction" = coalesce(?, "transaction"),
    documented = coalesce(?, documented), refusal = coalesce(?, refusal) WHERE line = ?`);
  const prepared = database.prepare("UPDATE batches SET data = ? WHERE position = ?");
  const begun = database.prepare("SELECT decision, data FROM batches WHERE position = ?");
  const ofBatch = database.prepare("SELECT * FROM licenses WHERE batch = ? ORDER BY line");
  const kept = database.prepare("SELECT text FROM documents WHERE line = ?");
  const released = database.prepare("UPDATE licenses SET state = 'pending' WHERE batch = ? AND state = 'awaiting'");
  const counted = database.prepare("SELECT state, count(*) AS count FROM licenses GROUP BY state");
  let open = 0;
  const count = (changes: number): void => {
    open += changes;
    if (open < commitSize) return;
    database.exec("COMMIT; BEGIN");
    open = 0;
  };

  function* select(clauses: string): Generator<LedgerEntry> {
    for (const row of database.prepare(`SELECT * FROM licenses ${clauses}`).iterate()) yield toEntry(row);
  }

  return {
    open: ({ position, decision }) => void begin.run(position, JSON.stringify(decision)),
    add(position, licenses, state) {
      for (const {
        line,
        identifier,
        id,
        draft,
        holder = null,
        document,
        issuedAt = null,
        issuedIn = null,
      } of licenses) {
        const { root, region, validThrough } = draft;
        const committed = JSON.stringify({ root, region, validThrough });
        insert.run(
          ...[line, position, identifier, id, committed, holder, state, issuedIn, issuedAt],
          issuedIn === null ? 0 : 1,
        );
        keep.run(line, document);
      }
      count(licenses.length);
    },
    keepCall: (position, data) => void prepared.run(data, position),
    change(lines, { state = null, block = null, issuedAt = null, transaction = null, documented, refusal }) {
      const written = documented === undefined ? null : Number(documented);
      const refused = refusal === undefined ? null : toJsonLine({ code: refusal.code, details: refusal.details });
      for (const line of lines) {
        update.run(state, block, issuedAt, transaction, written, refused, line);
        count(1);
      }
    },
    batch(position) {
      const { decision, data } = begun.get(position) as { readonly decision: string; readonly data: string | null };
      return {
        ...{ position, data, decision: JSON.parse(decision) as Decision },
        licenses: ofBatch.all(position).map(toEntry),
      };
    },
    document: (line) => kept.get(line)?.text as string,
    toDo() {
      const sql = `SELECT DISTINCT batch FROM licenses
        WHERE state = 'pending' OR (state = 'already' AND documented = 0) ORDER BY batch`;
      return database
        .prepare(sql)
        .all()
        .map(({ batch }) => batch as number);
    },
    release: (position) => void released.run(position),
    entries: () => select("ORDER BY line"),
    issued: () => select(`WHERE state IN ('issued', 'already') ORDER BY block, "transaction", line`),
    *lines(state) {
      const lines = database.prepare("SELECT line FROM licenses WHERE state = ? ORDER BY line").iterate(state);
      for (const { line } of lines) yield line as number;
    },
    counts() {
      const found = new Map(counted.all().map(({ state, count }) => [state, count as number]));
      const counts = licenseStates.map((state) => [state, found.get(state) ?? 0] as const);
      return Object.fromEntries(counts) as Record<LicenseState, number>;
    },
    documentCount: () =>
      database.prepare("SELECT count(*) AS count FROM licenses WHERE documented = 1").get()?.count as number,
    *untracedBlocks() {
      const sql = `SELECT DISTINCT block FROM licenses WHERE block IS NOT NULL AND "transaction" IS NULL ORDER BY block`;
      // Tracing one changes what is still to be traced.
      for (const { block } of database.prepare(sql).all()) yield block as number;
    },
    untraced: () => [...select('WHERE block IS NOT NULL AND "transaction" IS NULL ORDER BY line')],
    trace(transactions) {
      database.exec("CREATE INDEX IF NOT EXISTS byId ON licenses (id)");
      const traced = database.prepare(`UPDATE licenses SET "transaction" = ? WHERE id = ?`);
      for (const [id, transaction] of transactions) {
        traced.run(transaction, id);
        count(1);
      }
    },
    close: () => database.close(),
  };
}

function toEntry({ draft, refusal, documented, ...row }: Readonly<Record<string, unknown>>): LedgerEntry {
  return {
    ...(row as unknown as LedgerEntry),
    draft: JSON.parse(draft as string) as CommittedDraft,
    documented: documented === 1,
    refusal: refusal === null ? null : (JSON.parse(refusal as string) as Refusal),
  };
}
