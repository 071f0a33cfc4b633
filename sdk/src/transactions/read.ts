import type { Client } from "../client.js";
import { fromChain } from "../errors/fromChain.js";

/**
 * Reads from the chain, once the manifest was found to fit it.
 *
 * @param client - Client to read with.
 * @param reading - The calls.
 * @throws {ElicenseError} What went wrong, decoded.
 */
export async function read<Result>(client: Client, reading: () => Promise<Result>): Promise<Result> {
  try {
    await client.ready();
    return await reading();
  } catch (error) {
    throw fromChain(error);
  }
}
