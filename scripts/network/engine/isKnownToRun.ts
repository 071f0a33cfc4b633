import { NetworkError } from "../../../network/NetworkError.js";
import type { LocalNode } from "./LocalNode.js";
import { findProcess } from "./NodeProcess.js";

/** Tells whether a node is known to run: of one of which it cannot be told it is not said that it does. */
export async function isKnownToRun(local: LocalNode): Promise<boolean> {
  try {
    return (await findProcess(local)) !== undefined;
  } catch (error) {
    if (error instanceof NetworkError) return false;
    throw error;
  }
}

/** Gives those of several nodes that are known to run, in their order. */
export async function knownToRun(locals: readonly LocalNode[]): Promise<readonly LocalNode[]> {
  const runs = await Promise.all(locals.map(isKnownToRun));
  return locals.filter((_, position) => runs[position]);
}
