import { verifyMany } from "@elicense/sdk";

import { readDocuments } from "../readDocuments.js";
import { rate, repeat } from "../repeat.js";
import { serve } from "../serve.js";
import { cycle } from "./cycle.js";
import { openClient, requireValid } from "./openClient.js";

serve(async (scene) => {
  const { plan, url, documents: file } = scene;
  const texts = readDocuments(file);
  const { client, close } = await openClient(scene, url);
  const verifyAll = async (): Promise<void> => {
    for await (const verification of verifyMany(cycle(texts, plan.many), { client })) requireValid(verification);
  };
  await verifyAll();
  const time = await repeat(plan, verifyAll);
  close();
  return [{ operation: "verifyMany", subject: "elicense", value: rate(plan.many, time), unit: "documents/s" }];
});
