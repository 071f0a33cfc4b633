import type { Language } from "../../language.js";

/** What an error means and what to do about it, in one language, as texts with `{place}`s for the error's details. */
export interface ErrorTexts {
  readonly meaning: string;
  readonly remedy: string;
}

/** An error as the catalogue has it: its frozen code, and its texts in both languages. */
export interface ErrorEntry<Code extends string = string> extends Readonly<Record<Language, ErrorTexts>> {
  readonly code: Code;
}
