import { getManagementHistory, sealDocument, type Client } from "@elicense/sdk";

import { documentPath, writeDocument } from "./DocumentFolder.js";
import { reported, type ReportedLicense } from "./IssueReport.js";
import type { IssuedBefore } from "./settle.js";

/**
 * Writes the documents that are missing for licenses which were issued already, as the run that issued them would have.
 *
 * @returns Those licenses, in their order.
 */
export async function restoreDocuments(
  client: Client,
  already: readonly IssuedBefore[],
  folder: string,
): Promise<readonly ReportedLicense[]> {
  const licenses: ReportedLicense[] = [];
  for (const license of already) {
    const block = license.issuedIn ?? (await restoreDocument(client, license, folder));
    licenses.push(reported(license, "already", block, documentPath(folder, license.identifier)));
  }
  return licenses;
}

async function restoreDocument(client: Client, license: IssuedBefore, folder: string): Promise<number> {
  const { id, identifier, draft, decision } = license;
  const { records } = await getManagementHistory(client, { id });
  // A book that is proved whole begins with the issue.
  const block = records[0]?.block ?? 0;
  const { chainId, contracts } = client.deployment;
  const document = sealDocument(draft, {
    chainId,
    registry: contracts.licenseRegistry.address,
    licenseId: id,
    issuance: { root: draft.root, decision, validThrough: draft.validThrough },
    block,
  });
  await writeDocument(folder, identifier, document);
  return block;
}
