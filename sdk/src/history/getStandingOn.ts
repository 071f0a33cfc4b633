import type { Client } from "../client.js";
import type { Day } from "../day.js";
import type { LicenseId } from "../licenses/licenseId.js";
import { proveManagementBook } from "./getManagementHistory.js";
import { collectReplayRules } from "./getReplayRules.js";
import { pin, type Pinned } from "./pin.js";
import { readPatiently, type Ask, type ReadingOptions } from "./reading.js";
import { replay, type RecordedStanding } from "./replay.js";
import { standingInEffect, type StandingInEffect } from "./standingInEffect.js";

/** Parameters of {@link getStandingOn}. */
export interface GetStandingOnParameters extends ReadingOptions {
  readonly id: LicenseId;
  /** A day of Asia/Shanghai: the chain's present one, or one before, be it before the chain began. */
  readonly day: Day;
  /** Block of the issue, which the document carries; it is searched for by its time if left out. */
  readonly issuedIn?: number;
}

/** Where a license stood on a day, by both of a decision's dates. */
export interface StandingOn {
  readonly day: Day;
  /**
   * By what the chain had recorded by the end of that day: what anybody who asked then was told. NONE where the license
   * was issued later.
   */
  readonly recorded: RecordedStanding;
  /**
   * By all that is recorded until `knownAt`: a decision counts from the day on which it takes effect, whenever it was
   * recorded. NONE before the issue takes effect.
   */
  readonly inEffect: StandingInEffect;
  /** Whether the key that vouches for the license is trusted by what is known at `knownAt`. */
  readonly trusted: boolean;
  /** The block that the book was proved at. */
  readonly block: number;
  /** That block's time, Unix time in seconds. */
  readonly knownAt: number;
}

/**
 * Tells where a license stood on a day, replayed from its management book, which is proved whole: what the chain had
 * recorded by then, and what held on that day by all that is recorded now. The two differ where a decision was recorded
 * later than it took effect, as when a license is entered from paper or a penalty is filed after it was imposed.
 *
 * @throws {ElicenseError} BLOCK_FORM for what is no day; BLOCK_UNKNOWN for one that has not come;
 * PREDECESSOR_UNKNOWN; what `getManagementHistory` throws.
 * @example
 * const { recorded, inEffect } = await getStandingOn(client, { id, day: "2026-03-01" });
 */
export async function getStandingOn(
  client: Client,
  { day, ...parameters }: GetStandingOnParameters,
): Promise<StandingOn> {
  return readPatiently(client, parameters, async (ask) => {
    const pinned = await pin(client, { day }, ask);
    return standingAt(client, { ...parameters, ...pinned, day }, ask);
  });
}

async function standingAt(
  client: Client,
  { day, timestamp, recordedBy, ...book }: GetStandingOnParameters & Pinned,
  ask: Ask,
): Promise<StandingOn> {
  const { records, standing, block } = await proveManagementBook(client, book, ask);
  const rules = await collectReplayRules(client, { records, block }, ask);
  const recorded = replay(records, rules, recordedBy);
  const { key, vouchedAt, status } = recorded;
  const isTrusted = (): Promise<boolean> => client.contracts.authorities.isTrusted(key, vouchedAt, { blockTag: block });
  // Distrust is for ever and only reaches further back: what is trusted now was trusted then.
  const stillTrusted = status !== "NONE" && (await ask(isTrusted));
  return {
    day,
    recorded: status === "NONE" ? recorded : { ...recorded, trusted: stillTrusted ? true : null },
    inEffect: standingInEffect(records, rules, day),
    trusted: standing.trusted === true,
    block,
    knownAt: timestamp,
  };
}
