import type { Day, Status } from "@elicense/sdk";

import { joined } from "../../output/joined.js";
import type { Invocation } from "../support/Command.js";

/** Statuses in words. */
export function statusWords(statuses: readonly Status[], { text, language }: Invocation): string {
  return joined(
    statuses.map((status) => text(`status.${status}`)),
    language,
  );
}

/** From when to when an entry may be used. */
export function usableText(
  { usableFrom, usableThrough }: { readonly usableFrom: Day; readonly usableThrough: Day | null },
  { text }: Invocation,
): string {
  return usableThrough === null
    ? text("catalog.from", { from: usableFrom })
    : text("catalog.fromTo", { from: usableFrom, through: usableThrough });
}
