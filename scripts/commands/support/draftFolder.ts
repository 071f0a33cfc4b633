import { rm, stat, writeFile } from "node:fs/promises";

import { sealDocument, type Client, type Decision, type Draft, type LicenseId } from "@elicense/sdk";

import { documentPath, prepareFolder } from "../issue/DocumentFolder.js";
import { unwritable } from "./readDocument.js";

/** A license that is to be issued, as far as its document tells. */
export interface DraftLicense {
  readonly identifier: string;
  /** The id that it will be issued under. */
  readonly id: LicenseId;
  readonly draft: Draft;
  readonly decision: Decision;
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
export async function writeDrafts(
  client: Client,
  request: string,
  licenses: Iterable<DraftLicense> | AsyncIterable<DraftLicense>,
): Promise<void> {
  const folder = draftFolder(request);
  const { chainId, contracts } = client.deployment;
  const registry = contracts.licenseRegistry.address;
  await removeDrafts(request);
  await prepareFolder(folder);
  for await (const { identifier, id, draft, decision } of licenses) {
    const issuance = { root: draft.root, decision, validThrough: draft.validThrough };
    const document = sealDocument(draft, { chainId, registry, licenseId: id, issuance, block: 0 });
    await writeFile(documentPath(folder, identifier), `${JSON.stringify(document, undefined, 2)}\n`, {
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
