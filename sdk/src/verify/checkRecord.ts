import { meaningOf } from "../errors/ElicenseError.js";
import { fromReading } from "../errors/fromReading.js";
import { successorIn } from "../history/detail.js";
import { collectManagementRecords, findManagementFault } from "../history/getManagementHistory.js";
import { collectReplayRules } from "../history/getReplayRules.js";
import type { ManagementRecord } from "../history/managementBook.js";
import { replay } from "../history/replay.js";
import type { ReplayRules } from "../history/ReplayRules.js";
import type { LicenseDocument } from "../documents/Document.js";
import type { LicenseId } from "../licenses/licenseId.js";
import { checkIssueAlone } from "./checkIssueAlone.js";
import type { Agreed, Opinion } from "./consult.js";
import type { NodeReport } from "./NodeReport.js";
import type { Member } from "./Panel.js";
import { startTimeLimit, type TimeLimit } from "./TimeLimit.js";
import { answer, type Answer } from "./Verification.js";

/** A whole book, and who showed it. */
export interface WholeBook {
  readonly member: Member;
  /** Oldest first. */
  readonly records: readonly ManagementRecord[];
  /** What the records leave to the registries, by that node's word. */
  readonly rules: ReplayRules;
}

/** Whether the management record is whole, and what it says. */
export interface RecordCheck {
  readonly answer: Answer;
  /** The license that took this one's place; `undefined` where none did, or no book is whole. */
  readonly successor: LicenseId | undefined;
  /** The book of each node that showed it whole; none where no node had to show it. */
  readonly books: readonly WholeBook[];
  /** The nodes' reports, of which some may have hidden records. */
  readonly reports: readonly NodeReport[];
}

/** Parameters of {@link checkRecord}. */
export interface CheckRecordParameters {
  readonly id: LicenseId;
  /** Left out where the license is judged by its id alone. */
  readonly document?: LicenseDocument;
  readonly opinion: Opinion;
  readonly agreed: Agreed;
  /** Whether the records themselves are wanted. */
  readonly wanted: boolean;
  /** How long a node may take over its records. */
  readonly timeoutSeconds: number;
}

/**
 * Is the management record whole? A book of one record is the issue that the id itself commits to, so no node has to
 * show it; of a longer one each node that agrees shows its own, and one that is whole is enough: it proves itself. What
 * the records make of the license must be what the state says of it.
 */
export async function checkRecord({
  id,
  document,
  opinion,
  agreed,
  wanted,
  timeoutSeconds,
}: CheckRecordParameters): Promise<RecordCheck> {
  const { members, reports } = opinion;
  const { recordCount } = agreed.standing;
  const alone = recordCount === 1 && !wanted && document ? checkIssueAlone(document, agreed) : undefined;
  if (alone !== undefined) return { answer: alone, successor: undefined, books: [], reports };

  const limit = startTimeLimit(timeoutSeconds);
  const findings = await Promise.all(
    members.map((member) =>
      findRecords({ id, ...(document && { issuedIn: document.proof.block }) }, agreed, { member, limit }),
    ),
  );
  const books = findings.flatMap((finding) => ("records" in finding ? [finding] : []));
  const faults = findings.flatMap((finding) => ("records" in finding ? [] : [finding]));
  const hiding = faults.filter(({ fault }) => fault.code === "RECORD_NOT_WHOLE").map(({ member }) => member.position);
  const [book] = books;
  return {
    answer: book === undefined ? (faults[0]?.fault ?? answer("NOT_CHECKED")) : answer("RECORD_WHOLE", { recordCount }),
    successor: book && successorIn(book.records),
    books,
    reports: reports.map((report, position) =>
      hiding.includes(position) ? { ...report, answer: "HIDES_RECORDS" } : report,
    ),
  };
}

async function findRecords(
  license: { readonly id: LicenseId; readonly issuedIn?: number },
  { standing, block: { number: block, timestamp } }: Agreed,
  { member, limit }: { readonly member: Member; readonly limit: TimeLimit },
): Promise<WholeBook | { readonly member: Member; readonly fault: Answer }> {
  const { client } = member;
  const { ask } = limit;
  const read = async (): Promise<WholeBook | { readonly member: Member; readonly fault: Answer }> => {
    const records = await collectManagementRecords(client, { ...license, standing, block }, ask);
    const fault = await findManagementFault(client, { records, standing, block }, ask);
    if (fault !== undefined) return { member, fault: answer("RECORD_NOT_WHOLE", { kind: fault.kind }) };

    const rules = await collectReplayRules(client, { records, block }, ask);
    const { status } = replay(records, rules, timestamp);
    if (status === standing.status) return { member, records, rules };
    return { member, fault: answer("RECORD_CONTRADICTS_STATE", { status: standing.status, replayed: status }) };
  };
  try {
    return await limit.hold(read());
  } catch (error) {
    const fault = fromReading(error);
    // What is no record at all is no less a lie than one that was changed.
    if (fault.code === "LOG_MALFORMED") return { member, fault: answer("RECORD_NOT_WHOLE", { kind: "form" }) };
    return { member, fault: answer("RECORD_UNAVAILABLE", { reason: meaningOf(fault) }) };
  }
}
