import { verify, type CheckCode, type IssuedLicense, type Verification } from "@elicense/sdk";

import { message } from "../messages/index.js";
import type { Story } from "./Story.js";

/** What a verifier is told of a document. */
export interface Look extends Verification {
  /** The verdict and what the license's status means, in words. */
  readonly words: readonly [verdict: string, status: string];
}

/**
 * Verifies a document as anyone may, here a court.
 *
 * @param status - What the check of the status must say; all other checks must pass.
 */
export async function look(
  { stage, language, expect }: Story,
  { document }: IssuedLicense,
  status: CheckCode,
): Promise<Look> {
  const verification = await verify(document, { client: stage.clientOf("bozhouCourt") });
  const { verdict, checks } = verification;
  const others = checks.filter(({ name, result }) => name !== "status" && result !== "pass").map(({ code }) => code);
  const check = checks.find(({ name }) => name === "status");
  expect("the check of the status", check?.code, status);
  expect("the other checks that did not pass", others.join(), "");
  expect("the verdict", verdict, status === "STATUS_IN_FORCE" ? "VALID" : "INVALID");

  const meaning = check === undefined ? "" : check.message[language];
  return { ...verification, words: [message(language, `verdict.${verdict}`), meaning] };
}
