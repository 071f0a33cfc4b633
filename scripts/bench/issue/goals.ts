import type { Goals } from "../judge.js";

/** What issuing by the command line is held against. */
export const goals: Goals = {
  own: {
    peakMemory: { goal: 300 },
    // A tenth of what the licenses would take that passed through between the two.
    memoryGrowth: { goal: 20 },
    validate: { goal: 50_000, atLeast: true },
  },
  peers: {},
  floor: { issue: { goal: 0.8, atLeast: true } },
};
