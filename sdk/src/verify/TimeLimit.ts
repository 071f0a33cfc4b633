import { unreachable } from "../errors/fromNode.js";
import { answerInTime, type Ask } from "../history/reading.js";

/** How long nodes may take over what they are asked at the same time: one that is slow must not keep the others' word. */
export interface TimeLimit {
  /** Gives what a node is asked for, unless it is late: then it has not answered. */
  readonly hold: <Answer>(asking: Promise<Answer>) => Promise<Answer>;
  /** Asks nothing more of a node that is late. */
  readonly ask: Ask;
}

/** Starts the time that nodes have. */
export function startTimeLimit(seconds: number): TimeLimit {
  const until = performance.now() + seconds * 1000;
  return {
    hold: (asking) => answerInTime(() => asking, Math.max(until - performance.now(), 0)),
    ask: (question) => (performance.now() < until ? question() : Promise.reject(unreachable(undefined, "TIMEOUT"))),
  };
}
