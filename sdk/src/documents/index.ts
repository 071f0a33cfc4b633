export { buildDocument, derivedFields, type BuildDocumentParameters } from "./buildDocument.js";
export { canonicalJson } from "./canonical.js";
export { integrityFault, type IntegrityFault } from "./checkIntegrity.js";
export { contextOf, listContexts } from "./contexts.js";
export { contextUrls, credentialsContextUrl, elicenseContextUrl } from "./contextUrls.js";
export { disclose } from "./disclose.js";
export {
  suite,
  type Content,
  type CredentialStatus,
  type Draft,
  type LicenseDocument,
  type Proof,
} from "./Document.js";
export type { JsonObject, JsonValue } from "./json.js";
export { leafOf, listValues, type PathValue } from "./leaves.js";
export { parseDocument } from "./parseDocument.js";
export { proveField, type FieldProof } from "./proveField.js";
export {
  deriveContextHash,
  deriveDecisionHash,
  deriveSalt,
  parseRegisterKey,
  type RegisterKey,
  type UsageContext,
} from "./salts.js";
export { reviseDocument, type ReviseDocumentParameters } from "./reviseDocument.js";
export { maxDocumentDepth, maxDocumentLength, readJson } from "./readJson.js";
export { schemaFaults, type SchemaFault } from "./schema/schemaFaults.js";
export { sealDocument, type SealDocumentParameters } from "./sealDocument.js";
