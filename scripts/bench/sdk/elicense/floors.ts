import { interfaces, parseLicenseId, type LicenseDocument } from "@elicense/sdk";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { createKeccak, type IHasher } from "hash-wasm";

import { rpc } from "../../../chain/rpc.js";
import { readDocuments } from "../readDocuments.js";
import { rate, repeat } from "../repeat.js";
import type { Figure } from "../../Figure.js";
import type { Scene } from "../Scene.js";
import { serve } from "../serve.js";

/** How `verifyMany` asks unless told otherwise. */
const batchSize = 100;
const concurrency = 4;

serve(async (scene) => {
  const { plan, documents: file } = scene;
  const texts = readDocuments(file);
  const documents = texts.map((text) => JSON.parse(text) as LicenseDocument);
  const timeOf = async (action: () => unknown): Promise<number> => {
    await action();
    return (await repeat(plan, action)) / texts.length;
  };
  const parsing = await timeOf(() => texts.map((text) => JSON.parse(text) as unknown));
  const keccak = await createKeccak(256);
  const hashing = await timeOf(() => documents.forEach((document) => hashLeavesAndTree(document, keccak)));
  const salting = await timeOf(() => documents.forEach(deriveSalts));
  const calls = callsOf(scene, documents);
  const asking = await timeOf(() => ask(scene.url, calls));
  const few = documents.slice(0, plan.verifications);
  const askingOne = (await timeOf(() => askOneByOne(scene, few))) * (texts.length / few.length);
  return [
    { operation: "verify", subject: "floor", value: askingOne, unit: "ms" },
    // The node is another process: it works while this one does.
    figure("verifyMany", Math.max(parsing + hashing, asking)),
    figure("verifyManyParse", parsing),
    figure("verifyManyHash", hashing),
    figure("verifyManyAsk", asking),
    figure("wrap", salting + hashing),
  ];
});

function figure(operation: string, milliseconds: number): Figure {
  return { operation, subject: "floor", value: rate(1, milliseconds), unit: "documents/s" };
}

/** As many hashes, by the library that the SDK hashes with, of inputs as long, as a document's leaves, each hashed twice, and the tree over them need. */
function hashLeavesAndTree({ proof: { salts } }: LicenseDocument, keccak: IHasher): void {
  const hash = (bytes: Uint8Array): unknown => keccak.init().update(bytes).digest("binary");
  const count = Object.keys(salts).length;
  for (let leaf = 0; leaf < count; leaf++) {
    hash(leafInput);
    hash(word);
    if (leaf > 0) hash(node);
  }
}

/** ABI-encoded path, salt and value of a leaf: three words, and length and text, in words too, of the two texts. */
const leafInput = new Uint8Array(7 * 32);
const word = new Uint8Array(32);
const node = new Uint8Array(64);

function deriveSalts({ proof: { salts } }: LicenseDocument): void {
  Object.keys(salts).forEach(() => hmac(sha256, word, saltInput));
}

/** Identifier, version and path, about as long as they are. */
const saltInput = new Uint8Array(130);

/** The calls that ask for all standings, a batch each. */
function callsOf({ deployment }: Scene, documents: readonly LicenseDocument[]): readonly object[] {
  const to = deployment.contracts.licenseRegistry.address;
  const ids = documents.map(({ proof: { licenseId } }) => licenseId);
  return Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, batch) => {
    const asked = ids.slice(batch * batchSize, (batch + 1) * batchSize);
    return { to, data: interfaces.licenses.encodeFunctionData("standingsOf", [asked]) };
  });
}

/** Makes, one document after another, the two requests that a verification makes, and looks at no answer but the block. */
async function askOneByOne({ url, deployment }: Scene, documents: readonly LicenseDocument[]): Promise<void> {
  const { licenseRegistry, authorityRegistry } = deployment.contracts;
  for (const { proof } of documents) {
    const { number } = (await rpc(url, "eth_getBlockByNumber", ["latest", false])) as { readonly number: string };
    const { authority } = parseLicenseId(proof.licenseId);
    const standing = interfaces.licenses.encodeFunctionData("standingsOf", [[proof.licenseId]]);
    const profile = interfaces.authorities.encodeFunctionData("profileOf", [authority]);
    const calls = [
      { to: licenseRegistry.address, data: standing },
      { to: authorityRegistry.address, data: profile },
    ];
    const batch = calls.map((call, id) => ({ jsonrpc: "2.0", id, method: "eth_call", params: [call, number] }));
    const body = JSON.stringify(batch);
    const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
    await answer.json();
  }
}

/** Makes bare calls, so many at once as `verifyMany`, and looks at no answer. */
async function ask(url: string, calls: readonly object[]): Promise<void> {
  const queue = calls.values();
  const work = async (): Promise<void> => {
    for (const call of queue) await rpc(url, "eth_call", [call, "latest"]);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}
