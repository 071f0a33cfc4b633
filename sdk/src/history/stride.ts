/** How many blocks a node is asked for at once; it learns from what the node answers. */
export interface Stride {
  /** How many to ask for next. */
  readonly blocks: () => number;
  /** Whether the node has answered at all: until then, nothing more is asked for at the same time. */
  readonly isProven: () => boolean;
  /** Notes that so many logs came, for so many blocks; as many as are asked for at present if left out. */
  readonly answered: (logs: number, asked?: number) => void;
  /** Notes that so many blocks were refused. */
  readonly refused: (blocks: number) => void;
}

/** How many blocks a node is asked for at once, to begin with: what Besu answers unless it is told otherwise. */
export const usualStride = 5_000;

/** So many logs at once are a burden for the node and for whoever reads them. */
export const crowded = 2_500;

/** How many blocks to begin with where it is known that there are more logs than that. */
export const cautiousStride = 8;

/** After so many answers, more is asked for again. */
const firstPatience = 8;
const longestPatience = 1_024;

/**
 * Makes a stride that is halved where a node refuses it, or at least so where it answers with a heap, and doubled again after some answers: a
 * crowded stretch of the chain is no reason to creep along the rest. Where a longer one is refused again, it is tried
 * less and less often.
 *
 * @param widest - How long it is at the most.
 * @param first - How long it is to begin with; while the blocks prove to be sparse it is doubled with each answer.
 */
export function createStride(widest: number = usualStride, first = widest): Stride {
  let blocks = Math.min(first, widest);
  /** Whether nothing was crowded or refused yet. */
  let exploring = true;
  let patience = firstPatience;
  let streak = 0;
  let proven = false;
  let grown = false;
  const shorten = (to: number): void => {
    blocks = Math.max(1, Math.min(blocks, Math.floor(to)));
    streak = 0;
    exploring = false;
  };
  return {
    blocks: () => blocks,
    isProven: () => proven,
    answered: (logs, asked = blocks) => {
      proven = true;
      streak++;
      if (logs > crowded) {
        // The same crowd again is to be no more than that.
        shorten(Math.min(blocks / 2, (asked * crowded) / logs));
      } else if (exploring && blocks < widest) {
        // Several may have been asked for at the same time: it is the longest that tells.
        if (asked === blocks && logs <= crowded / 2) blocks = Math.min(blocks * 2, widest);
      } else if (streak >= patience && blocks < widest) {
        blocks = Math.min(blocks * 2, widest);
        streak = 0;
        grown = true;
      }
    },
    refused: (asked) => {
      if (grown && asked === blocks) patience = Math.min(patience * 2, longestPatience);
      shorten(asked / 2);
    },
  };
}
