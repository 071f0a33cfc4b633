import { chapters } from "../../../network/files/runbookChapters.js";

/** Keeps which commands of the runbook's chapters were run as they stand there. */
export class Followed {
  readonly #commands = new Map<string, Set<number>>();

  /** Notes that a command of a chapter ended well; they are numbered from 0. */
  note(chapter: string, command: number): void {
    const known = this.#commands.get(chapter) ?? new Set();
    this.#commands.set(chapter, known.add(command));
  }

  /** Says which chapters were followed, by their titles: wholly, in part, and not at all. */
  sentences(): readonly string[] {
    const states = chapters.map(({ name, title, steps }) => {
      const all = steps.filter((step) => "run" in step).length;
      const run = this.#commands.get(name)?.size ?? 0;
      return { title: title.en, all, run };
    });
    const wholly = states.filter(({ all, run }) => run === all).map(({ title }) => title);
    const partly = states
      .filter(({ all, run }) => run > 0 && run < all)
      .map(({ title, all, run }) => `${title} (${String(run)} of ${String(all)} commands)`);
    const none = states.filter(({ run }) => run === 0).map(({ title }) => title);
    return [
      `Of the runbook's ${String(states.length)} chapters ${String(wholly.length)} were followed word for word: ${listOf(wholly)}.`,
      `In part: ${listOf(partly)}.`,
      `Not at all: ${listOf(none)}.`,
    ];
  }
}

function listOf(titles: readonly string[]): string {
  return titles.length === 0 ? "none" : titles.join("; ");
}
