import type { Goals } from "../judge.js";

/** What the SDK is held against. */
export const goals: Goals = {
  own: {
    verifyRequests: { goal: 2 },
    verifyColdRequests: { goal: 2 },
    verifyMany: { goal: 2_000, atLeast: true },
    // 50 bytes of each document would be more.
    verifyManyHeapGrowth: { goal: 4.5 },
  },
  peers: {
    verify: { goal: 5, atLeast: true },
    wrap: { goal: 5, atLeast: true },
  },
  floor: {},
};
