import { describeError, type ElicenseError, type Language } from "@elicense/sdk";

import type { DescribedError } from "../../DescribedError.js";

/**
 * What the SDK finds wrong with a word of the command line: the same code, words and details, but whoever called did so in a
 * wrong way. Exit code 1 would say that a license was judged, or that the registry refused something.
 */
export class WrongArgumentError extends Error implements DescribedError {
  override readonly name = "WrongArgumentError";
  readonly code: string;
  readonly kind = "usage";
  readonly details: object;
  readonly #fault: ElicenseError;

  constructor(fault: ElicenseError) {
    super(fault.message, { cause: fault });
    this.code = fault.code;
    this.details = fault.details;
    this.#fault = fault;
  }

  /** What is wrong and what to do, in a language. */
  describe(language: Language): string {
    return describeError(this.#fault, language);
  }
}
