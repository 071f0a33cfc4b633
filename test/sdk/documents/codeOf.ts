import { ElicenseError } from "@elicense/sdk";

/** The code and the details of the error that an action throws. */
export function codeOf(action: () => unknown): { readonly code: string; readonly details: unknown } {
  try {
    action();
  } catch (error) {
    if (error instanceof ElicenseError) return { code: error.code, details: error.details };
    throw error;
  }
  throw new Error("nothing was thrown");
}
