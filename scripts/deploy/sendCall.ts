import type { TransactionReceipt } from "ethers";
import { errorOf, fromChain } from "@elicense/sdk";

import type { Target } from "./Target.js";

/**
 * Sends a call as the deployer, and waits until it is in a block. On a chain without fees it offers none.
 *
 * @throws {ElicenseError} The refusal; TRANSACTION_LOST; or the node's trouble.
 */
export async function sendCall(
  { deployer, provider }: Pick<Target, "deployer" | "provider">,
  call: { readonly to: string; readonly data: string },
): Promise<TransactionReceipt> {
  try {
    const block = await provider.getBlock("latest");
    const fees = block?.baseFeePerGas === 0n ? { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n } : {};
    const sent = await deployer.sendTransaction({ ...call, ...fees });
    const receipt = await sent.wait();
    if (receipt === null) throw errorOf("TRANSACTION_LOST", { hash: sent.hash });
    return receipt;
  } catch (error) {
    throw fromChain(error);
  }
}
