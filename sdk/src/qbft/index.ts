export { ascending } from "../ascending.js";
export { genesisExtraData, readExtraData, writeExtraData, type ExtraData, type Vote } from "./ExtraData.js";
export { getProvenLicense, type GetProvenLicenseParameters, type ProvenLicense } from "./getProvenLicense.js";
export { getTrustedHeader, type GetTrustedHeaderParameters, type TrustedHeader } from "./getTrustedHeader.js";
export { commitHash, decodeHeader, headerOfBlock, type Header } from "./Header.js";
export { quorumOf, recoverSealers, requireSealed, toleratedFaults } from "./seals.js";
export { proveAccount, proveSlot, type ProvenAccount } from "./stateProof.js";
export { findTrustedBlock, trustHeader, type TrustedBlock } from "./trustHeader.js";
export {
  followValidators,
  genesisValidators,
  type CastVote,
  type QbftRules,
  type ValidatorSet,
} from "./ValidatorSet.js";
export type { UsageBookState } from "./words.js";
