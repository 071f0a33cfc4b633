import { ascending } from "@elicense/sdk/qbft";

import { isChecksummed } from "./JoiningCard.js";
import { NetworkError } from "./NetworkError.js";

/** Forks after Cancun that a network can come to, by the time at which they begin. */
export const forks = ["prague", "osaka"] as const;

/** A fork after Cancun. */
export type Fork = (typeof forks)[number];

/**
 * What every node has to change at the same moment: an entry of `transitions.qbft` of the genesis file, or a fork's time.
 * The first block's hash does not depend on it.
 *
 * Validators change at a block's number, and all else at a time (Unix time in seconds): since Shanghai the engine's rules
 * follow each other by time, and it takes what an entry calls `block` for one.
 */
export type Transition =
  | { readonly time: number; readonly blockPeriodSeconds: number }
  | { readonly block: number; readonly validators: readonly string[] }
  | { readonly fork: Fork; readonly time: number };

/**
 * Reads a transition, strictly.
 *
 * @param json - What `JSON.parse` gave, or the options of a command.
 * @throws {NetworkError} TRANSITION_FORM.
 */
export function readTransition(json: unknown): Transition {
  const { block, blockPeriodSeconds, validators, fork, time, ...others } = (json ?? {}) as Record<string, unknown>;
  const [strange] = Object.keys(others);
  if (strange !== undefined) throw malformed(strange, "–");
  const given = [blockPeriodSeconds, validators, fork].filter((each) => each !== undefined).length;
  if (given !== 1) throw malformed("transition", "blockPeriodSeconds | validators | fork");
  if (validators === undefined ? block !== undefined : time !== undefined) {
    throw malformed(validators === undefined ? "block" : "time", "–");
  }

  if (fork !== undefined) {
    if (!forks.includes(fork as Fork)) throw malformed("fork", forks.join(" | "));
    return { fork: fork as Fork, time: whole(time, "time") };
  }
  if (blockPeriodSeconds !== undefined) {
    return { time: whole(time, "time"), blockPeriodSeconds: whole(blockPeriodSeconds, "blockPeriodSeconds") };
  }
  if (!Array.isArray(validators) || validators.length === 0) throw malformed("validators", "[0x + 40 × 0-9a-f, …]");
  const addresses = validators.map((each: unknown) => {
    if (!isChecksummed(each)) throw malformed("validators", "0x + 40 × 0-9a-f (EIP-55)");
    return each;
  });
  return {
    block: whole(block, "block"),
    validators: ascending(new Set(addresses)),
  };
}

/**
 * Puts transitions into their one order: by kind, and by block or time.
 *
 * @throws {NetworkError} TRANSITION_CLASH for two that the engine does not start with: at the same block or time, of the
 * same fork, or of forks in another order than their own.
 */
export function ordered(transitions: readonly Transition[]): readonly Transition[] {
  transitions.forEach((transition, position) => {
    const known = transitions.slice(0, position).find((each) => clashes(each, transition));
    if (known !== undefined) {
      throw new NetworkError("TRANSITION_CLASH", {
        known: JSON.stringify(known),
        transition: JSON.stringify(transition),
      });
    }
  });
  return [...transitions].sort((one, other) => kindOf(one) - kindOf(other) || placeOf(one) - placeOf(other));
}

function clashes(one: Transition, other: Transition): boolean {
  if (kindOf(one) !== kindOf(other)) return false;
  if (!("fork" in one && "fork" in other)) return placeOf(one) === placeOf(other);
  const order = forks.indexOf(one.fork) - forks.indexOf(other.fork);
  return order === 0 || order * (one.time - other.time) < 0;
}

function kindOf(transition: Transition): number {
  if ("validators" in transition) return 0;
  return "fork" in transition ? 2 : 1;
}

function placeOf(transition: Transition): number {
  return "block" in transition ? transition.block : transition.time;
}

function whole(value: unknown, field: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 1) throw malformed(field, "1, 2, 3, …");
  return value as number;
}

function malformed(field: string, expected: string): NetworkError {
  return new NetworkError("TRANSITION_FORM", { field, expected });
}
