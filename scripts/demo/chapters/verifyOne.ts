import { verify, type IssuedLicense } from "@elicense/sdk";

import { message } from "../../messages/index.js";
import type { Story } from "../Story.js";

/** Anyone who is shown a document verifies it. */
export async function verifyOne(
  { chapter, say, show, stage, language, expect }: Story,
  { document }: IssuedLicense,
): Promise<void> {
  chapter("verifyHeading");
  const { checks, verdict } = await verify(document, { client: stage.clientOf("shanghaiJustice") });
  show(
    ["check", "result", "meaning"],
    checks.map((check) => [
      message(language, `check.${check.name}`),
      message(language, `result.${check.result}`),
      check.message[language],
    ]),
  );
  expect("the verdict", verdict, "VALID");
  say("verdictIs", { verdict: message(language, `verdict.${verdict}`) });
}
