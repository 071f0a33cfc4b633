import { meaningOf } from "../errors/ElicenseError.js";
import { fromReading } from "../errors/fromReading.js";
import type { Text } from "../language.js";

/**
 * What a node had to say: what as many as are needed say (`AGREES`), something else (`DIFFERS`), the same but with
 * records hidden or altered (`HIDES_RECORDS`), nothing of that block yet (`BEHIND`), nothing at all (`SILENT`); or it was
 * `NOT_ASKED`, because too few others answered. A client of several nodes that changes from one to another ever again
 * (NODE_CHANGED) counts as silent.
 */
export type NodeAnswer = "AGREES" | "DIFFERS" | "HIDES_RECORDS" | "BEHIND" | "SILENT" | "NOT_ASKED";

/** What became of a node that was asked. */
export interface NodeReport {
  /** The client's name for it. */
  readonly name: string;
  readonly answer: NodeAnswer;
  /** Number of its newest block; left out where it did not say. */
  readonly head?: number;
  /** Why it is silent: a code, and what happened, in each language. */
  readonly cause?: { readonly code: string; readonly reason: Text };
}

/** The report of a node that did not answer. */
export function silent(name: string, error: unknown): NodeReport {
  const fault = fromReading(error);
  return { name, answer: "SILENT", cause: { code: fault.code, reason: meaningOf(fault) } };
}
