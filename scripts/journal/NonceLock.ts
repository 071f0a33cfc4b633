import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseSync } from "node:sqlite";

import { JournalError } from "./JournalError.js";
import { isBusy } from "./isBusy.js";

/** How often to ask for it again, milliseconds. */
const interval = 10;

/**
 * Lets one run at a time decide on the next nonce of a key, whatever process it is in: two that read the same count would
 * sign two transactions of one nonce, of which the chain takes one. The lock is the operating system's, so that a process
 * that is killed leaves none behind.
 */
export class NonceLock {
  readonly #path: string;
  readonly #database: DatabaseSync;
  /** What this process still has to do under the lock. */
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param path - File of the lock, one for each key.
   * @throws {JournalError} As {@link hold} does where the file cannot be read or written.
   */
  constructor(path: string) {
    this.#path = path;
    try {
      this.#database = new DatabaseSync(path, { timeout: 0 });
    } catch (error) {
      throw new JournalError(path, error);
    }
  }

  /** Does something while nobody else can do likewise. */
  hold<Result>(action: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(() => this.#locked(action));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Closes it. */
  close(): void {
    this.#database.close();
  }

  async #locked<Result>(action: () => Promise<Result>): Promise<Result> {
    // Not all at the same moments, so that nobody is always too late.
    while (!this.#tryLock()) await sleep(interval * (0.5 + Math.random()));
    try {
      return await action();
    } finally {
      this.#database.exec("ROLLBACK");
    }
  }

  #tryLock(): boolean {
    try {
      this.#database.exec("BEGIN EXCLUSIVE");
      return true;
    } catch (error) {
      if (isBusy(error)) return false;
      throw new JournalError(this.#path, error);
    }
  }
}
