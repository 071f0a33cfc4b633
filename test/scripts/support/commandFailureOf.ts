import { AssertionError } from "chai";

import { CommandError } from "../../../scripts/commands/support/CommandError.js";

/**
 * Gives the error of what must fail.
 *
 * @param action - Fails with a CommandError; any other error fails the test.
 */
export async function commandFailureOf(action: () => unknown): Promise<{ code: string; details: object }> {
  try {
    await action();
  } catch (error) {
    if (error instanceof CommandError) return { code: error.code, details: error.values };
    throw error;
  }
  throw new AssertionError("expected a failure, but all went well");
}
