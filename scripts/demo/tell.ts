import { fill, type Language } from "@elicense/sdk";

import { table } from "../output/table.js";
import { texts } from "./texts.js";

/** Name of a text of the story. */
export type TextName = keyof typeof texts;

/** Tells the story, and holds it to what it says. Hashes are told by their ends. */
export interface Teller {
  /** Names the story. */
  readonly title: (name: TextName) => void;
  /** Opens a chapter. */
  readonly chapter: (heading: TextName) => void;
  /** Says a sentence. */
  readonly say: (name: TextName, values?: Readonly<Record<string, unknown>>) => void;
  /** Tells of a refusal: its code, and its words unless they were told before. */
  readonly refusal: (code: string, words: string) => void;
  /** Shows a table. */
  readonly show: (headers: readonly TextName[], rows: readonly (readonly string[])[]) => void;
  /** Ends the story as broken unless a step came out as told. */
  readonly expect: (step: string, actual: unknown, expected: unknown) => void;
  /** Gives a text of the story, for a cell of a table. */
  readonly text: (name: TextName, values?: Readonly<Record<string, unknown>>) => string;
  readonly language: Language;
}

/** A step that did not come out as told. */
export class BrokenStory extends Error {}

/** Makes a teller who speaks on standard output. */
export function createTeller(language: Language): Teller {
  const text = (name: TextName, values: Readonly<Record<string, unknown>> = {}): string =>
    fill(texts[name][language], values, language);
  const say = (name: TextName, values?: Readonly<Record<string, unknown>>): void => {
    console.log(`   ${shorten(text(name, values))}`);
  };
  const explained = new Set<string>();
  let chapters = 0;
  return {
    language,
    text,
    say,
    title: (name) => {
      console.log(text(name));
    },
    chapter: (heading) => {
      chapters += 1;
      console.log(`\n${String(chapters)}. ${text(heading)}`);
    },
    refusal: (code, words) => {
      if (explained.has(code)) say("refusedAgain", { code });
      else say("refused", { code, words });
      explained.add(code);
    },
    show: (headers, rows) => {
      const lines = table(
        headers.map((name) => text(name)),
        rows.map((cells) => cells.map(shorten)),
      );
      console.log(lines.replace(/^/gm, "   "));
    },
    expect: (step, actual, expected) => {
      if (actual !== expected) throw new BrokenStory(text("broken", { step, expected, actual }));
    },
  };
}

/** Leaves of a hash of 32 bytes what tells it from another at a glance. */
function shorten(text: string): string {
  return text.replace(/0x([0-9a-f]{8})[0-9a-f]{48}([0-9a-f]{8})/g, "0x$1…$2");
}
