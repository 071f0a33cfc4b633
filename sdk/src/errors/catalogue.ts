import type { Language } from "../language.js";

/** What an error code means and what to do about it, as texts with `{place}`s for the error's details. */
export interface ErrorEntry {
  readonly meaning: string;
  readonly remedy: string;
}

/** Every code with its texts. Codes are append-only: one is never renamed, reused or removed. */
export const errorCatalogue = {
  IDENTIFIER_LENGTH: {
    en: {
      meaning: "{field}: a {kind} has {expected} characters, this has {actual}.",
      remedy: "Copy the whole {kind} from the certificate.",
    },
    zh: {
      meaning: "{field}：{kind}应为 {expected} 位，此处为 {actual} 位。",
      remedy: "请从证照上完整抄录。",
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, ErrorEntry>>>>;

/** A frozen error code. */
export type ErrorCode = keyof typeof errorCatalogue;
