import type { Progress as ReadingProgress } from "@elicense/sdk";

import { startProgress, type Progress } from "../../output/progress.js";

/** Shows how far a reading of the chain has come. */
export interface ReadingBar {
  /** Learns how far it has come. */
  readonly onProgress: (progress: ReadingProgress) => void;
  /** Takes the bar away; it comes again with the next progress. */
  readonly end: () => void;
}

/**
 * Draws a bar of the records that were read, on standard error, where that is a terminal.
 *
 * @param label - What is being counted.
 */
export function readingProgress(label: string): ReadingBar {
  let bar: Progress | undefined;
  return {
    onProgress: ({ records, total }) => {
      bar ??= startProgress(label, total);
      bar.show(records);
    },
    end: () => {
      bar?.end();
      bar = undefined;
    },
  };
}
