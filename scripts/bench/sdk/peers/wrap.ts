import { ZeroAddress } from "ethers";

import { rate, repeat } from "../repeat.js";
import type { Figure } from "../../Figure.js";
import type { Scene } from "../Scene.js";
import { serve } from "../serve.js";
import { documentV2, documentV3, type MakeDocument } from "./documents.js";
import { loadTrustVc } from "./loadTrustVc.js";
import type { Wrap } from "./OpenAttestation.js";

serve(async (scene) => {
  const { wrapOADocumentsV2, wrapOADocumentsV3 } = loadTrustVc();
  return [
    await measure("TrustVC v2", wrapOADocumentsV2, documentV2, scene),
    await measure("TrustVC v3", wrapOADocumentsV3, documentV3, scene),
  ];
});

async function measure(subject: string, wrap: Wrap, make: MakeDocument, { plan }: Scene): Promise<Figure> {
  const build = (count: number): Promise<unknown> =>
    wrap(Array.from({ length: count }, (_, number) => make(number, ZeroAddress)));
  await build(plan.wrapped / 10);
  const time = await repeat(plan, () => build(plan.wrapped));
  return { operation: "wrap", subject, value: rate(plan.wrapped, time), unit: "documents/s" };
}
