import { setTimeout as sleep } from "node:timers/promises";

import { InterruptedError } from "../interruption.js";

import type { JsonRpcProvider } from "ethers";

/** How old the newest block may be, seconds: as old as a verification takes it. */
export const maxHeadAge = 60;

/** How often the node is asked for its newest block, milliseconds. */
const askedEvery = 2_000;

/** How long after it was told of a halt it is told again, at first and at most, milliseconds. */
const toldAfter = { first: 60_000, most: 600_000 };

/** A chain that makes no blocks, as far as a node shows. */
export interface Halt {
  /** Number of its newest block. */
  readonly block: number;
  /** Time of that block, Unix time in seconds. */
  readonly since: number;
  /** How old that is, whole minutes. */
  readonly minutes: number;
  /** Whether the node still answers: where it does not, this is how it was when it last did. */
  readonly answers: boolean;
}

/**
 * Told that the chain has halted, at once, now and then while that lasts or the node is away since, and with `undefined` that
 * it goes on.
 */
export type HaltListener = (halt: Halt | undefined) => void;

/**
 * Knows whether the chain makes blocks, by the age of the newest one that the node shows. A halted chain takes transactions
 * and carries none out: there is nothing to do but to wait, and to say so.
 */
export class HaltWatch {
  readonly #node: JsonRpcProvider;
  readonly #tell: HaltListener;
  #halt: Halt | undefined;
  /** When it asked last, and told last, by a clock that nobody sets: a wrong one is set right while a halt is looked at. */
  #askedAt = -Infinity;
  #told = { at: 0, after: 0 };

  constructor(node: JsonRpcProvider, tell: HaltListener) {
    this.#node = node;
    this.#tell = tell;
  }

  /** Whether the chain had halted when it was last looked at. */
  get halted(): boolean {
    return this.#halt !== undefined;
  }

  /** Looks whether the chain makes blocks, unless it did so a moment ago. A node that does not answer says nothing of that. */
  async look(): Promise<void> {
    if (performance.now() - this.#askedAt < askedEvery) return;
    this.#askedAt = performance.now();
    await this.#ask().catch(() => this.#tellOfSilence());
  }

  /**
   * Waits until the chain makes blocks.
   *
   * @param signal - Ends the waiting.
   * @throws {InterruptedError} Where that was asked for.
   * @throws What is the matter with the node, unless the chain was found to have halted before.
   */
  async untilAlive(signal?: AbortSignal): Promise<void> {
    await this.#ask();
    while (this.halted) {
      if (signal?.aborted === true) throw new InterruptedError("asked to end");
      await sleep(askedEvery / 4, undefined, { signal }).catch(() => undefined);
      await this.look();
    }
  }

  async #ask(): Promise<void> {
    const head = await this.#node.getBlock("latest");
    if (head === null) return;
    const age = ageOf(head.timestamp);
    const halt =
      age > maxHeadAge
        ? { block: head.number, since: head.timestamp, minutes: Math.floor(age / 60), answers: true }
        : undefined;
    const wasHalted = this.halted;
    this.#halt = halt;
    if (halt !== undefined) this.#tellOf(halt, wasHalted);
    else if (wasHalted) this.#tell(undefined);
  }

  /** Where the node goes away after a halt was found, the chain may make blocks again for all that is known. */
  #tellOfSilence(): void {
    if (this.#halt === undefined) return;
    const minutes = Math.floor(ageOf(this.#halt.since) / 60);
    this.#tellOf({ ...this.#halt, minutes, answers: false }, true);
  }

  #tellOf(halt: Halt, again: boolean): void {
    if (again && performance.now() - this.#told.at < this.#told.after) return;
    const after = again ? Math.min(this.#told.after * 2, toldAfter.most) : toldAfter.first;
    this.#told = { at: performance.now(), after };
    this.#tell(halt);
  }
}

/** How old a block is, seconds. */
function ageOf(timestamp: number): number {
  return Math.floor(Date.now() / 1000) - timestamp;
}
