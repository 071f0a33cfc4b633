/** What is measured, each by a process of its own, one after another: its module, and what it is. */
export const own = {
  "./elicense/verify.ts": "verify of elicense",
  "./elicense/verifyMany.ts": "verifyMany of elicense",
  "./elicense/memory.ts": "memory of verifyMany",
  "./elicense/wrap.ts": "wrap of elicense",
  "./elicense/floors.ts": "floors",
} as const;

/** Of the peers. */
export const peers = {
  "./peers/oaVerify.ts": "verify of oa-verify",
  "./peers/trustvc.ts": "verify of TrustVC",
  "./peers/wrap.ts": "wrap of TrustVC",
} as const;
