import { errorCatalogue, type ErrorCode } from "./catalogue.js";
import { fill, type Language } from "../language.js";

/** What an error names: the field, its fault, an id. Never personal data. */
export type ErrorDetails = Readonly<Record<string, string | number | bigint | boolean>>;

/**
 * The one error that the SDK throws. `code` is frozen: programs branch on it, never on the message.
 *
 * `message` is English; {@link describeError} gives either language.
 */
export class ElicenseError extends Error {
  override readonly name = "ElicenseError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options: { readonly cause?: unknown } = {}) {
    super(sentence(code, details, "en"), options);
    this.code = code;
    this.details = details;
  }

  /** What happened, in English, without the remedy. */
  get shortMessage(): string {
    return fill(errorCatalogue[this.code].en.meaning, this.details);
  }

  /** Where the project's documents tell more of it: meaning, cause and remedy in both languages. */
  get docsPath(): string {
    return `docs/errors.md#${this.code.toLowerCase()}`;
  }
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
  if (error instanceof ElicenseError) return sentence(error.code, error.details, language);
  return error instanceof Error ? error.message : String(error);
}

function sentence(code: ErrorCode, details: ErrorDetails, language: Language): string {
  const { meaning, remedy } = errorCatalogue[code][language];
  // Chinese has no space between its sentences.
  return fill([meaning, remedy].join(language === "zh" ? "" : " "), details);
}
