import type { Effect, Status } from "../codes.js";
import { dayOf, type Day } from "../day.js";
import { RECORD_FORM, REPLAY_INCOMPLETE } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { checksumAddress } from "../hashing/checksumAddress.js";
import { parseLicenseId } from "../licenses/licenseId.js";
import { nextStatus } from "../lifeCycle/nextStatus.js";
import { covers } from "../region.js";
import { readDetail } from "./detail.js";
import { isEnded, lapse, settle, type LicenseState } from "./LicenseState.js";
import { managementHead, requireHolder, type ManagementRecord } from "./managementBook.js";
import { decidingOf, type Inheritance, type ReplayRules } from "./ReplayRules.js";

/** What is inherited by a license that nothing came before. */
const nothing: Inheritance = { suspension: null, scheduled: null, underInvestigation: false };

/**
 * Gives what a license's first record brings about.
 *
 * @throws {ElicenseError} REPLAY_INCOMPLETE where it is not known what the license inherited.
 */
export function begin(record: ManagementRecord, { inherited }: ReplayRules): LicenseState {
  if (inherited === undefined && record.action !== "ISSUE") throw incomplete("inherited");
  const { suspension, scheduled, underInvestigation } = inherited ?? nothing;
  const by = decidingOf(record);
  const suspendedThrough = suspension?.through ?? scheduled?.through ?? null;
  return {
    holder: checksumAddress(requireHolder(record.holder)),
    key: record.key,
    vouchedAt: record.recordedAt,
    validThrough: record.through,
    decided: suspension === null ? "ACTIVE" : "SUSPENDED",
    decidedBy: suspension?.by ?? by,
    suspendedThrough,
    scheduled: scheduled === null ? null : { status: scheduled.status, from: scheduled.from, by: scheduled.by },
    underInvestigation,
    succeeded: false,
    binding: 0,
    recordCount: 1,
    head: managementHead(0n, record),
    // A book that takes over a last day of suspension opens at once, and knows its block.
    lastBlock: suspendedThrough === null ? 0 : record.block,
    issuedBy: by,
  };
}

/**
 * Gives what a further record makes of a license, by the rules that the registry acts by.
 *
 * @throws {ElicenseError} RECORD_FORM for an action that no registry would have allowed; REPLAY_INCOMPLETE.
 */
export function advance(state: LicenseState, record: ManagementRecord, rules: ReplayRules): LicenseState {
  const day = dayOf(record.recordedAt);
  const found = settle(state, day);
  const current = lapse(found, day);
  const next = record.action === "NONE" ? undefined : nextStatus(current, record.action);
  if (next === undefined) throw new ElicenseError(RECORD_FORM, { field: "action" });

  const affected = withEffect(found, effectOf(record, rules));
  const changed = withStatus(affected, record, { current, next: atHome(record, rules) ? "SUPERSEDED" : next, day });
  return {
    ...changed,
    ...membersSetBy(record, state),
    recordCount: record.index,
    head: managementHead(state.head, record),
    lastBlock: record.block,
  };
}

/** What an action sets beside the status. */
function membersSetBy(record: ManagementRecord, { binding }: LicenseState): Partial<LicenseState> {
  const detail = readDetail(record);
  if (detail.kind === "successor") return { succeeded: true };
  if (detail.kind === "owner") return { holder: detail.owner, binding: (binding + 1) % 256 };
  if (record.action === "ENDORSE") return { key: record.key, vouchedAt: record.recordedAt };
  return record.action === "SUSPEND" ? { suspendedThrough: record.through } : {};
}

function withEffect(state: LicenseState, effect: Effect): LicenseState {
  if (effect === "OPEN_INVESTIGATION") return { ...state, underInvestigation: true };
  if (effect === "CLOSE_INVESTIGATION") return { ...state, underInvestigation: false };
  return effect === "WITHDRAW_SCHEDULED" ? { ...state, scheduled: null } : state;
}

/** A status before an action and after it, and the day on which it is recorded. */
interface Change {
  readonly current: Status;
  readonly next: Status;
  readonly day: Day;
}

/** The license in its next status, at once or from a later day on. Equal to `_changed` of the registry. */
function withStatus(state: LicenseState, record: ManagementRecord, { current, next, day }: Change): LicenseState {
  const by = decidingOf(record);
  if (by.effectiveOn > day) {
    const scheduled = { status: next, from: by.effectiveOn, by };
    // A suspension that is over must not run on under the last day of the one that is to come.
    const over = next === "SUSPENDED" && state.decided === "SUSPENDED";
    return { ...state, scheduled, ...(over && { decided: "ACTIVE", decidedBy: state.issuedBy }) };
  }
  if (next === current && record.action !== "RESUME") return state;
  return { ...state, decided: next, decidedBy: by, ...(isEnded(next) && { scheduled: null }) };
}

/** Only annotations have effects. */
function effectOf({ action, decision }: ManagementRecord, { effects }: ReplayRules): Effect {
  if (action !== "ANNOTATE") return "NONE";
  const effect = effects.get(decision.reason);
  if (effect === undefined) throw incomplete("effects");
  return effect;
}

/** Whether a license was transferred by an authority that is competent for it: it is then superseded. */
function atHome({ id, action, authority }: ManagementRecord, { regions }: ReplayRules): boolean {
  if (action !== "TRANSFER") return false;
  const region = regions.get(authority);
  if (region === undefined) throw incomplete("regions");
  return covers(region, parseLicenseId(id).region);
}

function incomplete(field: keyof ReplayRules): ElicenseError {
  return new ElicenseError(REPLAY_INCOMPLETE, { field });
}
