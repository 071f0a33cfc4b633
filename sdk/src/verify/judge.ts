import type { Block } from "../block.js";
import type { Day } from "../day.js";
import type { LicenseDocument } from "../documents/Document.js";
import type { LicenseId } from "../licenses/licenseId.js";
import { checkFreshness } from "./checkFreshness.js";
import { checkIssuer } from "./checkIssuer.js";
import { checkRecord, type RecordCheck } from "./checkRecord.js";
import { namesOf, noAgreement } from "./checkRegistry.js";
import { checkStatus } from "./checkStatus.js";
import { checkStatusOn } from "./checkStatusOn.js";
import type { Agreed, Opinion } from "./consult.js";
import type { Examined } from "./examine.js";
import type { Member, Sitting } from "./Panel.js";
import { answer, conclude, type Answer, type CheckName, type Verification } from "./Verification.js";

/** What a judgement rests on. */
export interface Grounds {
  readonly id: LicenseId;
  /** Left out where the license is judged by its id alone. */
  readonly document?: LicenseDocument;
  /** The questions that are asked. */
  readonly names: readonly CheckName[];
  /** What needed no chain. */
  readonly answers: Examined["answers"];
  readonly opinion: Opinion;
  readonly sitting: Sitting;
  /** The present, Unix time in seconds. */
  readonly now: number;
  /** How old the newest block may be, seconds. */
  readonly maxHeadAge: number;
  /** The day that is asked about; `undefined` for the time of the block. */
  readonly day: Day | undefined;
  /** How long a node may take over its records. */
  readonly timeoutSeconds: number;
}

/** Judges a document, or a license by its id alone, by what the nodes say of the license. */
export async function judge({
  id,
  document,
  opinion,
  sitting,
  day,
  names,
  timeoutSeconds,
  ...grounds
}: Grounds): Promise<Verification> {
  const { agreed, reports } = opinion;
  // Of the newest block, where it is the one that was agreed on, enough nodes have said the time.
  const newest = agreed !== undefined && sitting.number === sitting.head.number ? agreed.block : sitting.head;
  const freshness = checkFreshness(newest.timestamp, grounds.now, grounds.maxHeadAge);
  const answers = { ...grounds.answers, freshness };
  if (agreed === undefined) {
    return conclude({ ...answers, registry: noAgreement(reports, sitting.threshold) }, { id, nodes: reports }, names);
  }

  const { standing } = agreed;
  const block: Block = { number: agreed.block.number, timestamp: agreed.block.timestamp };
  if (standing.status === "NONE") {
    const mayLag = freshness.result !== "pass" || mayCome(document?.proof.block ?? 0, sitting, grounds);
    const registry = mayLag ? answer("REGISTRY_NOT_KNOWN", { block: block.number }) : answer("REGISTRY_NOT_ISSUED");
    return conclude({ ...answers, registry }, { id, standing, block, nodes: reports }, names);
  }
  const asked = { id, ...(document && { document }), opinion, agreed, wanted: day !== undefined, timeoutSeconds };
  const record = await checkRecord(asked);
  const { successor } = record;
  return conclude(
    {
      ...answers,
      registry: trusted(opinion, sitting),
      issuer: checkIssuer(document, agreed),
      status: statusBy(record, agreed, sitting, day),
      record: record.answer,
    },
    { id, standing, ...(successor !== undefined && { successor }), block, nodes: record.reports },
    names,
  );
}

/** Whether a block may have been made that the nodes do not have yet, young as their newest is: a second is one's least. */
function mayCome(block: number, { head }: Sitting, { maxHeadAge }: Pick<Grounds, "maxHeadAge">): boolean {
  return block > head.number && block <= head.number + maxHeadAge;
}

/** Whether it is in force; what the nodes' own records contradict is no answer. */
function statusBy(
  { answer: { code }, books, successor }: RecordCheck,
  { standing, block }: Agreed,
  { threshold }: Sitting,
  day: Day | undefined,
): Answer {
  if (code === "RECORD_CONTRADICTS_STATE") return answer("NOT_CHECKED");
  return day === undefined ? checkStatus(standing, successor) : checkStatusOn({ books, day, block, threshold });
}

function trusted({ members, reports }: Opinion, { threshold }: Sitting): Answer {
  const { chainId } = (members[0] as Member).client.deployment;
  const dissenting = namesOf(reports);
  const evidence = { chainId, agreeing: members.length, needed: threshold };
  return answer("REGISTRY_TRUSTED", dissenting === "" ? evidence : { ...evidence, dissenting });
}
