/** SQLite's code for a database that another connection has locked. */
const busy = 5;

/** Whether a fault is that another connection has the database locked. */
export function isBusy(error: unknown): boolean {
  return (error as { readonly errcode?: number }).errcode === busy;
}
