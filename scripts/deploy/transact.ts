import { setTimeout as sleep } from "node:timers/promises";

import { ElicenseError, fromChain } from "@elicense/sdk";
import type { ContractTransactionResponse, Overrides, Signer } from "ethers";

/** How long a transaction may take until it is in a block, milliseconds. */
const patience = 60_000;

/**
 * Sends a transaction and waits until it is in a block.
 *
 * @param signer - Account that sends it.
 * @param send - Sends it, with the fees that it is given.
 * @throws {ElicenseError} The contract's refusal, decoded, or the node's trouble.
 */
export async function transact(
  signer: Signer,
  send: (overrides: Overrides) => Promise<ContractTransactionResponse>,
): Promise<void> {
  try {
    const response = await send(await feesFor(signer));
    await response.wait(1, patience);
  } catch (error) {
    throw fromChain(error);
  }
}

/**
 * Waits until nothing that an account sent is still on its way, so that what the chain says now is the last word: a
 * run that was killed may have sent something.
 *
 * @throws {ElicenseError} DEPLOYMENT_FAILED where it takes more than a minute.
 */
export async function settle(signer: Signer): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    const [mined, sent] = await Promise.all([signer.getNonce("latest"), signer.getNonce("pending")]);
    if (mined === sent) return;
    if (Date.now() > deadline) {
      const reason = `${sent - mined} earlier transactions of ${await signer.getAddress()} are in no block yet`;
      throw new ElicenseError("DEPLOYMENT_FAILED", { reason });
    }
    await sleep(500);
  }
}

/** On a chain without fees an account needs no balance, unless it offers a fee out of habit. */
async function feesFor({ provider }: Signer): Promise<Overrides> {
  const block = await provider?.getBlock("latest");
  return block?.baseFeePerGas === 0n ? { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n } : {};
}
