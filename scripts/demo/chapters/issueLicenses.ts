import { decodeCall, issueBatch, prepareCall, type IssuedLicense, type PreparedCall } from "@elicense/sdk";

import { readApplications, type Application } from "../applications.js";
import { approve } from "../approve.js";
import { reasonOf } from "../decide.js";
import { refused } from "../refused.js";
import type { Story } from "../Story.js";

/** The lawyers whom the story follows. */
export interface Cast {
  readonly ofBozhou: IssuedLicense;
  readonly ofHefei: IssuedLicense;
  readonly another: IssuedLicense;
}

/** Anhui decides and its cities review: neither can issue alone. */
export async function issueLicenses(story: Story): Promise<Cast> {
  const { chapter, say, stage, expect } = story;
  const anhui = stage.clientOf("anhuiJustice");
  chapter("issueHeading");
  const applications = await readApplications(stage);
  const count = applications.reduce((sum, { grant }) => sum + grant.licenses.length, 0);
  say("applied", { count, decisions: applications.length });

  const [first, last] = [applications[0], applications.at(-1)] as [Application, Application];
  await refused(story, "issueUnreviewed", issueBatch(anhui, first.grant), "JOINT_APPROVAL_MISSING");
  const ownReview = { ...first.grant.decision, approver: stage.authorityOf("anhuiJustice") };
  await refused(
    story,
    "issueSelfReviewed",
    issueBatch(anhui, { ...first.grant, decision: ownReview }),
    "JOINT_APPROVAL_NEEDS_ANOTHER_AUTHORITY",
  );

  await review(story, applications);
  const oneMore = { ...first.grant, licenses: [...first.grant.licenses, ...last.grant.licenses.slice(0, 1)] };
  await refused(story, "issueChanged", issueBatch(anhui, oneMore), "JOINT_APPROVAL_MISSING");

  const issued: IssuedLicense[] = [];
  for (const { grant } of applications) issued.push(...(await issueBatch(anhui, grant)).licenses);
  const register = await anhui.contracts.licenses.registerOf(stage.authorityOf("anhuiJustice"));
  expect("the register's count", Number(register.count), count);
  say("issued", { count, transactions: applications.length });
  const [ofBozhou, ofHefei] = [firstIn(issued, "341600"), firstIn(issued, "340100")];
  const another = issued.find((license) => license !== ofBozhou && license !== ofHefei);
  if (another === undefined) throw new RangeError("samples/lawyers.csv has but two lawyers");
  return { ofBozhou, ofHefei, another };
}

/** Each bureau looks at what the calls will do, and at the documents, and approves these very calls. */
async function review(
  { say, show, stage, language, expect }: Story,
  applications: readonly Application[],
): Promise<void> {
  const anhui = stage.clientOf("anhuiJustice");
  const rows: string[][] = [];
  for (const { reviewer, grant } of applications) {
    const call = await prepareCall(anhui, "ISSUE", grant);
    expect("the licenses in the call", rootsOf(call), grant.licenses.map(({ draft }) => draft.root).join());
    await approve(stage.clientOf(reviewer), call);

    const { decision, licenses } = decodeCall(call);
    const name = stage.nameOf(decision.approver, language);
    rows.push([name, reasonOf(decision).title[language], String(licenses.length), decision.effectiveOn, call.hash]);
  }
  say("reviewed");
  show(["reviewer", "reason", "licenses", "effective", "approval"], rows);
}

/** Commitments to the documents that a call will issue: an approver who has the documents compares them. */
function rootsOf(call: PreparedCall): string {
  return decodeCall(call)
    .licenses.map(({ root }) => root)
    .join();
}

function firstIn(licenses: readonly IssuedLicense[], region: string): IssuedLicense {
  const found = licenses.find(({ document }) => document.credentialSubject.areaCode === region);
  if (found === undefined) throw new RangeError(`samples/lawyers.csv has no lawyer of ${region}`);
  return found;
}
