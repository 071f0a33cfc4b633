/** Something in a contract that tests must reach. */
export interface Point {
  readonly kind: "statement" | "branch" | "function";
  /** Path of the contract's file from the project's root. */
  readonly file: string;
  readonly line: number;
  /** What it is, for people. */
  readonly name: string;
  /** The hit that proves that it was reached: 32 bytes, in hexadecimal digits. */
  readonly tag: string;
}

/** Where the points are noted, a file for each contract's, and the hits of each test runner. From the project's root. */
export const paths = { points: "coverage/points", hits: "coverage/data" } as const;
