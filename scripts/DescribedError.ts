import type { Language } from "@elicense/sdk";

/** An error of a part that brings its own words, such as the network's. */
export interface DescribedError extends Error {
  readonly code: string;
  /** How the program ends: called in a wrong way, not done, or not known. */
  readonly kind: "usage" | "refused" | "unknown";
  readonly details: object;
  readonly describe: (language: Language) => string;
}

/** Tells whether an error brings its own words. */
export function isDescribed(error: unknown): error is DescribedError {
  return error instanceof Error && "code" in error && "kind" in error && "describe" in error;
}
