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

/** Finds the license that a call acts upon; `null` where there is no such document. */
export type LicenseFinder = (id: LicenseId) => Promise<KnownLicense | null>;

/**
 * Makes what finds the documents of licenses that calls act upon: whoever approves could not tell a license by its id.
 * Only a document that is whole, and whose contents the id commits to, says which one it is.
 */
export function createLicenseFinder({ deployment }: Client, { request, documents }: DocumentPlaces): LicenseFinder {
  const folder = documents ?? dirname(dirname(request));
  const named = basename(request).replace(/\.[a-z]+\.json$/, "");
  // Once for all calls of the request, of which there may be thousands, and not where none acts upon a license.
  let known: ReturnType<typeof identifiersByLicense> | undefined;
  return async (id) => {
    const others = documents === undefined ? undefined : (await (known ??= identifiersByLicense(documents))).get(id);
    for (const identifier of [named, ...(others ?? [])].filter(isElicenseIdentifier)) {
      const { kind } = await documentState(folder, { identifier, id }, deployment);
      if (kind === "whole") return { identifier, document: documentPath(folder, identifier) };
    }
    return null;
  };
}

/** Names of a folder's files by the licenses that they say they are of. */
async function identifiersByLicense(folder: string): Promise<ReadonlyMap<LicenseId, readonly string[]>> {
  const names = await readdir(folder).catch(() => []);
  const found = new Map<LicenseId, string[]>();
  for (const name of names.filter((each) => each.endsWith(".json"))) {
    const text = await readDocumentText(join(folder, name)).catch(() => "");
    for (const [, id = ""] of text.matchAll(/"licenseId"\s*:\s*"(0x[0-9a-f]{64})"/g)) {
      found.set(id, [...(found.get(id) ?? []), basename(name, ".json")]);
    }
  }
  return found;
}
