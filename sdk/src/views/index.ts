export { toCsv } from "./csv.js";
export { exportUsePages, exportUses, type ExportUsesOptions } from "./exportUses.js";
export {
  getAuthorityUses,
  type AuthorityUses,
  type GetAuthorityUsesParameters,
  type IssuedLicenseUses,
} from "./getAuthorityUses.js";
export {
  getConsumerUses,
  streamConsumerUses,
  type ConsumerUses,
  type GetConsumerUsesParameters,
  type StreamConsumerUsesParameters,
} from "./getConsumerUses.js";
export { getHolderLicenses, type GetHolderLicensesParameters, type HolderLicenses } from "./getHolderLicenses.js";
export {
  getHolderUses,
  type GetHolderUsesParameters,
  type HolderUses,
  type LicensesById,
  type LicenseUses,
} from "./getHolderUses.js";
export {
  getRegister,
  streamRegister,
  type GetRegisterParameters,
  type Register,
  type RegisterEntry,
} from "./getRegister.js";
export { getUsagePage, type GetUsagePageParameters, type UsagePage } from "./getUsagePage.js";
export type { Period } from "./period.js";
export { streamAuthorityUses, type AuthorityUsesPage } from "./streamAuthorityUses.js";
