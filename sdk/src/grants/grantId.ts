import { isHexString } from "ethers";

import { GRANT_FORM } from "../errors/catalogue/grants.js";
import { ElicenseError } from "../errors/ElicenseError.js";

/**
 * Refuses what is no grant's id.
 *
 * @throws {ElicenseError} GRANT_FORM.
 */
export function requireGrantId(text: string): string {
  if (!isHexString(text, 32)) throw new ElicenseError(GRANT_FORM, { field: "id" });
  return text.toLowerCase();
}
