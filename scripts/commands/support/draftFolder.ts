import { rm, stat, writeFile } from "node:fs/promises";

import type { Client } from "@elicense/sdk";

import { documentPath, prepareFolder, sealLicense, type SealableLicense } from "../issue/DocumentFolder.js";
import { unwritable } from "./readDocument.js";

/** A license that is to be issued, as far as its document tells. */
export interface DraftLicense extends SealableLicense {
  readonly identifier: string;
}

/** Names the folder of the documents that a request asks to issue, which stands beside it. */
export function draftFolder(request: string): string {
  return request.replace(/\.json$/, "");
}

/** Tells whether the documents that a request asks to issue stand beside it. */
export async function hasDrafts(request: string): Promise<boolean> {
  const found = await stat(draftFolder(request)).catch(() => undefined);
  return found?.isDirectory() === true;
}

/**
 * Writes the documents of licenses that await an approval, so that who approves can look at more than their roots. Each
 * is sealed as it will be issued, but for the block, which nobody knows yet.
 *
 * @throws {CommandError} FOLDER_UNWRITABLE.
 */
export async function writeDrafts(client: Client, request: string, licenses: readonly DraftLicense[]): Promise<void> {
  if (licenses.length === 0) return;
  const folder = draftFolder(request);
  await prepareFolder(folder);
  for (const license of licenses) {
    const document = sealLicense(client.deployment, license, 0);
    await writeFile(documentPath(folder, license.identifier), `${JSON.stringify(document, undefined, 2)}\n`, {
      mode: 0o600,
    }).catch((error: unknown) => {
      throw unwritable(folder, error);
    });
  }
}

/** Takes the documents away that a request asked to issue. */
export async function removeDrafts(request: string): Promise<void> {
  await rm(draftFolder(request), { recursive: true, force: true }).catch(() => undefined);
}
