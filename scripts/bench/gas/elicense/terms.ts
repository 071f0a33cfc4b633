/** What the contracts number, as far as the benchmark needs it. */

export const Role = { Operate: 0 } as const;

export const Action = { Issue: 1, Reissue: 2, Transfer: 3, Suspend: 4, Revoke: 6, Annotate: 9 } as const;

export const ApprovalRule = { None: 0, AnotherKey: 1, AnotherAuthority: 2 } as const;

export const Effect = { None: 0 } as const;

export const Status = { None: 0, Active: 1, Suspended: 2 } as const;

export const UsageAction = { Retrieve: 1, Verify: 2 } as const;

export const GrantKind = { Consent: 0 } as const;

export const Outcome = { Allowed: 0n } as const;

/** Administrative division codes (GB/T 2260). */
export const Region = { Anhui: 340000, Hefei: 340100, Bozhou: 341600, Shanghai: 310000 } as const;

/** Every right that there is. */
export const ALL_RIGHTS = 0x1ff;

/** The right to use licenses, alone. */
export const USE_RIGHT = 0x100;

/** The set of the members given, bit n for the member numbered n. */
export function setOf(...members: readonly number[]): number {
  return members.reduce((set, member) => set | (1 << member), 0);
}

/** The number of a calendar day, written YYYY-MM-DD. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
