/** How a node is ended. */
export interface EndOptions {
  /** Kill it at once, as a machine does whose power fails. */
  readonly force: boolean;
  /** How long it may take to end by itself before it is killed, seconds: it writes out what it has in memory. */
  readonly seconds: number;
}

/** How long that is unless a caller says otherwise. */
export const endWithin = 60;
