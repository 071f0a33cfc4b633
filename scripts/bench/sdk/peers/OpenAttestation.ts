import type { RawDocument } from "./documents.js";
import { peers } from "./peers.js";

/** A document that was wrapped: version 2 has its hash in `signature`, version 3 in `proof`. */
export interface WrappedDocument {
  readonly signature?: { readonly targetHash: string };
  readonly proof?: { readonly targetHash: string };
}

/** Wraps documents together, each with its proof in the tree of all. */
export type Wrap = (documents: readonly RawDocument[]) => Promise<readonly WrappedDocument[]>;

/** What a verifier found. */
export interface Fragment {
  readonly name: string;
  readonly status: "VALID" | "INVALID" | "ERROR" | "SKIPPED";
}

/** A provider of ethers 5, which the peers take. */
export interface PeerProvider {
  readonly ready: Promise<unknown>;
}

/** What oa-verify, and TrustVC after it, offer to verifiers. */
export interface Verifiers {
  readonly openAttestationHash: unknown;
  readonly openAttestationEthereumDocumentStoreStatus: unknown;
  readonly verificationBuilder: (
    verifiers: readonly unknown[],
    options: { readonly provider: PeerProvider },
  ) => (document: WrappedDocument) => Promise<readonly Fragment[]>;
}

/**
 * Makes a provider as the peers' own default is made: it asks for the chain once, not again before each call.
 */
export function openPeerProvider(url: string): PeerProvider {
  const { providers } = peers.require("ethers") as {
    readonly providers: { readonly StaticJsonRpcProvider: new (url: string) => PeerProvider };
  };
  return new providers.StaticJsonRpcProvider(url);
}
