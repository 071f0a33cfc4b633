import { ElicenseError, type ErrorDetails } from "@elicense/sdk";
import { AssertionError } from "chai";

/** What failed: a code and its details. */
export interface Failure {
  readonly code: string;
  readonly details: ErrorDetails;
}

/**
 * Gives the error of what must fail.
 *
 * @param action - Fails with an ElicenseError; any other error fails the test.
 */
export async function failureOf(action: () => unknown): Promise<Failure> {
  try {
    await action();
  } catch (error) {
    if (error instanceof ElicenseError) return { code: error.code, details: error.details };
    throw error;
  }
  throw new AssertionError("expected a failure, but all went well");
}
