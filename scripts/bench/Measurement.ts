/** What a benchmark measured of one operation of one subject: the form that every benchmark's `--json` has. */
export interface Measurement {
  readonly operation: string;
  /** `elicense`, the peer's name, or `floor` for what the least of the work alone gives. */
  readonly subject: string;
  readonly value: number;
  readonly unit: string;
  /** The most that the value may be, or the least, as of a rate, where {@link atLeast} says so. */
  readonly goal?: number;
  /** Given, and true, where the goal is the least that the value may be. */
  readonly atLeast?: true;
  /** Whether it keeps to its goal. */
  readonly met?: boolean;
}
