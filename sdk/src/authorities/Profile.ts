import { decodeBase64, encodeBase64, hexlify, isHexString, keccak256, toUtf8Bytes, toUtf8String } from "ethers";

import { AUTHORITY_PROFILE_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { parseUscc } from "../identifiers/uscc.js";
import type { Text } from "../language.js";

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
  if (!isHexString(metadataHash, 32)) throw new ElicenseError(AUTHORITY_PROFILE_FORM, { field: "metadataHash" });
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

const dataPrefix = "data:application/json;base64,";

/** Parameters of {@link createProfile}. */
export interface CreateProfileParameters {
  /** Its unified social credit code. */
  readonly code: string;
  /** Its name in both languages. */
  readonly name: Text;
}

/**
 * Makes a profile that carries its name in itself: nobody has to keep a server for it, and it cannot be changed.
 *
 * @throws {ElicenseError} As `parseUscc` for the code.
 * @example
 * const profile = createProfile({ code: "1134000000FAKE020H", name: { en: "Anhui (fictitious)", zh: "安徽（虚构）" } });
 */
export function createProfile({ code, name: { en, zh } }: CreateProfileParameters): Profile {
  parseUscc(code, "code");
  const metadata = toUtf8Bytes(JSON.stringify({ name: { en, zh } }));
  return { code, metadataHash: keccak256(metadata), metadataURI: dataPrefix + encodeBase64(metadata) };
}

/**
 * Reads the name that a profile carries in itself; nothing is fetched.
 *
 * @returns The name; `undefined` where the profile has none of that form, or other content than its hash is of.
 * @example
 * const name = profileName(profile);
 */
export function profileName({ metadataHash, metadataURI }: Profile): Partial<Text> | undefined {
  if (!metadataURI.startsWith(dataPrefix)) return undefined;
  try {
    const metadata = decodeBase64(metadataURI.slice(dataPrefix.length));
    if (keccak256(metadata) !== metadataHash) return undefined;
    const { name } = JSON.parse(toUtf8String(metadata)) as { readonly name?: Readonly<Record<string, unknown>> | null };
    const parts = Object.entries(name ?? {}).filter(([, text]) => typeof text === "string" && text !== "");
    return parts.length === 0 ? undefined : Object.fromEntries(parts);
  } catch {
    return undefined;
  }
}
