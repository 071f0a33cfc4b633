import { READING_ABORTED } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";

/**
 * Waits.
 *
 * @param signal - Breaks the waiting off.
 * @param unneeded - Ends it for ever, since nobody waits any more: the timer must not keep a program alive.
 * @throws {ElicenseError} READING_ABORTED.
 */
export async function wait(milliseconds: number, signal?: AbortSignal, unneeded?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    const abort = (): void => {
      clearTimeout(timer);
      reject(new ElicenseError(READING_ABORTED));
    };
    if (signal?.aborted === true) abort();
    signal?.addEventListener("abort", abort);
    unneeded?.addEventListener("abort", () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    });
  });
}
