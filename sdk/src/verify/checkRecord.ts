import type { LicenseDocument } from "../documents/Document.js";
import { fromChain } from "../errors/fromChain.js";
import { successorIn } from "../history/detail.js";
import { collectManagementRecords, findManagementFault } from "../history/getManagementHistory.js";
import type { LicenseId } from "../licenses/licenseId.js";
import type { Opinion } from "./consult.js";
import type { NodeReport } from "./NodeReport.js";
import type { Member } from "./Panel.js";
import { answer, type Answer } from "./Verification.js";

/** Whether the management record is whole, and what it says of a successor. */
export interface RecordCheck {
  readonly answer: Answer;
  readonly successor?: LicenseId;
  /** The nodes' reports, of which some may have hidden records. */
  readonly reports: readonly NodeReport[];
}

/** What a node's records were found to be. */
interface Finding {
  readonly answer: Answer;
  readonly successor?: LicenseId;
}

/**
 * Is the management record whole? A book of one record is the issue that the id itself commits to, so no node has to
 * show it; of a longer one each node that agrees shows its own, and one that is whole is enough: it proves itself.
 */
export async function checkRecord(document: LicenseDocument, opinion: Required<Opinion>): Promise<RecordCheck> {
  const { agreed, members, reports } = opinion;
  const { recordCount } = agreed.standing;
  if (recordCount === 1) return { answer: answer("RECORD_WHOLE", { recordCount }), reports };

  const findings = await Promise.all(members.map((member) => findRecords(document, agreed, member)));
  const whole = findings.find(({ answer: { result } }) => result === "pass");
  const hiding = members.filter((_, position) => findings[position]?.answer.code === "RECORD_NOT_WHOLE");
  return {
    ...(whole ?? findings[0] ?? { answer: answer("NOT_CHECKED") }),
    reports: reports.map((report, position) =>
      hiding.some(({ position: own }) => own === position) ? { ...report, answer: "HIDES_RECORDS" } : report,
    ),
  };
}

async function findRecords(
  { proof: { licenseId: id, block: issuedIn } }: LicenseDocument,
  { standing, block: { number: block } }: NonNullable<Opinion["agreed"]>,
  { client }: Member,
): Promise<Finding> {
  try {
    const records = await collectManagementRecords(client, { id, standing, block, issuedIn });
    const fault = await findManagementFault(client, { records, standing, block });
    if (fault !== undefined) return { answer: answer("RECORD_NOT_WHOLE", { kind: fault.kind }) };

    const successor = successorIn(records);
    return {
      answer: answer("RECORD_WHOLE", { recordCount: standing.recordCount }),
      ...(successor !== undefined && { successor }),
    };
  } catch (error) {
    return { answer: answer("RECORD_UNAVAILABLE", { reason: fromChain(error).shortMessage }) };
  }
}
