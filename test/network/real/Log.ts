/** What was done on the network, and what came of it. */
export interface Entry {
  readonly title: string;
  /** What was seen, a sentence each. */
  readonly seen: readonly string[];
  /** Whether it was as it should be. */
  readonly good: boolean;
  readonly seconds: number;
}

/** Notes what a step sees. */
export type Note = (sentence: string) => void;

/** Keeps what was done, step by step, and says it meanwhile. */
export class Log {
  readonly entries: Entry[] = [];
  readonly #started = performance.now();

  /** Seconds since the beginning. */
  get seconds(): number {
    return (performance.now() - this.#started) / 1_000;
  }

  /**
   * Does a step, and notes what it saw; one that fails is noted, and the others go on.
   *
   * @param restore - Brings about again what the next step needs, where this one failed.
   */
  async step(
    title: string,
    act: (note: Note) => Promise<void>,
    restore: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<boolean> {
    console.error(`\n[${this.seconds.toFixed(0)} s] ${title}`);
    const started = performance.now();
    const seen: string[] = [];
    const note: Note = (sentence) => {
      seen.push(sentence);
      console.error(`  ${sentence}`);
    };
    let good = true;
    try {
      await act(note);
    } catch (error) {
      good = false;
      note(`FAILED: ${error instanceof Error ? error.message : String(error)}`);
      await restore();
    }
    this.entries.push({ title, seen, good, seconds: (performance.now() - started) / 1_000 });
    return good;
  }
}

/** Refuses what is not as it should be. */
export function require(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}
