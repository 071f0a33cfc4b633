import { cancel, prepareCall, revoke, type IssuedLicense } from "@elicense/sdk";

import { approve } from "../approve.js";
import { decide, decisionNumber } from "../decide.js";
import { look } from "../look.js";
import { refused } from "../refused.js";
import type { Story } from "../Story.js";
import { admitCounsel } from "./useOne.js";

/** A license is revoked by two keys, and then cancelled. */
export async function revokeOne(story: Story, license: IssuedLicense): Promise<void> {
  const { chapter, say, stage, expect } = story;
  const { id } = license;
  const anhui = stage.clientOf("anhuiJustice");
  const decisionNo = decisionNumber(stage, "皖司罚", 1);
  chapter("revokeHeading");

  const ofShanghai = decide(stage, "L49", { decisionNo, approver: "shanghaiJustice" });
  const foreign = revoke(stage.clientOf("shanghaiJustice"), { id, decision: ofShanghai });
  await refused(story, "revokeForeign", foreign, "LICENSE_REGISTRY_REGION_NOT_COVERED");

  const penalty = { id, decision: decide(stage, "L49", { decisionNo, approver: "anhuiJustice" }) };
  await refused(story, "revokeAlone", revoke(anhui, penalty), "JOINT_APPROVAL_MISSING");
  const call = await prepareCall(anhui, "REVOKE", penalty);
  await approve(anhui, call);
  await refused(story, "revokeSelfApproved", revoke(anhui, penalty), "JOINT_APPROVAL_SAME_KEY");
  await approve(stage.clientOf("anhuiJustice", "second"), call);
  await revoke(anhui, penalty);
  const revoked = await look(story, license, "STATUS_REVOKED");
  say("revoked", { verdict: revoked.verdict });

  const outcome = await admitCounsel(stage, id);
  expect("the use of a revoked license", outcome, "STATUS_NOT_ALLOWED");
  say("useRevoked", { outcome });

  await cancel(anhui, { id, decision: decide(stage, "A23-1", { decisionNo: decisionNumber(stage, "皖司注", 1) }) });
  await look(story, license, "STATUS_CANCELLED");
  say("cancelled");
}
