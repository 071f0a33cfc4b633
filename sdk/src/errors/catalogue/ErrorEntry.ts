/** What an error code means and what to do about it, as texts with `{place}`s for the error's details. */
export interface ErrorEntry {
  readonly meaning: string;
  readonly remedy: string;
}
