import { mkdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

import {
  errorOf,
  formatSignedGrant,
  maxSignedGrantLength,
  parseSignedGrant,
  type Client,
  type SignedGrant,
} from "@elicense/sdk";

import { ownerOnly } from "../../keys/keystore.js";
import { unreadable, unwritableFile } from "../support/readDocument.js";
import { writeNewFile } from "../support/writeNewFile.js";

/** Folder of the grants that a holder made, if no other is named. */
export const grantsFolder = "grants";

/** A character takes 4 bytes of UTF-8 at the most. */
const maxBytes = 4 * maxSignedGrantLength;

/** Names the file of a grant, where nobody names another: its id is what a usage record calls it by. */
export function grantPath(id: string): string {
  return join(grantsFolder, `${id}.json`);
}

/**
 * Writes what a holder hands to a consumer. It says what for, which is nobody else's business: only its owner may read it,
 * and no file is overwritten.
 *
 * @throws {CommandError} FILE_EXISTS or FILE_UNWRITABLE.
 */
export async function writeGrant({ deployment }: Client, file: string, signed: SignedGrant): Promise<void> {
  await writeOwn(file, `${formatSignedGrant(deployment, signed)}\n`);
}

/**
 * Writes a holder's own file, which only its owner may read; its folder is made if need be.
 *
 * @throws {CommandError} FILE_EXISTS or FILE_UNWRITABLE.
 */
export async function writeOwn(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: ownerOnly.folder }).catch((error: unknown) => {
    throw unwritableFile(file, error);
  });
  await writeNewFile(file, text, ownerOnly.file);
}

/**
 * Reads a grant's file. Whether the signature is the holder's, the chain says.
 *
 * @throws {CommandError} FILE_UNREADABLE.
 * @throws {ElicenseError} A SIGNED_GRANT_ code; GRANT_FORM with the field.
 */
export async function readGrant({ deployment }: Client, file: string): Promise<SignedGrant> {
  const { size } = await stat(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  if (size > maxBytes) {
    throw errorOf("SIGNED_GRANT_TOO_LARGE", { length: size, maximum: maxSignedGrantLength });
  }
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw unreadable(file, error);
  });
  return parseSignedGrant(deployment, text.trimEnd());
}
