/** What was measured of an operation of a subject, before it is held against a goal. */
export interface Figure {
  readonly operation: string;
  /** `elicense`, the peer's name, or `floor` for what the least of the work alone gives. */
  readonly subject: string;
  readonly value: number;
  readonly unit: string;
}
