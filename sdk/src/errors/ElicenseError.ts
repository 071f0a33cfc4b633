import { fill, fillText, joinSentences, type Language, type Text } from "../language.js";
import type { ErrorCode } from "./catalogue.js";
import type { ErrorEntry } from "./catalogue/ErrorEntry.js";

/** What an error names: the field, its fault, an id; in each language where it is in words. Never personal data. */
export type ErrorDetails = Readonly<Record<string, string | number | bigint | boolean | Text>>;

/** What each error came from, with its texts. Apart from the error, since what prints one prints its members. */
const entries = new WeakMap<ElicenseError, ErrorEntry>();

/**
 * The one error that the SDK throws. `code` is frozen: programs branch on it, never on the message.
 *
 * `message` is English; {@link describeError} gives either language. The error brings its texts along, so that a program
 * carries those of the errors that it can throw and no others; {@link errorOf} makes one by its code alone.
 */
export class ElicenseError extends Error {
  override readonly name = "ElicenseError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(entry: ErrorEntry<ErrorCode>, details: ErrorDetails = {}, options: { readonly cause?: unknown } = {}) {
    super(sentence(entry, details, "en"), options);
    this.code = entry.code;
    this.details = details;
    entries.set(this, entry);
  }

  /** What happened, in English, without the remedy. */
  get shortMessage(): string {
    return fill(entryOf(this).en.meaning, this.details, "en");
  }

  /** Where the project's documents tell more of it: meaning, cause and remedy in both languages. */
  get docsPath(): string {
    return `docs/errors.md#${this.code.toLowerCase()}`;
  }
}

/** Says what happened, in each language, without the remedy: for a text that goes on from there. */
export function meaningOf(error: ElicenseError): Text {
  const { en, zh } = entryOf(error);
  return fillText({ en: en.meaning, zh: zh.meaning }, error.details);
}

/**
 * Says what happened and what to do about it.
 *
 * @param error - Any thrown value.
 * @param language - Language of the sentence.
 * @returns One sentence or two, without personal data; of what is not an {@link ElicenseError} its own message, for which
 * the SDK cannot answer.
 */
export function describeError(error: unknown, language: Language): string {
  if (error instanceof ElicenseError) return sentence(entryOf(error), error.details, language);
  return error instanceof Error ? error.message : String(error);
}

/** The constructor has kept it. */
function entryOf(error: ElicenseError): ErrorEntry {
  return entries.get(error) as ErrorEntry;
}

function sentence(entry: ErrorEntry, details: ErrorDetails, language: Language): string {
  const { meaning, remedy } = entry[language];
  return fill(joinSentences([meaning, remedy], language), details, language);
}
