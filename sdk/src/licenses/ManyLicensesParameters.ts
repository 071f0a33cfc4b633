import type { BlockParameter } from "../block.js";
import type { LicenseId } from "./licenseId.js";

/** Parameters of reads of several licenses. */
export interface ManyLicensesParameters {
  readonly ids: readonly LicenseId[];
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}
