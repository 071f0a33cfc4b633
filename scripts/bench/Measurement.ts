/** What a benchmark measured of one operation of one subject: the form that every benchmark's `--json` has. */
export interface Measurement {
  readonly operation: string;
  /** `elicense`, or the peer's name. */
  readonly subject: string;
  readonly value: number;
  readonly unit: string;
  /** The most that the value may be. */
  readonly goal?: number;
  /** Whether it is no more. */
  readonly met?: boolean;
}
