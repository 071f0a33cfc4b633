/** SQLite's code for a database that another connection has locked. */
const busy = 5;

/** Whether a fault is that another connection has the database locked. */
export function isBusy(error: unknown): boolean {
  const { errcode } = error as { readonly errcode?: number };
  // The lowest byte says what it is, those above how it came about.
  return errcode !== undefined && (errcode & 0xff) === busy;
}
