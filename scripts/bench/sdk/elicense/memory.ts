import { verifyMany } from "@elicense/sdk";

import { readDocuments } from "../readDocuments.js";
import type { Figure } from "../../Figure.js";
import { serve } from "../serve.js";
import { cycle } from "./cycle.js";
import { openClient, requireValid } from "./openClient.js";

const megabyte = 1_000_000;

/** At which parts of the way the heap is measured. */
const stations = [0.1, 0.5, 1] as const;

serve(async (scene) => {
  const { plan, url, documents: file } = scene;
  const { client, close } = await openClient(scene, url);
  const texts = readDocuments(file);
  const heaps: number[] = [];
  let done = 0;
  for await (const verification of verifyMany(cycle(texts, plan.watched), { client })) {
    requireValid(verification);
    done++;
    if (stations.some((part) => Math.ceil(part * plan.watched) === done)) heaps.push(heapInUse());
  }
  close();
  const [early = NaN, , late = NaN] = heaps;
  return [
    ...stations.map((part, position) => figure(`verifyManyHeapAt${part * 100}%`, heaps[position] ?? NaN)),
    figure("verifyManyHeapGrowth", late - early),
    // In kilobytes, whatever the platform.
    figure("verifyManyPeakMemory", (process.resourceUsage().maxRSS * 1_024) / megabyte),
  ];
});

function figure(operation: string, value: number): Figure {
  return { operation, subject: "elicense", value, unit: "MB" };
}

/** What is left on the heap once what nobody needs is gone. */
function heapInUse(): number {
  if (globalThis.gc === undefined) throw new RangeError("Node was started without --expose-gc");
  globalThis.gc();
  return process.memoryUsage().heapUsed / megabyte;
}
