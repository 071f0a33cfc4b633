import { fill, type Language } from "@elicense/sdk";

import { table } from "../output/table.js";
import { texts } from "./texts.js";

/** Name of a text of the story. */
export type TextName = keyof typeof texts;

/** Tells the story, and holds it to what it says. */
export interface Teller {
  /** Names the story. */
  readonly title: (name: TextName) => void;
  /** Opens a chapter. */
  readonly chapter: (heading: TextName) => void;
  /** Says a sentence. */
  readonly say: (name: TextName, values?: Readonly<Record<string, unknown>>) => void;
  /** Shows a table. */
  readonly show: (headers: readonly TextName[], rows: readonly (readonly string[])[]) => void;
  /** Ends the story as broken unless a step came out as told. */
  readonly expect: (step: string, actual: unknown, expected: unknown) => void;
  readonly language: Language;
}

/** A step that did not come out as told. */
export class BrokenStory extends Error {}

/** Makes a teller who speaks on standard output. */
export function createTeller(language: Language): Teller {
  const text = (name: TextName, values: Readonly<Record<string, unknown>> = {}): string =>
    fill(texts[name][language], values);
  let chapters = 0;
  return {
    language,
    title: (name) => {
      console.log(text(name));
    },
    chapter: (heading) => {
      chapters += 1;
      console.log(`\n${String(chapters)}. ${text(heading)}`);
    },
    say: (name, values) => {
      console.log(`   ${text(name, values)}`);
    },
    show: (headers, rows) => {
      const lines = table(
        headers.map((name) => text(name)),
        rows,
      );
      console.log(lines.replace(/^/gm, "   "));
    },
    expect: (step, actual, expected) => {
      if (actual !== expected) throw new BrokenStory(text("broken", { step, expected, actual }));
    },
  };
}
