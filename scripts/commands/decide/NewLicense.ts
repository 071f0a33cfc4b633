import type { SealableLicense } from "../issue/DocumentFolder.js";

/** A license that is to be issued in the place of another one. */
export interface NewLicense extends SealableLicense {
  /** The e-license identifier. */
  readonly identifier: string;
}
