import { hexlify, isHexString, toUtf8Bytes } from "ethers";

import { ElicenseError } from "../errors/ElicenseError.js";
import { parseUscc } from "../identifiers/uscc.js";

/** What is publicly known of an authority. None of it is personal data. */
export interface Profile {
  /**
   * Its unified social credit code (GB 32100), 18 characters; in hexadecimal where the chain has bytes that are no such
   * characters.
   */
  readonly code: string;
  /** keccak256 of the document that the URI leads to, 32 bytes in hexadecimal. */
  readonly metadataHash: string;
  /** Where its name and contact details are published. */
  readonly metadataURI: string;
}

/**
 * Turns a profile into the contracts' form.
 *
 * @throws {ElicenseError} AUTHORITY_PROFILE_FORM with the field; for the code as `parseUscc`.
 */
export function toProfileArgument({ code, metadataHash, metadataURI }: Profile): Profile {
  if (!isHexString(metadataHash, 32)) throw new ElicenseError("AUTHORITY_PROFILE_FORM", { field: "metadataHash" });
  return { code: toCodeArgument(code, "profile.code"), metadataHash, metadataURI };
}

/** Turns a unified social credit code into the contracts' form. */
export function toCodeArgument(code: string, field: string): string {
  parseUscc(code, field);
  return hexlify(toUtf8Bytes(code));
}

/** Turns the contracts' form of a profile into the SDK's. */
export function fromProfileArgument({ code, metadataHash, metadataURI }: Profile): Profile {
  const characters = (code.slice(2).match(/../g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 16)));
  const text = characters.join("");
  return { code: /^[0-9A-Z]{18}$/.test(text) ? text : code, metadataHash, metadataURI };
}
