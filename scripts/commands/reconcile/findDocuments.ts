import { parseDocument, type LicenseId } from "@elicense/sdk";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";

import { readDocumentText, unreadable } from "../support/readDocument.js";

/**
 * Finds the documents of licenses in a folder, by looking into its files until all are found.
 *
 * @returns The e-license identifier of each license whose document is there: the name of its file.
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
    const id = await licenseIn(join(folder, name));
    if (id !== undefined && ids.has(id)) found.set(id, basename(name, ".json"));
    if (found.size === ids.size) break;
  }
  return found;
}

async function licenseIn(file: string): Promise<LicenseId | undefined> {
  try {
    return parseDocument(await readDocumentText(file)).proof.licenseId;
  } catch {
    return undefined;
  }
}
