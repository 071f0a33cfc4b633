import type { Figure } from "./Figure.js";
import type { Measurement } from "./Measurement.js";

/** What a figure is held against. */
export type Goal = Pick<Measurement, "goal" | "atLeast"> & { readonly goal: number };

/** What a benchmark is held against, by operation. */
export interface Goals {
  /** Of elicense's figures. */
  readonly own: Readonly<Record<string, Goal>>;
  /** How many times as fast as a peer elicense is to be. */
  readonly peers: Readonly<Record<string, Goal>>;
  /** How near to its floor elicense is to come. */
  readonly floor: Readonly<Record<string, Goal>>;
}

/**
 * Holds figures against goals. Where there is one against peers it adds, by peer, how many times as fast elicense is, the
 * operation's name and `Ratio`, and how many times as fast its floor is, `RatioOfFloor`: more is to be had from no
 * program. Where there is one against the floor it adds elicense's part of it, `OfFloor`.
 */
export function judge(figures: readonly Figure[], goals: Goals): readonly Measurement[] {
  return [...Map.groupBy(figures, ({ operation }) => operation)].flatMap(([operation, ofOperation]) => {
    const own = ofOperation.find(({ subject }) => subject === "elicense");
    const peers = ofOperation.filter(({ subject }) => subject !== "elicense" && subject !== "floor");
    const floor = ofOperation.find(({ subject }) => subject === "floor");
    const [goal, near] = [goals.peers[operation], goals.floor[operation]];
    return [
      ...ofOperation.map((figure) => (figure === own ? held(figure, goals.own[operation]) : figure)),
      ...(own !== undefined && goal !== undefined ? peers.map((peer) => held(ratio(own, peer, "Ratio"), goal)) : []),
      ...(floor !== undefined && goal !== undefined ? peers.map((peer) => ratio(floor, peer, "RatioOfFloor")) : []),
      ...(own !== undefined && floor !== undefined && near !== undefined
        ? [held({ ...ratio(own, floor, "OfFloor"), subject: own.subject }, near)]
        : []),
    ];
  });
}

/** Of rates the greater is the faster, of times the smaller. */
function ratio(own: Figure, { operation, subject, value, unit }: Figure, name: string): Figure {
  const times = unit.endsWith("/s") ? own.value / value : value / own.value;
  return { operation: `${operation}${name}`, subject, value: times, unit: "×" };
}

function held(figure: Figure, goal: Goal | undefined): Measurement {
  if (goal === undefined) return figure;
  return { ...figure, ...goal, met: goal.atLeast === true ? figure.value >= goal.goal : figure.value <= goal.goal };
}
