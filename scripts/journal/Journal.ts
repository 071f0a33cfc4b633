import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * How a transaction stands: on its way, or ended: carried out, carried out to no effect, or overtaken by another of the
 * same nonce. One that was refused before any node took it is no entry.
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
  /** Name of the command that it is part of. */
  readonly command: string;
  /** When it was signed, Unix time in milliseconds. */
  readonly signedAt: number;
  readonly state: EntryState;
  /** Block that it is in; `null` while it is open, and for one that was replaced. */
  readonly block: number | null;
}

/** What is written down of a transaction before it is sent. */
export type SignedTransaction = Pick<Entry, "account" | "nonce" | "hash" | "bytes" | "command">;

/** Version of the tables, kept in the file. */
const version = 1;

/** How long to wait for another process to write, milliseconds: each writes a row or two. */
const busyTimeout = 30_000;

const tables = `
  CREATE TABLE IF NOT EXISTS entries (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    nonce INTEGER NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    bytes BLOB NOT NULL,
    command TEXT NOT NULL,
    signedAt INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'reverted', 'replaced')),
    block INTEGER
  ) STRICT;
  -- Two transactions of one nonce, of which either may come to be: what the journal exists to prevent.
  CREATE UNIQUE INDEX IF NOT EXISTS one_a_nonce ON entries (account, nonce) WHERE state <> 'replaced';
  CREATE INDEX IF NOT EXISTS open_entries ON entries (account, nonce) WHERE state = 'open';
  PRAGMA user_version = ${String(version)};
`;

/**
 * The transactions that were signed for one deployment, each written down before any node has it. It survives the end of
 * the process and of the machine at any instant: what it was told is on the disk when it returns. Several processes may
 * have it open.
 */
export class Journal {
  readonly #database: DatabaseSync;

  /**
   * Opens a journal, and makes it if need be: what was signed is nobody else's to read.
   *
   * @param path - Its file.
   * @throws {Error} With the system's code, or that of SQLite, where it cannot be written.
   */
  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, "a", 0o600));
    this.#database = new DatabaseSync(path, { timeout: busyTimeout });
    // With a log of its own a write needs one sync, and FULL makes each a sync.
    this.#database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    const found = this.#database.prepare("PRAGMA user_version").get() as { readonly user_version: number };
    if (found.user_version > version) {
      this.#database.close();
      throw new RangeError(`the journal ${path} is of a newer version`);
    }
    if (found.user_version < version) this.#database.exec(`BEGIN IMMEDIATE; ${tables} COMMIT`);
  }

  /** Writes a transaction down. */
  add({ account, nonce, hash, bytes, command }: SignedTransaction): Entry {
    const signedAt = Date.now();
    const { lastInsertRowid } = this.#database
      .prepare("INSERT INTO entries (account, nonce, hash, bytes, command, signedAt) VALUES (?, ?, ?, ?, ?, ?)")
      .run(account, nonce, hash, Buffer.from(bytes.slice(2), "hex"), command, signedAt);
    return { id: Number(lastInsertRowid), account, nonce, hash, bytes, command, signedAt, state: "open", block: null };
  }

  /** Takes back a transaction that no node has: its nonce is free again. */
  remove({ id }: Entry): void {
    this.#database.prepare("DELETE FROM entries WHERE id = ?").run(id);
  }

  /** Writes down how a transaction ended. */
  end({ id }: Entry, state: Exclude<EntryState, "open">, block: number | null): void {
    this.#database.prepare("UPDATE entries SET state = ?, block = ? WHERE id = ?").run(state, block, id);
  }

  /** Takes transactions for open again whose blocks the chain has no more: those from a nonce on. */
  reopen(account: string, nonce: number): number {
    const { changes } = this.#database
      .prepare(
        "UPDATE entries SET state = 'open', block = NULL WHERE account = ? AND nonce >= ? AND state IN ('done', 'reverted')",
      )
      .run(account, nonce);
    return Number(changes);
  }

  /** The first nonce that no transaction of an account was signed with; 0 where none was signed. */
  nextNonce(account: string): number {
    const { next } = this.#database
      .prepare("SELECT coalesce(max(nonce) + 1, 0) AS next FROM entries WHERE account = ? AND state <> 'replaced'")
      .get(account) as { readonly next: number };
    return next;
  }

  /** An account's transactions that have not ended, by nonce. */
  listOpen(account: string): readonly Entry[] {
    return this.#database
      .prepare("SELECT * FROM entries WHERE account = ? AND state = 'open' ORDER BY nonce")
      .all(account)
      .map(toEntry);
  }

  /** The newest entries, the newest first; those that have not ended alone, if so wanted. */
  list(limit: number, openOnly = false): readonly Entry[] {
    return this.#database
      .prepare(`SELECT * FROM entries ${openOnly ? "WHERE state = 'open'" : ""} ORDER BY id DESC LIMIT ?`)
      .all(limit)
      .map(toEntry);
  }

  /** How many entries there are in each state. */
  count(): Readonly<Record<EntryState, number>> {
    const counts = { open: 0, done: 0, reverted: 0, replaced: 0 };
    for (const row of this.#database.prepare("SELECT state, count(*) AS count FROM entries GROUP BY state").all()) {
      const { state, count } = row as { readonly state: EntryState; readonly count: number };
      counts[state] = count;
    }
    return counts;
  }

  /**
   * Forgets what ended before a time: such a transaction could not be sent again if the chain lost its block.
   *
   * @param before - Unix time in milliseconds of signing.
   * @returns How many it were.
   */
  prune(before: number): number {
    const { changes } = this.#database
      .prepare("DELETE FROM entries WHERE state <> 'open' AND signedAt < ?")
      .run(before);
    this.#database.exec("VACUUM");
    return Number(changes);
  }

  /** Closes it. */
  close(): void {
    this.#database.close();
  }
}

function toEntry(row: unknown): Entry {
  const { bytes, ...entry } = row as Omit<Entry, "bytes"> & { readonly bytes: Uint8Array };
  return { ...entry, bytes: `0x${Buffer.from(bytes).toString("hex")}` };
}
