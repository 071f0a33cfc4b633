import { AssertionError } from "chai";

import { NetworkError, type NetworkErrorCode } from "../../network/NetworkError.js";

/** What was refused: a code and its details. */
export interface Fault {
  readonly code: NetworkErrorCode;
  readonly details: NetworkError["details"];
}

/**
 * Gives the error of what must fail, having made sure that its text is complete in both languages.
 *
 * @param action - Fails with a NetworkError; any other error fails the test.
 */
export function faultOf(action: () => unknown): Fault {
  try {
    action();
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    for (const text of [error.describe("en"), error.describe("zh")]) {
      if (/\{[a-zA-Z]+\}|undefined/.test(text)) {
        throw new AssertionError(`an error's text has an empty place: ${text}`);
      }
    }
    return { code: error.code, details: error.details };
  }
  throw new AssertionError("expected a refusal, nothing was thrown");
}
