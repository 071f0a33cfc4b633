import { ElicenseError } from "@elicense/sdk";

/** What an action was refused with. */
export interface Refusal {
  readonly code: string;
  readonly details: unknown;
}

/** Gives what an action was refused with; throws where it was not, or with anything but the SDK's error. */
export async function refusal(action: Promise<unknown>): Promise<Refusal> {
  try {
    await action;
  } catch (error) {
    if (error instanceof ElicenseError) return { code: error.code, details: error.details };
    throw error;
  }
  throw new Error("nothing was refused");
}
