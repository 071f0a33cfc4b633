import type { Measurement } from "../Measurement.js";
import type { Figure } from "./Scene.js";

/** What a figure is held against. */
type Goal = Pick<Measurement, "goal" | "atLeast"> & { readonly goal: number };

/** Of elicense's figures, by operation. */
const goals: Readonly<Record<string, Goal>> = {
  verifyRequests: { goal: 2 },
  verifyColdRequests: { goal: 2 },
  verifyMany: { goal: 2_000, atLeast: true },
  // 50 bytes of each document would be more.
  verifyManyHeapGrowth: { goal: 4.5 },
};

/** How many times as fast as a peer elicense is to be. */
const ratios: Readonly<Record<string, Goal>> = {
  verify: { goal: 5, atLeast: true },
  wrap: { goal: 5, atLeast: true },
};

/**
 * Holds figures against the goals, and adds, by peer, how many times as fast elicense is, the operation's name and
 * `Ratio`, and its floor, `RatioOfFloor`: more is to be had from no program.
 */
export function judge(figures: readonly Figure[]): readonly Measurement[] {
  return [...Map.groupBy(figures, ({ operation }) => operation)].flatMap(([operation, ofOperation]) => {
    const own = ofOperation.find(({ subject }) => subject === "elicense");
    const peers = ofOperation.filter(({ subject }) => subject !== "elicense" && subject !== "floor");
    const floor = ofOperation.find(({ subject }) => subject === "floor");
    const goal = ratios[operation];
    return [
      ...ofOperation.map((figure) => (figure === own ? held(figure, goals[operation]) : figure)),
      ...(own !== undefined && goal !== undefined ? peers.map((peer) => held(ratio(own, peer, "Ratio"), goal)) : []),
      ...(floor !== undefined && goal !== undefined ? peers.map((peer) => ratio(floor, peer, "RatioOfFloor")) : []),
    ];
  });
}

function ratio(own: Figure, { operation, subject, value, unit }: Figure, name: string): Figure {
  const times = unit === "documents/s" ? own.value / value : value / own.value;
  return { operation: `${operation}${name}`, subject, value: times, unit: "×" };
}

function held(figure: Figure, goal: Goal | undefined): Measurement {
  if (goal === undefined) return figure;
  return { ...figure, ...goal, met: goal.atLeast === true ? figure.value >= goal.goal : figure.value <= goal.goal };
}
