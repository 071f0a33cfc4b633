import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementResultingChanges, type StatementSync } from "node:sqlite";

import { JournalError } from "./JournalError.js";
import { isBusy } from "../isBusy.js";

/**
 * How a transaction stands: on its way, or ended: carried out, carried out to no effect, or overtaken by another of the
 * same nonce. One that the only node refused which it came to is no entry, but kept beside them.
 */
export type EntryState = "open" | "done" | "reverted" | "replaced";

/** A transaction that was signed. */
export interface Entry {
  /** In the order of signing. */
  readonly id: number;
  /** Address of the account that signed it. */
  readonly account: string;
  readonly nonce: number;
  /** Transaction hash, 32 bytes in hexadecimal. */
  readonly hash: string;
  /** What was signed, in hexadecimal: sent again, it is the same transaction. */
  readonly bytes: string;
  /** When it was signed, Unix time in milliseconds. */
  readonly signedAt: number;
  readonly state: EntryState;
  /** Block that it is in; `null` while it is open, and for one that was replaced. */
  readonly block: number | null;
}

/** What is written down of a transaction before it is sent. */
export type SignedTransaction = Pick<Entry, "account" | "nonce" | "hash" | "bytes">;

/** Version of the tables, kept in the file. */
const version = 2;

/** How long to wait for another process to write, milliseconds: each writes a row or two. */
const busyTimeout = 30_000;

const tables = `
  CREATE TABLE IF NOT EXISTS entries (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    nonce INTEGER NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    bytes BLOB NOT NULL,
    signedAt INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'reverted', 'replaced')),
    block INTEGER
  ) STRICT;
  -- Two transactions of one nonce, of which either may come to be: what the journal exists to prevent.
  CREATE UNIQUE INDEX IF NOT EXISTS one_a_nonce ON entries (account, nonce) WHERE state <> 'replaced';
  CREATE INDEX IF NOT EXISTS open_entries ON entries (account, nonce) WHERE state = 'open';
  -- What a node says that it refused it may have kept: there may be several of a nonce, of which one may come to be.
  CREATE TABLE IF NOT EXISTS refused (
    hash TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    nonce INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    signedAt INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS refused_nonces ON refused (account, nonce);
  PRAGMA user_version = ${String(version)};
`;

/**
 * The transactions that were signed for one deployment, each written down before any node has it. It survives the end of
 * the process and of the machine at any instant: what it was told is on the disk when it returns. Several processes may
 * have it open.
 */
export class Journal {
  readonly #path: string;
  readonly #database: DatabaseSync;
  /** By their text: what a statement takes is given back late, and no engine sees how much that is. */
  readonly #statements = new Map<string, StatementSync>();

  /**
   * Opens a journal, and makes it if need be: what was signed is nobody else's to read.
   *
   * @param path - Its file.
   * @throws {JournalError} As every method does where it cannot be read or written.
   */
  constructor(path: string) {
    this.#path = path;
    this.#database = this.#safely(() => openDatabase(path));
  }

  /** Writes a transaction down. */
  add({ account, nonce, hash, bytes }: SignedTransaction): Entry {
    const signedAt = Date.now();
    const { lastInsertRowid } = this.#run(
      "INSERT INTO entries (account, nonce, hash, bytes, signedAt) VALUES (?, ?, ?, ?, ?)",
      ...[account, nonce, hash, Buffer.from(bytes.slice(2), "hex"), signedAt],
    );
    return { id: Number(lastInsertRowid), account, nonce, hash, bytes, signedAt, state: "open", block: null };
  }

  /** Takes back a transaction that the only node refused which it came to: its nonce is free again. */
  refuse({ id }: Entry): void {
    // In this order: cut short between the two, it stays open.
    this.#run(
      `INSERT OR REPLACE INTO refused (hash, account, nonce, bytes, signedAt)
        SELECT hash, account, nonce, bytes, signedAt FROM entries WHERE id = ?`,
      id,
    );
    this.#run("DELETE FROM entries WHERE id = ?", id);
  }

  /** Hashes of what nodes refused of an account, from one nonce on and before another. */
  listRefused(account: string, from: number, before: number): readonly string[] {
    const sql =
      "SELECT hash FROM refused WHERE account = ? AND nonce >= ? AND nonce < ? ORDER BY nonce, signedAt, hash";
    return this.#all(sql, account, from, before).map((row) => (row as { readonly hash: string }).hash);
  }

  /** The first nonce, from one on, of what nodes refused of an account. */
  oldestRefused(account: string, from: number): number | undefined {
    const sql = "SELECT min(nonce) AS nonce FROM refused WHERE account = ? AND nonce >= ?";
    return (this.#all(sql, account, from)[0] as { readonly nonce: number | null }).nonce ?? undefined;
  }

  /** Writes down that a transaction was carried out which a node had refused. Another of its nonce must be replaced. */
  revive(hash: string, state: "done" | "reverted", block: number): void {
    this.#run(
      `INSERT OR REPLACE INTO entries (account, nonce, hash, bytes, signedAt, state, block)
        SELECT account, nonce, hash, bytes, signedAt, ?, ? FROM refused WHERE hash = ?`,
      ...[state, block, hash],
    );
    this.#run("DELETE FROM refused WHERE hash = ?", hash);
  }

  /** Writes down how a transaction ended. */
  end({ id }: Entry, state: Exclude<EntryState, "open">, block: number | null): void {
    this.#run("UPDATE entries SET state = ?, block = ? WHERE id = ?", state, block, id);
  }

  /**
   * Takes an account's transactions for open again whose blocks the chain has no more.
   *
   * @param nonce - The first nonce that the chain has not used up.
   * @returns How many they are.
   */
  reopen(account: string, nonce: number): number {
    const { changes } = this.#run(
      `UPDATE entries SET state = 'open', block = NULL
        WHERE account = ? AND nonce >= ? AND state IN ('done', 'reverted')`,
      ...[account, nonce],
    );
    return Number(changes);
  }

  /** The first nonce that no transaction of an account was signed with; 0 where none was signed. */
  nextNonce(account: string): number {
    const sql = "SELECT coalesce(max(nonce) + 1, 0) AS next FROM entries WHERE account = ? AND state <> 'replaced'";
    return (this.#all(sql, account)[0] as { readonly next: number }).next;
  }

  /** An account's transactions that have not ended, by nonce. */
  listOpen(account: string): readonly Entry[] {
    return this.#all("SELECT * FROM entries WHERE account = ? AND state = 'open' ORDER BY nonce", account).map(toEntry);
  }

  /** The first of an account's transactions that has not ended, by nonce. */
  oldestOpen(account: string): Entry | undefined {
    const sql = "SELECT * FROM entries WHERE account = ? AND state = 'open' ORDER BY nonce LIMIT 1";
    return this.#all(sql, account).map(toEntry)[0];
  }

  /** The transaction of a nonce that has not been replaced. */
  find(account: string, nonce: number): Entry | undefined {
    const sql = "SELECT * FROM entries WHERE account = ? AND nonce = ? AND state <> 'replaced'";
    return this.#all(sql, account, nonce).map(toEntry)[0];
  }

  /** How many of an account's transactions have not ended. */
  countOpen(account: string): number {
    const sql = "SELECT count(*) AS number FROM entries WHERE account = ? AND state = 'open'";
    return (this.#all(sql, account)[0] as { readonly number: number }).number;
  }

  /** The newest entries, the newest first; those that have not ended alone, if so wanted. */
  list(limit: number, openOnly = false): readonly Entry[] {
    const which = openOnly ? "WHERE state = 'open'" : "";
    return this.#all(`SELECT * FROM entries ${which} ORDER BY id DESC LIMIT ?`, limit).map(toEntry);
  }

  /** Accounts of which something was signed. */
  listAccounts(): readonly string[] {
    const rows = this.#all("SELECT DISTINCT account FROM entries ORDER BY account");
    return rows.map((row) => (row as { readonly account: string }).account);
  }

  /** How many entries there are in each state. */
  count(): Readonly<Record<EntryState, number>> {
    const counts = { open: 0, done: 0, reverted: 0, replaced: 0 };
    for (const row of this.#all("SELECT state, count(*) AS number FROM entries GROUP BY state")) {
      const { state, number } = row as { readonly state: EntryState; readonly number: number };
      counts[state] = number;
    }
    return counts;
  }

  /**
   * Forgets what has ended: it could not be sent again if the chain lost its block. What was refused is forgotten, too.
   *
   * @param before - What was signed before this, Unix time in milliseconds.
   * @returns How many they were.
   */
  prune(before: number): number {
    const { changes } = this.#run("DELETE FROM entries WHERE state <> 'open' AND signedAt < ?", before);
    this.#run("DELETE FROM refused WHERE signedAt < ?", before);
    this.#run("VACUUM");
    return Number(changes);
  }

  /** Closes it. */
  close(): void {
    this.#safely(() => this.#database.close());
  }

  #run(sql: string, ...values: SQLInputValue[]): StatementResultingChanges {
    return this.#safely(() => this.#prepared(sql).run(...values));
  }

  #all(sql: string, ...values: SQLInputValue[]): readonly unknown[] {
    return this.#safely(() => this.#prepared(sql).all(...values));
  }

  #prepared(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #safely<Result>(action: () => Result): Result {
    try {
      return action();
    } catch (error) {
      throw new JournalError(this.#path, error);
    }
  }
}

function openDatabase(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, "a", 0o600));
  const database = new DatabaseSync(path, { timeout: busyTimeout });
  try {
    // With a log of its own a write needs one sync, and FULL makes each write a sync.
    switchToLog(database);
    database.exec("PRAGMA synchronous = FULL");
    const { user_version: found } = database.prepare("PRAGMA user_version").get() as { readonly user_version: number };
    if (found > version) throw Object.assign(new RangeError(), { code: `VERSION_${String(found)}` });
    if (found < version) database.exec(`BEGIN IMMEDIATE; ${tables} COMMIT`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Gives a database a log of its own, which it keeps. Of several processes that do so to a new one at once SQLite tells all
 * but one that it is locked, however long they are ready to wait: each would wait for the other.
 */
function switchToLog(database: DatabaseSync): void {
  const end = Date.now() + busyTimeout;
  for (;;) {
    try {
      database.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error;
      // Not all at the same moments. A journal is opened before anything else is under way.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10 * (0.5 + Math.random()));
    }
  }
}

function toEntry(row: unknown): Entry {
  const { bytes, ...entry } = row as Omit<Entry, "bytes"> & { readonly bytes: Uint8Array };
  return { ...entry, bytes: `0x${Buffer.from(bytes).toString("hex")}` };
}
