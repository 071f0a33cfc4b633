import type { Day } from "../day.js";
import type { LicenseId } from "../licenses/licenseId.js";
import type { Issuance } from "../licenses/Issuance.js";
import type { JsonObject } from "./json.js";

/** The hash and tree of a document's commitment. Other suites may join; a reader refuses what it does not know. */
export const suite = "keccak256-merkle-1";

/** What the Merkle tree is over: a document without what can only be known after its issue. */
export interface Content {
  readonly "@context": readonly string[];
  readonly type: readonly string[];
  /** `urn:elicense:` and the e-license identifier; left out where it is hidden. */
  readonly id?: string;
  readonly issuer: { readonly id: string; readonly name?: string };
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly credentialSchema: { readonly id: string; readonly type: "JsonSchema" };
  readonly credentialSubject: JsonObject;
}

/** How a document's content is shown to be what the chain has: the opening of its commitment. */
export interface Proof {
  readonly type: "ElicenseMerkleProof";
  readonly proofPurpose: "assertionMethod";
  /** The registry, as a CAIP-10 account id. */
  readonly verificationMethod: string;
  readonly suite: typeof suite;
  readonly licenseId: LicenseId;
  readonly issuance: Issuance;
  /** Block of the issue: a hint of where to look for its record, which nothing vouches for. */
  readonly block: number;
  /** Salt of each disclosed value, by its path. */
  readonly salts: Readonly<Record<string, string>>;
  /** The hidden values, each by the first of its leaf's two hashes. */
  readonly hidden: readonly string[];
}

/** Where a document's status is to be asked. A hint: a verifier asks the registry that it trusts. */
export interface CredentialStatus {
  /** The license as a CAIP-19 asset id. */
  readonly id: string;
  readonly type: "ElicenseRegistryEntry";
}

/** A license document: a Verifiable Credential (W3C VC Data Model 2.0) with the chain's proof. */
export interface LicenseDocument extends Content {
  readonly credentialStatus: CredentialStatus;
  readonly proof: Proof;
}

/** A document that is built and not issued yet. */
export interface Draft {
  readonly content: Content;
  /** Salt of each value, by its path. */
  readonly salts: Readonly<Record<string, string>>;
  /** Root of the Merkle tree over the salted values. */
  readonly root: string;
  /** Division code of the license's region. */
  readonly region: string;
  /** Day on which the decision takes effect. */
  readonly effectiveOn: Day;
  /** Last day of validity; `null` where the license does not expire. */
  readonly validThrough: Day | null;
}
