import { verify } from "@elicense/sdk";

import { countRequests } from "../countRequests.js";
import { readDocuments } from "../readDocuments.js";
import { median, repeat } from "../repeat.js";
import type { Figure } from "../../Figure.js";
import type { Scene } from "../Scene.js";
import { serve } from "../serve.js";
import { openClient, requireValid } from "./openClient.js";

serve(async (scene) => {
  const { plan, documents: file } = scene;
  const documents = readDocuments(file, plan.verifications).map((text) => JSON.parse(text) as unknown);
  return [
    { operation: "verify", subject: "elicense", value: await warm(scene, documents), unit: "ms" },
    { operation: "verifyCold", subject: "elicense", value: await cold(scene, documents), unit: "ms" },
    ...(await requests(scene, documents[0])),
  ];
});

/** Verifies by one client again and again. */
async function warm({ plan, url, ...scene }: Scene, documents: readonly unknown[]): Promise<number> {
  const { client, close } = await openClient({ plan, url, ...scene }, url);
  const verifyAll = async (): Promise<void> => {
    for (const document of documents) requireValid(await verify(document, { client }));
  };
  await verifyAll();
  const time = await repeat(plan, verifyAll);
  close();
  return time / documents.length;
}

/** Verifies each document by a new client over a new connection. */
async function cold(scene: Scene, documents: readonly unknown[]): Promise<number> {
  const times: number[] = [];
  for (const document of documents) {
    const start = performance.now();
    const { client, close } = await openClient(scene, scene.url);
    requireValid(await verify(document, { client }));
    times.push(performance.now() - start);
    close();
  }
  return median(times);
}

/** Counts what is asked of the node: to connect, by the first verification of a client, and by one after it. */
async function requests(scene: Scene, document: unknown): Promise<Figure[]> {
  const counter = await countRequests(scene.url);
  const { client, close } = await openClient(scene, counter.url);
  const connecting = counter.take();
  requireValid(await verify(document, { client }));
  const first = counter.take();
  requireValid(await verify(document, { client }));
  const later = counter.take();
  close();
  counter.close();

  const subject = "elicense";
  return [
    { operation: "verifyRequests", subject, value: later, unit: "requests" },
    { operation: "verifyColdRequests", subject, value: first, unit: "requests" },
    { operation: "connectRequests", subject, value: connecting, unit: "requests" },
  ];
}
