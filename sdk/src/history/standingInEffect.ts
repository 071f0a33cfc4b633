import type { Status } from "../codes.js";
import { dayOf, type Day } from "../day.js";
import { advance, begin } from "./advance.js";
import { isEnded, settle, type LicenseState } from "./LicenseState.js";
import type { ManagementRecord } from "./managementBook.js";
import { decidingOf, type Deciding, type Inheritance, type ReplayRules } from "./ReplayRules.js";

/** What held of a license on a day. */
export interface StandingInEffect {
  /** NONE before the day on which the issue takes effect. */
  readonly status: Status;
  /** The decision that gave it; the issue where validity is over; `null` before the issue takes effect. */
  readonly decidedBy: Deciding | null;
}

/** A suspension, or what ended a license, with the days on which it holds. */
interface Judgment {
  readonly status: Status;
  readonly from: Day;
  /** Last day; `null` where it has none. */
  readonly through: Day | null;
  readonly by: Deciding;
  /** The return that ended it sooner. */
  readonly endedBy?: Deciding;
}

/** The decisions of a book. Of one that lies ahead it is not settled whether it will ever take effect. */
interface Judgments {
  readonly list: readonly Judgment[];
  readonly ahead: Judgment | undefined;
}

/**
 * Tells what held of a license on a day by all that is recorded: each decision counts from the day on which it takes
 * effect, be it recorded before or after. What was withdrawn or overtaken before its day never held. What ends a license
 * comes before the end of its validity, and that before a suspension; of what ended it, the decision recorded last
 * counts.
 *
 * @param records - The whole book, oldest first.
 * @param rules - What the records leave to the registries; `getReplayRules` reads it.
 * @throws {ElicenseError} REPLAY_INCOMPLETE with what the rules lack; RECORD_FORM for records that no chain could have.
 */
export function standingInEffect(records: readonly ManagementRecord[], rules: ReplayRules, day: Day): StandingInEffect {
  const [first, ...further] = records;
  if (first === undefined || day < first.decision.effectiveOn) return { status: "NONE", decidedBy: null };

  const holding = judgmentsIn(first, further, rules).filter(({ from }) => from <= day);
  const end = holding.findLast(({ status }) => isEnded(status));
  if (end !== undefined) return { status: end.status, decidedBy: end.by };
  if (first.through !== null && day > first.through) return { status: "EXPIRED", decidedBy: decidingOf(first) };

  const returned = (judgment: Judgment): boolean =>
    judgment.endedBy !== undefined && judgment.endedBy.effectiveOn <= day;
  const suspension = holding.findLast((judgment) => day <= (judgment.through ?? "") && !returned(judgment));
  if (suspension !== undefined) return { status: "SUSPENDED", decidedBy: suspension.by };
  return { status: "ACTIVE", decidedBy: holding.findLast(returned)?.endedBy ?? decidingOf(first) };
}

function judgmentsIn(
  first: ManagementRecord,
  further: readonly ManagementRecord[],
  rules: ReplayRules,
): readonly Judgment[] {
  let state = begin(first, rules);
  let judgments = inheritedJudgments(rules.inherited);
  for (const record of further) {
    const before = settle(state, dayOf(record.recordedAt));
    state = advance(state, record, rules);
    judgments = withRecord(judgments, record, before, state);
  }
  return judgments.list;
}

function inheritedJudgments(inherited: Inheritance | undefined): Judgments {
  const { suspension = null, scheduled = null } = inherited ?? {};
  const running = suspension === null ? [] : [{ status: "SUSPENDED" as const, ...suspension }];
  return scheduled === null ? { list: running, ahead: undefined } : { list: [...running, scheduled], ahead: scheduled };
}

/** The decisions after a record that found the license in one state and left it in another. */
function withRecord(
  judgments: Judgments,
  record: ManagementRecord,
  before: LicenseState,
  after: LicenseState,
): Judgments {
  const by = decidingOf(record);
  // What has taken effect by itself stays; what goes while it lies ahead never holds.
  const ahead = before.scheduled === null ? undefined : judgments.ahead;
  const list =
    ahead !== undefined && after.scheduled === null ? judgments.list.filter((each) => each !== ahead) : judgments.list;
  if (record.action === "RESUME") {
    const resumed = list.findLast((each) => each.status === "SUSPENDED" && each !== ahead);
    return { list: list.map((each) => (each === resumed ? { ...each, endedBy: by } : each)), ahead };
  }

  const scheduled = before.scheduled === null && after.scheduled !== null;
  const status = scheduled ? after.scheduled.status : after.decided;
  const isNew = scheduled || status !== before.decided || record.action === "SUSPEND";
  if (!isNew || status === "ACTIVE") return { list, ahead };
  const judgment = { status, from: by.effectiveOn, through: status === "SUSPENDED" ? record.through : null, by };
  return { list: [...list, judgment], ahead: scheduled ? judgment : ahead };
}
