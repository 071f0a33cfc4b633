import { unreachable } from "../errors/fromNode.js";
import type { Ask } from "../history/reading.js";
import { wait } from "../history/wait.js";

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
  const late = (): Error => unreachable(undefined, "TIMEOUT");
  return {
    hold: async (asking) => {
      const ended = new AbortController();
      const over = wait(Math.max(until - performance.now(), 0), undefined, ended.signal).then(() => {
        throw late();
      });
      try {
        return await Promise.race([asking, over]);
      } finally {
        ended.abort();
      }
    },
    ask: (question) => (performance.now() < until ? question() : Promise.reject(late())),
  };
}
