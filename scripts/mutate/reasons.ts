import { readFileSync } from "node:fs";

import type { Survivor } from "./Survivor.js";

/** Why changes are left unnoticed: by file, by line as it is written, by change. Kept by hand. */
export type Reasons = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

/** Reads the reasons that are given. */
export function readReasons(): Reasons {
  return JSON.parse(readFileSync(new URL("reasons.json", import.meta.url), "utf8")) as Reasons;
}

/** Gives the reason why a change is left unnoticed; undefined where none is given. */
export function reasonFor(reasons: Reasons, { file, text, change }: Survivor): string | undefined {
  return reasons[file]?.[text]?.[change];
}
