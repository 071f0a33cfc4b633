import { approveAction, issue, lawyer, prepareCall, type Client, type LicenseId } from "@elicense/sdk";

import { lawyerDraft } from "../samples.js";
import { authorities, issueDecision } from "../stage.js";

export { authorities } from "../stage.js";

/** Issues the sample lawyer's license over a node, with Anhui's first key and the approval of its second. */
export async function issueOn(
  { anhui, second }: { readonly anhui: Client; readonly second: Client },
  serial: string,
  holder: string,
): Promise<LicenseId> {
  const license = { draft: lawyerDraft({}, serial), holder };
  const parameters = { type: lawyer, licenses: [license], decision: issueDecision };
  const call = await prepareCall(second, "ISSUE", parameters, { authority: authorities.anhuiJustice });
  const now = (await second.provider.getBlock("latest"))?.timestamp ?? 0;
  await approveAction(second, { call, expiresAt: now + 3_600 });
  return (await issue(anhui, { type: lawyer, ...license, decision: issueDecision })).id;
}
