import { readFileSync, writeFileSync } from "node:fs";

import type { Day, ManagementRecord, ReplayRules, Standing, StandingInEffect } from "@elicense/sdk";

/** A license's records, and what the registry said of it meanwhile. */
export interface Life {
  readonly records: readonly ManagementRecord[];
  readonly rules: ReplayRules;
  /** Where it stood at times; `null` before there was a license. Whether its key was trusted is left out. */
  readonly observations: readonly { readonly time: number; readonly standing: Standing | null }[];
  /** What held on days, by all that was recorded in the end. */
  readonly held: readonly { readonly day: Day; readonly inEffect: StandingInEffect }[];
}

const file = new URL("../../vectors/lives.json", import.meta.url);

/** Reads the lives that were recorded. */
export function readLives(): readonly Life[] {
  return JSON.parse(readFileSync(file, "utf8"), (_name, value: unknown) => {
    if (typeof value === "string" && /^\d+n$/.test(value)) return BigInt(value.slice(0, -1));
    return isMap(value) ? new Map(value.mapOf) : value;
  }) as readonly Life[];
}

/** Records lives, one a line. */
export function writeLives(lives: readonly Life[]): void {
  const lines = lives.map((life) =>
    JSON.stringify(life, (_name, value: unknown) => {
      if (typeof value === "bigint") return `${value}n`;
      return value instanceof Map ? { mapOf: [...value] as unknown } : value;
    }),
  );
  writeFileSync(file, `[\n${lines.join(",\n")}\n]\n`);
}

function isMap(value: unknown): value is { readonly mapOf: [unknown, unknown][] } {
  return typeof value === "object" && value !== null && "mapOf" in value;
}
