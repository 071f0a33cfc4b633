import { setImmediate } from "node:timers/promises";

import { rate, repeat } from "../repeat.js";
import { draftOf } from "../sample.js";
import { serve } from "../serve.js";

/** Builds documents as they come in from a file, a piece at a time. */
async function build(count: number): Promise<readonly unknown[]> {
  const documents: unknown[] = [];
  while (documents.length < count) {
    if (documents.push(draftOf(documents.length)) % pieceSize === 0) await setImmediate();
  }
  return documents;
}

const pieceSize = 100;

serve(async ({ plan }) => {
  await build(plan.wrapped / 10);
  const time = await repeat(plan, () => build(plan.wrapped));
  return [{ operation: "wrap", subject: "elicense", value: rate(plan.wrapped, time), unit: "documents/s" }];
});
