import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

import { isElicenseIdentifier, type Client, type LicenseId } from "@elicense/sdk";

import { documentPath, documentState } from "../issue/DocumentFolder.js";
import { readDocumentText } from "../support/readDocument.js";

/** The license that a call acts upon, as its document tells. */
export interface KnownLicense {
  readonly identifier: string;
  /** File of its document. */
  readonly document: string;
}

/** Where a license's document may be. */
export interface DocumentPlaces {
  /** The request; that of a single license is named after it, and stands in a folder beside the documents. */
  readonly request: string;
  /** Folder of documents; left out where none was named. */
  readonly documents?: string;
}

/**
 * Finds the document of a license that a call acts upon: whoever approves could not tell the license by its id. Only a
 * document that is whole, and whose contents the id commits to, says which one it is.
 *
 * @returns `null` where there is no such document.
 */
export async function findLicense(
  { deployment }: Client,
  id: LicenseId,
  { request, documents }: DocumentPlaces,
): Promise<KnownLicense | null> {
  const folder = documents ?? dirname(dirname(request));
  const named = basename(request).replace(/\.[a-z]+\.json$/, "");
  const candidates = [named, ...(documents === undefined ? [] : await identifiersWith(documents, id))];
  for (const identifier of candidates.filter(isElicenseIdentifier)) {
    const { kind } = await documentState(folder, { identifier, id }, deployment);
    if (kind === "whole") return { identifier, document: documentPath(folder, identifier) };
  }
  return null;
}

/** Names of the files of a folder in which a license's id stands. */
async function identifiersWith(folder: string, id: LicenseId): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const found: string[] = [];
  for (const name of names.filter((each) => each.endsWith(".json"))) {
    const text = await readDocumentText(join(folder, name)).catch(() => "");
    if (text.includes(id)) found.push(basename(name, ".json"));
  }
  return found;
}
