import {
  approveAction,
  createClient,
  issueBatch,
  lawyer,
  prepareCall,
  type Decision,
  type Deployment,
  type LicenseDocument,
} from "@elicense/sdk";
import { id as hashOf, type Provider } from "ethers";

import { developmentAccount } from "../../development.js";
import type { AdmittedMember } from "../../deploy/consortium.js";
import { draftOf } from "./sample.js";

/** How many licenses are issued in one transaction. */
const batchSize = 200;

/** An import from paper, so that its day never goes stale. */
const reason = 2;

/**
 * Issues distinct licenses as the first of the sample consortium's members.
 *
 * @returns Their documents.
 */
export async function issueLicenses(
  node: Provider,
  deployment: Deployment,
  { member: { accounts }, authority }: AdmittedMember,
  count: number,
): Promise<readonly LicenseDocument[]> {
  const [maker, checker] = [accounts.operate, accounts.second].map((account) =>
    createClient({ runner: developmentAccount(account ?? 0).connect(node), deployment }),
  ) as [ReturnType<typeof createClient>, ReturnType<typeof createClient>];
  const documentHash = hashOf("皖司许律〔2020〕0001号");
  const decision: Decision = { reason, documentHash, approver: authority, effectiveOn: "2020-04-30" };

  const documents: LicenseDocument[] = [];
  while (documents.length < count) {
    const length = Math.min(batchSize, count - documents.length);
    const licenses = Array.from({ length }, (_, position) => ({ draft: draftOf(documents.length + position) }));
    const parameters = { type: lawyer, licenses, decision };
    const call = await prepareCall(checker, "ISSUE", parameters, { authority });
    await approveAction(checker, { call, expiresAt: Math.floor(Date.now() / 1000) + 3_600 });
    const issued = await issueBatch(maker, parameters);
    documents.push(...issued.licenses.map(({ document }) => document));
  }
  return documents;
}
