import type { Decision, LicenseId } from "@elicense/sdk";

import type { SanctionRow } from "../../csv/index.js";
import type { Refusal } from "./Ledger.js";

/**
 * How a sanction stands: entered by this run; entered before; awaiting an approval; to be entered; sent, and nobody knows
 * what became of it; refused by the chain; or skipped, since its license is not issued.
 */
export const sanctionStates = ["entered", "already", "awaiting", "pending", "unknown", "refused", "skipped"] as const;

/** One of {@link sanctionStates}. */
export type SanctionState = (typeof sanctionStates)[number];

/** What a sanction's license and its transaction are made of. */
export interface SanctionPlan {
  /** Place of its license's batch among the planned ones, from 0. */
  readonly batch: number;
  /** The license's e-license identifier. */
  readonly identifier: string;
  readonly id: LicenseId;
  readonly decision: Decision;
}

/** What is known of a sanction. */
export interface SanctionEntry {
  readonly row: SanctionRow;
  /** `null` where its license cannot be issued. */
  readonly plan: SanctionPlan | null;
  readonly state: SanctionState;
  /** Block in which it was carried out; `null` where it was not. */
  readonly block: number | null;
  /** Hash of the transaction that carried it out; `null` as `block`. */
  readonly transaction: string | null;
  /** What it was refused for. */
  readonly refusal: Refusal | null;
}

/** A sanction whose license can be issued. */
export interface PlannedSanction extends SanctionEntry {
  readonly plan: SanctionPlan;
}

/** What of an entry changes while a run goes on. */
export type SanctionChange = Partial<Omit<SanctionEntry, "row">>;

/** What is known of the sanctions that stand against licenses of a run. There are few beside the licenses. */
export interface SanctionLedger {
  /** The sanctions on the license of a line, in the order in which they are entered. */
  readonly ofLicense: (line: number) => readonly SanctionRow[];
  /** Changes what is known of the sanction of a line. */
  readonly change: (line: number, change: SanctionChange) => void;
  /** The sanctions on licenses of a batch that stand alike, by license and in the order in which they are entered. */
  readonly ofBatch: (position: number, state: SanctionState) => readonly PlannedSanction[];
  /** The batches on whose licenses sanctions are to be entered, in their order. */
  readonly toDo: () => readonly number[];
  /** Has the sanctions of a batch entered that awaited an approval. */
  readonly release: (position: number) => void;
  /** All of them, by their own lines. */
  readonly entries: () => readonly SanctionEntry[];
  readonly counts: () => Readonly<Record<SanctionState, number>>;
}

/**
 * Opens a ledger of sanctions.
 *
 * @param rows - By the lines of their licenses, and those of a license in the order in which they are entered.
 */
export function openSanctionLedger(rows: readonly SanctionRow[]): SanctionLedger {
  const nothing = { plan: null, state: "skipped", block: null, transaction: null, refusal: null } as const;
  const entries = new Map<number, SanctionEntry>(rows.map((row) => [row.line, { row, ...nothing }]));
  const byLicense = Map.groupBy(rows, ({ licenseLine }) => licenseLine);
  const byBatch = new Map<number, Set<number>>();
  const change = (line: number, changed: SanctionChange): void => {
    const entry = { ...(entries.get(line) as SanctionEntry), ...changed };
    entries.set(line, entry);
    if (entry.plan === null) return;
    const lines = byBatch.get(entry.plan.batch) ?? new Set();
    byBatch.set(entry.plan.batch, lines.add(line));
  };
  const ofBatch = (position: number, state: SanctionState): readonly PlannedSanction[] =>
    [...(byBatch.get(position) ?? [])]
      .map((line) => entries.get(line) as PlannedSanction)
      .filter((entry) => entry.state === state);
  return {
    ofLicense: (line) => byLicense.get(line) ?? [],
    change,
    ofBatch,
    toDo: () => [...byBatch.keys()].filter((position) => ofBatch(position, "pending").length > 0),
    release(position) {
      for (const { row } of ofBatch(position, "awaiting")) change(row.line, { state: "pending" });
    },
    entries: () => [...entries.values()].toSorted((a, b) => a.row.line - b.row.line),
    counts() {
      const states = [...entries.values()].map(({ state }) => state);
      const counts = sanctionStates.map((state) => [state, states.filter((each) => each === state).length] as const);
      return Object.fromEntries(counts) as Record<SanctionState, number>;
    },
  };
}
