import { ZeroAddress } from "ethers";

import { nameOf, statuses, type Status } from "../codes.js";
import { dayFromNumber, fromDayBound, type Day } from "../day.js";
import { STATUS_UNKNOWN } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { ILicenseRegistry } from "../../../typechain-types/contracts/interfaces/ILicenseRegistry.js";

/** All that the state holds of a license. */
export interface Standing {
  /** Effective status; NONE for an unknown license. */
  readonly status: Status;
  /**
   * Whether the key that vouches for the license is trusted; `null` where that cannot be told of a day that is past: the
   * key is distrusted by now, and no book says since when that was known.
   */
  readonly trusted: boolean | null;
  /** The holder's account, or the custody address of the issuing authority. */
  readonly holder: string;
  /** Number of the key that vouches for it. */
  readonly key: number;
  /** Since when that key does, Unix time in seconds. */
  readonly vouchedAt: number;
  /** Last day of validity; `null` where it does not expire. */
  readonly validThrough: Day | null;
  /** Last day of its latest suspension, running or over; `null` where there was none. */
  readonly suspendedThrough: Day | null;
  /** How often it was bound to another account, modulo 256. */
  readonly binding: number;
  /** Whether a later license took its place. */
  readonly succeeded: boolean;
  /** Whether an investigation is open against it. */
  readonly underInvestigation: boolean;
  /** A recorded decision that is still to take effect; `null` where none lies ahead. */
  readonly scheduled: ScheduledStatus | null;
  /** How many records its management book has. */
  readonly recordCount: number;
  /** Head of the management book, 184 bits. */
  readonly head: bigint;
  /** Block of the book's last record; 0 while the issue is the only one. */
  readonly lastBlock: number;
}

/** A status that a decision gives to a license on a day, by itself. */
export interface ScheduledStatus {
  readonly status: Status;
  /** Day from which the license has it. */
  readonly from: Day;
}

/** Turns the contract's answer into the SDK's form. */
export function toStanding(standing: ILicenseRegistry.StandingStructOutput): Standing {
  const { scheduledStatus, scheduledFrom } = standing;
  return {
    status: toStatus(standing.status),
    trusted: standing.trusted,
    holder: standing.holder,
    key: Number(standing.key),
    vouchedAt: Number(standing.vouchedAt),
    validThrough: fromDayBound(standing.validThrough),
    suspendedThrough: fromDayBound(standing.suspendedThrough),
    binding: Number(standing.binding),
    succeeded: standing.succeeded,
    underInvestigation: standing.underInvestigation,
    scheduled:
      scheduledStatus === 0n ? null : { status: toStatus(scheduledStatus), from: dayFromNumber(scheduledFrom) },
    recordCount: Number(standing.recordCount),
    head: standing.head,
    lastBlock: Number(standing.lastBlock),
  };
}

/**
 * Gives the name of a license's status: one that this SDK does not know must not pass for one that it does.
 *
 * @throws {ElicenseError} STATUS_UNKNOWN.
 */
export function toStatus(number: bigint | number): Status {
  const status = nameOf(statuses, number);
  if (status === undefined) throw new ElicenseError(STATUS_UNKNOWN, { status: number });
  return status;
}

/** The standing of a license that is not issued: as the registry has it, all zero. */
export const noStanding: Standing = {
  status: "NONE",
  trusted: false,
  holder: ZeroAddress,
  key: 0,
  vouchedAt: 0,
  validThrough: null,
  suspendedThrough: null,
  binding: 0,
  succeeded: false,
  underInvestigation: false,
  scheduled: null,
  recordCount: 0,
  head: 0n,
  lastBlock: 0,
};
