import type { LicenseId } from "../licenses/licenseId.js";
import type { Issuance } from "../licenses/Issuance.js";
import { suite, type Draft, type LicenseDocument } from "./Document.js";

/** Parameters of {@link sealDocument}. */
export interface SealDocumentParameters {
  readonly chainId: number;
  /** Address of the license registry. */
  readonly registry: string;
  readonly licenseId: LicenseId;
  readonly issuance: Issuance;
  /** Block of the issue. */
  readonly block: number;
}

/**
 * Makes the document of a draft that was issued.
 *
 * @returns The document with all its values disclosed.
 */
export function sealDocument(draft: Draft, parameters: SealDocumentParameters): LicenseDocument {
  const { chainId, registry, licenseId, issuance, block } = parameters;
  const namespace = `eip155:${String(chainId)}`;
  return {
    ...draft.content,
    credentialStatus: {
      id: `${namespace}/erc721:${registry}/${BigInt(licenseId).toString()}`,
      type: "ElicenseRegistryEntry",
    },
    proof: {
      type: "ElicenseMerkleProof",
      proofPurpose: "assertionMethod",
      verificationMethod: `${namespace}:${registry}`,
      suite,
      licenseId,
      issuance,
      block,
      salts: draft.salts,
      hidden: [],
    },
  };
}
