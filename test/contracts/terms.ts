/** What contracts number, by name. The numbers stand in records, so a change here is a change of the contracts. */

export const Right = {
  Review: 0n,
  Issue: 1n,
  Suspend: 2n,
  Revoke: 3n,
  Annul: 4n,
  Cancel: 5n,
  Transfer: 6n,
  Annotate: 7n,
  Use: 8n,
} as const;

export const Role = { Operate: 0n, Administer: 1n } as const;

export const Action = {
  None: 0n,
  Issue: 1n,
  Reissue: 2n,
  Transfer: 3n,
  Suspend: 4n,
  Resume: 5n,
  Revoke: 6n,
  Annul: 7n,
  Cancel: 8n,
  Annotate: 9n,
  Endorse: 10n,
  Rebind: 11n,
} as const;

export const Status = {
  None: 0n,
  Active: 1n,
  Suspended: 2n,
  Expired: 3n,
  Superseded: 4n,
  Transferred: 5n,
  Revoked: 6n,
  Annulled: 7n,
  Cancelled: 8n,
} as const;

export const ApprovalRule = { None: 0n, AnotherKey: 1n, AnotherAuthority: 2n } as const;

export const Effect = { None: 0n, OpenInvestigation: 1n, CloseInvestigation: 2n, WithdrawScheduled: 3n } as const;

export const UsageAction = { Present: 0n, Retrieve: 1n, Verify: 2n, Download: 3n, Archive: 4n } as const;

export const Outcome = {
  Allowed: 0n,
  NotListed: 1n,
  WrongConsumer: 2n,
  WrongAction: 3n,
  OutsideDates: 4n,
  FieldsExceeded: 5n,
  StatusNotAllowed: 6n,
  KeyDistrusted: 7n,
  InCustody: 8n,
  NotBound: 9n,
  InvalidGrant: 10n,
  GrantWithdrawn: 11n,
  InvalidSignature: 12n,
  GrantNotYetValid: 13n,
  GrantExpired: 14n,
  GrantUsedUp: 15n,
  WrongMatter: 16n,
} as const;

export const GrantKind = { Consent: 0n, Presentation: 1n } as const;

/** Administrative division codes (GB/T 2260). */
export const Region = {
  country: 100000n,
  shanghai: 310000n,
  shanghaiHuangpu: 310101n,
  jiangsu: 320000n,
  anhui: 340000n,
  hefei: 340100n,
  hefeiShushan: 340104n,
  fuyang: 341200n,
  bozhou: 341600n,
  bozhouQiaocheng: 341602n,
} as const;

export const HOUR = 3_600n;
export const DAY = 24n * HOUR;

/** How far Asia/Shanghai is ahead of UTC, in seconds. */
const OFFSET = 8n * HOUR;

/** The set of the members given, bit n for the member numbered n. */
export function setOf(...members: readonly bigint[]): bigint {
  return members.reduce((set, member) => set | (1n << member), 0n);
}

export const NO_RIGHTS = 0n;
export const ALL_RIGHTS = setOf(...Object.values(Right));
export const ALL_STATUSES = setOf(...Object.values(Status));
export const OPERATE = setOf(Role.Operate);
export const ADMINISTER = setOf(Role.Administer);

/** The number of a calendar day, written YYYY-MM-DD. */
export function day(date: string): bigint {
  return BigInt(Date.parse(`${date}T00:00:00Z`)) / 1_000n / DAY;
}

/** The day of Asia/Shanghai that a moment falls on. */
export function dayOf(timestamp: bigint): bigint {
  return (timestamp + OFFSET) / DAY;
}

/** The first second of a day of Asia/Shanghai. */
export function startOf(dayNumber: bigint): bigint {
  return dayNumber * DAY - OFFSET;
}

/** The last second of a day of Asia/Shanghai. */
export function endOf(dayNumber: bigint): bigint {
  return startOf(dayNumber + 1n) - 1n;
}
