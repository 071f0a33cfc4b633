import type { UsageRecord } from "@elicense/sdk";

/** Something to be written, as it comes. */
export interface Export {
  /** Text of the file, part by part; it is proved whole once the last part was taken. */
  readonly parts: AsyncIterable<string>;
  /** How it came out, once the last part was taken. */
  readonly result: () => ExportResult;
}

/** What was written. */
export interface ExportResult {
  readonly rows: number;
  /** The block that it was proved at. */
  readonly block: number;
}

/** Form of a file. */
export type ExportFormat = "csv" | "json";

/** A page of usage records. */
export interface UsePage {
  readonly entries: readonly UsageRecord[];
}
