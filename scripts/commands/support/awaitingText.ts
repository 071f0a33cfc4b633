import type { Invocation } from "./Command.js";
import type { LackingApproval } from "./findApproval.js";
import { programName } from "../../output/programName.js";
import { shellWord } from "../../output/shellWord.js";
import { labelOf, type AuthorityData } from "./readAuthority.js";

/** Names who is to approve: another authority, or a second key of the one that acts. */
export function approverText(approver: AuthorityData, acting: number, { text }: Pick<Invocation, "text">): string {
  const authority = labelOf(approver);
  return approver.number === acting ? text("approval.secondKeyOf", { authority }) : authority;
}

/** Says what to do about calls that await an approval. */
export function nextStepText(
  request: string,
  approvals: readonly LackingApproval[],
  { text }: Pick<Invocation, "text">,
): string {
  return [
    ...(approvals.includes("expired") ? [text("approval.expired")] : []),
    ...(approvals.includes("ownKey") ? [text("approval.ownKey")] : []),
    text("approval.next", { command: `${programName} approve ${shellWord(request)}` }),
  ].join("\n");
}
