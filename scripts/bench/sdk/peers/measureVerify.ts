import { countRequests } from "../countRequests.js";
import { median, repeat } from "../repeat.js";
import type { Figure } from "../../Figure.js";
import type { Scene } from "../Scene.js";
import { documentV2, documentV3 } from "./documents.js";
import { issueDocuments } from "./issueDocuments.js";
import { loadTrustVc } from "./loadTrustVc.js";
import { openPeerProvider, type Verifiers, type WrappedDocument } from "./OpenAttestation.js";

/** Verifies one document over a connection. */
type Verify = (document: WrappedDocument) => Promise<void>;

/**
 * Measures how a peer verifies documents of both versions: their hash and their status in the DocumentStore. Who issued
 * them, which it would look up in the internet's domain names, it is not asked.
 *
 * @param name - Name of the peer.
 */
export async function measureVerify(name: string, verifiers: Verifiers, scene: Scene): Promise<readonly Figure[]> {
  const { wrapOADocumentsV2, wrapOADocumentsV3 } = loadTrustVc();
  return [
    ...(await measure(`${name} v2`, verifiers, await issueDocuments(scene, wrapOADocumentsV2, documentV2), scene)),
    ...(await measure(`${name} v3`, verifiers, await issueDocuments(scene, wrapOADocumentsV3, documentV3), scene)),
  ];
}

async function measure(
  subject: string,
  verifiers: Verifiers,
  documents: readonly WrappedDocument[],
  { plan, url }: Scene,
): Promise<Figure[]> {
  const verify = verifierOver(verifiers, url);
  const verifyAll = async (): Promise<void> => {
    for (const document of documents) await verify(document);
  };
  await verifyAll();
  const warm = (await repeat(plan, verifyAll)) / documents.length;

  const times: number[] = [];
  for (const document of documents) {
    const start = performance.now();
    await verifierOver(verifiers, url)(document);
    times.push(performance.now() - start);
  }

  const counter = await countRequests(url);
  const counted = verifierOver(verifiers, counter.url);
  const [document] = documents as [WrappedDocument];
  await counted(document);
  const first = counter.take();
  await counted(document);
  const later = counter.take();
  counter.close();
  return [
    { operation: "verify", subject, value: warm, unit: "ms" },
    { operation: "verifyCold", subject, value: median(times), unit: "ms" },
    { operation: "verifyRequests", subject, value: later, unit: "requests" },
    { operation: "verifyColdRequests", subject, value: first, unit: "requests" },
  ];
}

/** Verifies over a connection of its own, and refuses to measure anything but what succeeds. */
function verifierOver(peer: Verifiers, url: string): Verify {
  const verifiers = [peer.openAttestationHash, peer.openAttestationEthereumDocumentStoreStatus];
  const verify = peer.verificationBuilder(verifiers, { provider: openPeerProvider(url) });
  return async (document) => {
    const fragments = await verify(document);
    if (fragments.length === verifiers.length && fragments.every(({ status }) => status === "VALID")) return;
    throw new RangeError(JSON.stringify(fragments));
  };
}
