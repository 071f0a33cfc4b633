import { peers } from "./peers.js";
import type { Verifiers, Wrap } from "./OpenAttestation.js";

/** TrustVC's package. Its wrapping is TradeTrust's, `@tradetrust-tt/tradetrust`. */
export interface TrustVc extends Pick<Verifiers, "verificationBuilder"> {
  readonly verifiers: {
    readonly documentIntegrity: Pick<Verifiers, "openAttestationHash">;
    readonly documentStatus: Pick<Verifiers, "openAttestationEthereumDocumentStoreStatus">;
  };
  readonly wrapOADocumentsV2: Wrap;
  readonly wrapOADocumentsV3: Wrap;
}

/**
 * Loads TrustVC. The context that its wrapping of version 3 fetches from the internet, once, it gets from the copy that
 * it ships.
 */
export function loadTrustVc(): TrustVc {
  const { contexts } = peers.require("@trustvc/w3c-context") as {
    readonly contexts: Readonly<Record<string, unknown>>;
  };
  const jsonld = peers.require("@govtechsg/jsonld") as { readonly documentLoaders: Record<string, unknown> };
  jsonld.documentLoaders.node = () => (documentUrl: string) => {
    const document = contexts[documentUrl];
    if (document !== undefined) return Promise.resolve({ document, documentUrl });
    return Promise.reject(new RangeError(`no copy of ${documentUrl}`));
  };
  return peers.require("@trustvc/trustvc") as TrustVc;
}
