import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseSync } from "node:sqlite";

import { isBusy } from "./isBusy.js";

/** How often to ask for it again, milliseconds. */
const interval = 10;

/**
 * A lock that one holder has at a time, whatever process it is in. It is the operating system's, so that a process that is
 * killed leaves none behind.
 */
export class FileLock {
  readonly #database: DatabaseSync;
  #closed = false;

  /**
   * @param path - Its file, which is made if need be.
   * @throws {Error} What SQLite says where it cannot be.
   */
  constructor(path: string) {
    this.#database = new DatabaseSync(path, { timeout: 0 });
  }

  /**
   * Waits until nobody else has it, however long that takes.
   *
   * @throws {Error} What SQLite says where its file cannot be read or written.
   */
  async take(): Promise<void> {
    // Not all at the same moments, so that nobody is always too late.
    while (!this.#tryTake()) await sleep(interval * (0.5 + Math.random()));
  }

  /** Gives it back, unless it was closed, which does so too. */
  release(): void {
    if (!this.#closed) this.#database.exec("ROLLBACK");
  }

  /** Closes its file, whether it is held or not. */
  close(): void {
    this.#closed = true;
    this.#database.close();
  }

  #tryTake(): boolean {
    try {
      this.#database.exec("BEGIN EXCLUSIVE");
      return true;
    } catch (error) {
      if (isBusy(error)) return false;
      throw error;
    }
  }
}
