import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Makes a folder that is gone when this process is, whatever ends it: a signal alone would leave it, and the node that a
 * benchmark has started.
 */
export function createTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "elicense-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
  return folder;
}
