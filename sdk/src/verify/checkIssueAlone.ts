import { bookFault } from "../history/Book.js";
import { managementHead, type ManagementRecord } from "../history/managementBook.js";
import { replay } from "../history/replay.js";
import type { LicenseDocument } from "../documents/Document.js";
import { parseLicenseId } from "../licenses/licenseId.js";
import type { Agreed } from "./consult.js";
import { answer, type Answer } from "./Verification.js";

const noRules = { effects: new Map(), regions: new Map() };

/**
 * Is a book of one record the issue that the id commits to? No node has to show it: the id, and what the state says of
 * holder, key and time, give its head.
 *
 * @returns `undefined` where the issue by itself does not give the status: it was inherited, or it is a lie, and the
 * records tell which.
 */
export function checkIssueAlone({ proof }: LicenseDocument, { standing, block }: Agreed): Answer | undefined {
  const { licenseId: id, issuance } = proof;
  const { holder, key, vouchedAt, recordCount } = standing;
  const record: ManagementRecord = {
    id,
    authority: parseLicenseId(id).authority,
    action: "ISSUE",
    ...{ index: 1, previousBlock: 0, recordedAt: vouchedAt, key },
    decision: issuance.decision,
    through: issuance.validThrough,
    detail: issuance.root,
    holder,
    ...{ block: proof.block, transactionHash: "" },
  };
  const fault = bookFault([record], standing, managementHead);
  if (fault !== undefined) return answer("RECORD_NOT_WHOLE", { kind: fault.kind });
  const { status } = replay([record], noRules, block.timestamp);
  return status === standing.status ? answer("RECORD_WHOLE", { recordCount }) : undefined;
}
