export { accredit, prepareAccredit, type AccreditParameters } from "./accredit.js";
export { addKey, prepareAddKey, type AddedKey, type AddKeyParameters } from "./addKey.js";
export {
  appointAdministrator,
  prepareAppointAdministrator,
  type AppointAdministratorParameters,
} from "./appointAdministrator.js";
export {
  checkRight,
  identifyKey,
  type Actor,
  type CheckRightParameters,
  type IdentifyKeyParameters,
} from "./checkRight.js";
export {
  deactivateAuthority,
  prepareDeactivateAuthority,
  type DeactivateAuthorityParameters,
} from "./deactivateAuthority.js";
export { distrustKey, prepareDistrustKey, type DistrustKeyParameters } from "./distrustKey.js";
export { getAccreditation, type Accreditation, type GetAccreditationParameters } from "./getAccreditation.js";
export { getAccreditationDelay } from "./getAccreditationDelay.js";
export { getActingAuthority, type GetActingAuthorityParameters } from "./getActingAuthority.js";
export { getAuthority, type Authority, type GetAuthorityParameters } from "./getAuthority.js";
export { getAuthorityByCode, type GetAuthorityByCodeParameters } from "./getAuthorityByCode.js";
export { getAuthorityCount } from "./getAuthorityCount.js";
export { getKey, type GetKeyParameters, type Key } from "./getKey.js";
export { getKeys, type GetKeysParameters } from "./getKeys.js";
export { getRights, type GetRightsParameters } from "./getRights.js";
export { isAuthorityActive } from "./isAuthorityActive.js";
export { isAuthorityWithin, type IsAuthorityWithinParameters } from "./isAuthorityWithin.js";
export { isKeyTrusted, type IsKeyTrustedParameters } from "./isKeyTrusted.js";
export { createProfile, profileName, type CreateProfileParameters, type Profile } from "./Profile.js";
export { prepareRegisterAuthority, registerAuthority } from "./registerAuthority.js";
export type { RegisteredAuthority, RegisterAuthorityParameters } from "./registration.js";
export { prepareRemoveKey, removeKey, type RemoveKeyParameters } from "./removeKey.js";
