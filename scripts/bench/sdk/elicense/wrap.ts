import { rate, repeat } from "../repeat.js";
import { draftOf } from "../sample.js";
import { serve } from "../serve.js";

serve(async ({ plan }) => {
  const build = (count: number): unknown => Array.from({ length: count }, (_, number) => draftOf(number));
  build(plan.wrapped / 10);
  const time = await repeat(plan, () => build(plan.wrapped));
  return [{ operation: "wrap", subject: "elicense", value: rate(plan.wrapped, time), unit: "documents/s" }];
});
