import { describeError, ElicenseError, type ErrorCode } from "@elicense/sdk";

import type { Story } from "./Story.js";
import type { TextName } from "./tell.js";

/**
 * Says what is tried, and how the registries refuse it.
 *
 * @param what - Text of what is tried.
 * @param attempt - What must be refused.
 * @param code - The error that it must be refused with.
 */
export async function refused(
  { say, refusal, expect, language }: Story,
  what: TextName,
  attempt: Promise<unknown>,
  code: ErrorCode,
): Promise<void> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  // Neither a success nor a failure of another kind is the refusal that the story tells of.
  expect(what, error instanceof ElicenseError ? error.code : (error ?? "done"), code);
  say(what);
  refusal(code, describeError(error, language));
}
