import { randomBytes } from "node:crypto";

import {
  buildDocument,
  getStanding,
  lawyer,
  prepareCall,
  revisePracticeNumber,
  transfer,
  type Draft,
  type IssuedLicense,
  type LicenseDocument,
  type Status,
  type SuccessionParameters,
} from "@elicense/sdk";

import { message } from "../../messages/index.js";
import { ownFields } from "../applications.js";
import { approve } from "../approve.js";
import { decide, decisionNumber } from "../decide.js";
import { look } from "../look.js";
import { refused } from "../refused.js";
import { memberOf, type Stage } from "../stage.js";
import type { Story } from "../Story.js";

/** A lawyer moves to another province: old and new in one step, and neither province can do it alone. */
export async function moveOne(story: Story, old: IssuedLicense): Promise<void> {
  const { chapter, say, show, stage, text, language, expect } = story;
  const shanghai = stage.clientOf("shanghaiJustice");
  const decisionNo = decisionNumber(stage, "沪司许律", 1);
  chapter("moveHeading");
  const move: SuccessionParameters = {
    id: old.id,
    draft: draftInShanghai(stage, old.document, decisionNo),
    holder: null,
    decision: decide(stage, "TRANSFER", { decisionNo, approver: "anhuiJustice" }),
  };

  await refused(story, "moveAlone", transfer(shanghai, move), "JOINT_APPROVAL_MISSING");
  await approve(stage.clientOf("anhuiJustice"), await prepareCall(shanghai, "TRANSFER", move));
  const moved = await transfer(shanghai, move);
  say("moved", { before: practiceNoOf(old.document), after: practiceNoOf(moved.document) });

  const left = await look(story, old, "STATUS_TRANSFERRED");
  const arrived = await look(story, moved, "STATUS_IN_FORCE");
  expect("the license that the old document leads to", left.successor, moved.id);
  const statusAt = async ({ id }: IssuedLicense, block: number): Promise<Status> =>
    (await getStanding(shanghai, { id, block })).status;
  const seen = [
    [await statusAt(old, moved.block - 1), await statusAt(old, moved.block)],
    [await statusAt(moved, moved.block - 1), await statusAt(moved, moved.block)],
  ] as const;
  expect("the statuses before and after the step", seen.join(), "ACTIVE,TRANSFERRED,NONE,ACTIVE");

  show(
    ["document", "before", "after", "verdict", "meaning"],
    [["oldDocument", left, seen[0]] as const, ["newDocument", arrived, seen[1]] as const].map(
      ([name, { words }, statuses]) => [
        text(name),
        ...statuses.map((status) => message(language, `status.${status}`)),
        ...words,
      ],
    ),
  );
}

/** What the lawyer's license says in Shanghai: place and firm are others; year and serial of the number are kept. */
function draftInShanghai(stage: Stage, document: LicenseDocument, decisionNo: string): Draft {
  const { code, name } = memberOf(stage.members, "shanghaiJustice");
  const today = stage.today();
  return buildDocument({
    type: lawyer,
    issuer: { code, name: name.zh },
    registerKey: randomBytes(32),
    serial: `${today.replaceAll("-", "")}SH0000000001`,
    fields: {
      ...ownFields(document),
      practiceNo: revisePracticeNumber(practiceNoOf(document), { division: "310100" }),
      firmName: "上海样例律师事务所",
      firmUscc: "31310000E0FAKE081B",
      areaCode: "310000",
      decisionNo,
      issuedDate: today,
      effectiveDate: today,
    },
  });
}

function practiceNoOf({ credentialSubject }: LicenseDocument): string {
  return credentialSubject.practiceNo as string;
}
