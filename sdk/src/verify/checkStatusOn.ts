import { dayOf, endOfDay, type Day } from "../day.js";
import type { ManagementRecord } from "../history/managementBook.js";
import { replay } from "../history/replay.js";
import { decidingOf } from "../history/ReplayRules.js";
import { standingInEffect } from "../history/standingInEffect.js";
import { agreeing } from "./agreement.js";
import type { HashedBlock } from "./askNode.js";
import type { WholeBook } from "./checkRecord.js";
import { answer, type Answer } from "./Verification.js";

/** Parameters of {@link checkStatusOn}. */
export interface CheckStatusOnParameters {
  /** The book of each node that showed it whole. */
  readonly books: readonly WholeBook[];
  readonly day: Day;
  /** The block that the books were proved at. */
  readonly block: HashedBlock;
  /** How many nodes must say the same. */
  readonly threshold: number;
}

/**
 * Was the license in force on a day, by all that is recorded now? A decision counts from the day on which it takes
 * effect, and the answer says when it was recorded, and what the chain had recorded by the end of that day.
 *
 * What a book leaves to the registries, such as what a license inherited, is each node's word: as many as must agree
 * have to come to the same.
 */
export function checkStatusOn({ books, day, block, threshold }: CheckStatusOnParameters): Answer {
  if (day > dayOf(block.timestamp)) return answer("STATUS_DAY_AHEAD", { day });
  const answers = books.flatMap((book) => judgeBook(book, day, block));
  const [agreed] = agreeing(answers, (each) => JSON.stringify(each), threshold);
  return agreed ?? answer("STATUS_NOT_REPLAYED", { day });
}

/** What a book makes of the license on a day; nothing where it cannot be replayed. */
function judgeBook({ records, rules }: WholeBook, day: Day, block: HashedBlock): readonly Answer[] {
  try {
    const { status, decidedBy } = standingInEffect(records, rules, day);
    const recorded = replay(records, rules, Math.min(Date.parse(endOfDay(day)) / 1000, block.timestamp));
    // Before it takes effect there is no decision but the issue.
    const { effectiveOn, recordedAt } = decidedBy ?? decidingOf(records[0] as ManagementRecord);
    const evidence = { day, status, effectiveOn, recordedOn: dayOf(recordedAt), recordedStatus: recorded.status };
    return [answer(status === "ACTIVE" ? "STATUS_WAS_IN_FORCE" : "STATUS_WAS_NOT_IN_FORCE", evidence)];
  } catch {
    return [];
  }
}
