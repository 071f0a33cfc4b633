import { FileLock } from "../FileLock.js";
import { JournalError } from "./JournalError.js";

/** Lets one run at a time do what none may do beside another, whatever process it is in. */
export class RunLock {
  readonly #path: string;
  readonly #lock: FileLock;
  /** What this process still has to do under the lock. */
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param path - File of the lock.
   * @throws {JournalError} As {@link hold} does where the file cannot be read or written.
   */
  constructor(path: string) {
    this.#path = path;
    try {
      this.#lock = new FileLock(path);
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
    this.#lock.close();
  }

  async #locked<Result>(action: () => Promise<Result>): Promise<Result> {
    await this.#take();
    try {
      return await action();
    } finally {
      this.#lock.release();
    }
  }

  async #take(): Promise<void> {
    try {
      await this.#lock.take();
    } catch (error) {
      throw new JournalError(this.#path, error);
    }
  }
}
