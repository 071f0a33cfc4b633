import { once } from "node:events";

import { exitCodes } from "../exit.js";

/**
 * Writes to standard output and waits until there is room for more: a long result must not pile up in memory where its
 * reader is slow. Where the reader has gone, as head does, there is nobody to go on for, and the program ends: not as if
 * all had been told.
 */
export async function writeOut(text: string, stream: NodeJS.WriteStream = process.stdout): Promise<void> {
  if (stream.destroyed) process.exit(exitCodes.unknown);
  if (stream.write(text)) return;
  const settled = new AbortController();
  const { signal } = settled;
  try {
    await Promise.race([once(stream, "drain", { signal }), once(stream, "close", { signal })]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
    process.exit(exitCodes.unknown);
  } finally {
    settled.abort();
  }
}
