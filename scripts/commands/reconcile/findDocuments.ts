import { readdir } from "node:fs/promises";
import { join } from "node:path";

import type { LicenseId } from "@elicense/sdk";

import { unreadable } from "../support/readDocument.js";
import { identifierIn, readIssuedDocument } from "./compareDocument.js";

/**
 * Finds the documents of licenses in a folder, by looking into its files until all are found.
 *
 * @returns The e-license identifier of each license whose document is there and says it.
 * @throws {CommandError} FILE_UNREADABLE.
 */
export async function findDocuments(
  folder: string,
  ids: ReadonlySet<LicenseId>,
): Promise<ReadonlyMap<LicenseId, string>> {
  const found = new Map<LicenseId, string>();
  if (ids.size === 0) return found;
  const names = await readdir(folder).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  for (const name of names) {
    if (!name.endsWith(".json")) continue;
    const document = await readIssuedDocument(join(folder, name));
    if (document === undefined) continue;
    const { licenseId } = document.proof;
    const identifier = identifierIn(document);
    if (identifier !== undefined && ids.has(licenseId)) found.set(licenseId, identifier);
    if (found.size === ids.size) break;
  }
  return found;
}
