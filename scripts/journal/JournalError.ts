/** The journal cannot be read or written, so that nothing may be sent. */
export class JournalError extends Error {
  override readonly name = "JournalError";
  /** Its file. */
  readonly path: string;
  /** What the system or SQLite says. */
  readonly reason: string;

  constructor(path: string, cause: unknown) {
    const { errstr, code } = cause as { readonly errstr?: string; readonly code?: string };
    const reason = errstr ?? code ?? String(cause);
    super(`${path}: ${reason}`, { cause });
    this.path = path;
    this.reason = reason;
  }
}
