import { AbiCoder, isHexString, keccak256 } from "ethers";

import { GRANT_FORM } from "../errors/catalogue/grants.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { randomHash } from "./randomHash.js";

/** What a license is used for under a grant, in the open. It stays with holder and consumer. */
export interface Matter {
  /** Code of the matter (事项), as the consumer's list of services has it. */
  readonly code: string;
  /** 32 bytes in hexadecimal, so that nobody else finds the code by trying. */
  readonly salt: string;
}

/** How long a matter's code may be, in characters. */
export const maxMatterCodeLength = 100;

/**
 * Commits to a matter: keccak256(abi.encode(code, salt)). The grant carries this, and so does each use under it, so that
 * the two can be compared and nobody else reads what for.
 *
 * @param code - Code of the matter.
 * @param salt - 32 bytes in hexadecimal.
 * @returns 32 bytes in hexadecimal.
 * @throws {ElicenseError} GRANT_FORM with `matter.code` or `matter.salt`.
 * @example
 * const matter = commitMatter("COUNSEL-ADMISSION", salt);
 */
export function commitMatter(code: string, salt: string): string {
  if (typeof code !== "string" || code === "" || code.length > maxMatterCodeLength || !code.isWellFormed()) {
    throw new ElicenseError(GRANT_FORM, { field: "matter.code" });
  }
  if (!isHexString(salt, 32)) throw new ElicenseError(GRANT_FORM, { field: "matter.salt" });
  return keccak256(AbiCoder.defaultAbiCoder().encode(["string", "bytes32"], [code, salt]));
}

/** A matter with its salt, a random one where none is given. */
export function openMatter({ code, salt }: Partial<Matter> & Pick<Matter, "code">): Matter {
  return { code, salt: salt ?? randomHash() };
}
