import {
  isError,
  type ContractRunner,
  type ContractTransaction,
  type Signer,
  type TransactionReceipt,
  type TransactionResponse,
} from "ethers";

import type { Client } from "../client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fromChain } from "../errors/fromChain.js";

/** How long a transaction may take to get into a block, milliseconds: a halted chain takes over two minutes to resume. */
const confirmationTimeout = 180_000;

/**
 * Sends a transaction and waits until it is in a block.
 *
 * @param client - Client whose runner is a signer.
 * @param populate - Makes the transaction, by a typed contract's `populateTransaction`.
 * @throws {ElicenseError} The registries' refusal, decoded, before anything is sent; TRANSACTION_LOST where it is in no
 * block after three minutes; or the node's trouble.
 */
export async function send(client: Client, populate: () => Promise<ContractTransaction>): Promise<TransactionReceipt> {
  const signer = requireSigner(client.runner);
  try {
    await client.ready();
    const [transaction, fees] = await Promise.all([populate(), noFees(client)]);
    const response = await signer.sendTransaction({ ...transaction, ...fees });
    return await confirmed(response);
  } catch (error) {
    throw fromChain(error);
  }
}

/**
 * Gives the address that a client signs with.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read.
 */
export async function signerAddress(client: Client): Promise<string> {
  return requireSigner(client.runner).getAddress();
}

/** A node may take a transaction and never put it into a block, or die meanwhile: a hash is no promise. */
async function confirmed(response: TransactionResponse): Promise<TransactionReceipt> {
  const { hash } = response;
  try {
    const receipt = await response.wait(1, confirmationTimeout);
    if (receipt !== null) return receipt;
  } catch (error) {
    if (!isError(error, "TIMEOUT")) throw error;
  }
  throw new ElicenseError("TRANSACTION_LOST", { hash });
}

/**
 * Gives the signer that a client writes with.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read.
 */
export function requireSigner(runner: ContractRunner): Signer {
  if (runner.sendTransaction === undefined || !("getAddress" in runner)) throw new ElicenseError("SIGNER_MISSING");
  return runner as unknown as Signer;
}

/** On a chain without fees an account needs no balance, unless its wallet offers a fee out of habit. */
async function noFees({ provider }: Client): Promise<{ maxFeePerGas: 0n; maxPriorityFeePerGas: 0n } | undefined> {
  const block = await provider.getBlock("latest");
  return block?.baseFeePerGas === 0n ? { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n } : undefined;
}
