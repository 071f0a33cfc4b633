import {
  getUsageHistory,
  issueBatch,
  prepareCall,
  usageBookFault,
  verify,
  type IssuedLicense,
  type LicenseDocument,
  type Verification,
} from "@elicense/sdk";

import { readApplications, type Application } from "../applications.js";
import { approve } from "../approve.js";
import type { Stage } from "../stage.js";
import type { Story } from "../Story.js";

/** Three frauds: an altered document, a record left out, and a registry that looks like ours. */
export async function findFrauds(
  { chapter, say, stage, expect }: Story,
  { id, document }: IssuedLicense,
  impostor: Stage,
): Promise<void> {
  chapter("fraudHeading");
  const client = stage.clientOf("bozhouCourt");

  const altered = await verify(alterOneCharacter(document), { client });
  expect("the altered document", failureOf(altered), "DOCUMENT_ALTERED");
  say("fraudAltered", { verdict: altered.verdict, code: failureOf(altered) });

  const [book, { records }] = await Promise.all([
    client.contracts.access.usageBookOf(id),
    getUsageHistory(client, { id }),
  ]);
  const kept = records.filter(({ outcome }) => outcome !== "NOT_LISTED");
  const fault = usageBookFault(kept, { recordCount: Number(book.recordCount), head: book.head });
  expect("the history with a record dropped", fault?.kind, "length");
  say("fraudDropped", { kind: fault?.kind });

  const forged = await forge(impostor);
  const foreign = await verify(forged, { client });
  expect("the look-alike registry's license", failureOf(foreign), "REGISTRY_FOREIGN");
  say("fraudForeign", { verdict: foreign.verdict, code: failureOf(foreign) });

  const relabelled = await verify(relabel(forged, impostor, stage), { client });
  expect("the relabelled license", failureOf(relabelled), "REGISTRY_NOT_ISSUED");
  say("fraudRelabelled", { verdict: relabelled.verdict, code: failureOf(relabelled) });
}

/** Issues a license in a registry of the impostor's own, where all that ours asks for is done. */
async function forge(impostor: Stage): Promise<LicenseDocument> {
  const anhui = impostor.clientOf("anhuiJustice");
  const [{ reviewer, grant }] = (await readApplications(impostor)) as readonly [Application];
  const one = { ...grant, licenses: grant.licenses.slice(0, 1) };
  await approve(impostor.clientOf(reviewer), await prepareCall(anhui, "ISSUE", one));
  const { licenses } = await issueBatch(anhui, one);
  return (licenses[0] as IssuedLicense).document;
}

/** Changes the last digit of the practice number's serial. */
function alterOneCharacter(document: LicenseDocument): LicenseDocument {
  const practiceNo = document.credentialSubject.practiceNo as string;
  const digit = practiceNo.endsWith("1") ? "2" : "1";
  const altered = { ...document.credentialSubject, practiceNo: practiceNo.slice(0, -1) + digit };
  return { ...document, credentialSubject: altered };
}

/** Puts our registry's address in the place of the impostor's. */
function relabel(document: LicenseDocument, from: Stage, to: Stage): LicenseDocument {
  const [theirs, ours] = [from, to].map(({ deployment }) => deployment.contracts.licenseRegistry.address);
  return JSON.parse(JSON.stringify(document).replaceAll(theirs as string, ours as string)) as LicenseDocument;
}

/** Code of the first check that failed. */
function failureOf({ checks }: Verification): string | undefined {
  return checks.find(({ result }) => result === "fail")?.code;
}
