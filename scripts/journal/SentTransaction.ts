import { makeError, Transaction, TransactionResponse, type JsonRpcProvider, type TransactionReceipt } from "ethers";

import type { Entry } from "./Journal.js";

/** A transaction that is on its way; waiting for it follows the call that it is for. */
export class SentTransaction extends TransactionResponse {
  readonly #receipt: (milliseconds: number) => Promise<TransactionReceipt | null>;

  /**
   * @param entry - What was signed, as the journal has it.
   * @param receipt - Gives its receipt, or that of the transaction that made the same call in its stead.
   */
  constructor(
    entry: Entry,
    node: JsonRpcProvider,
    receipt: (milliseconds: number) => Promise<TransactionReceipt | null>,
  ) {
    super(parametersOf(entry), node);
    this.#receipt = receipt;
  }

  /**
   * Waits for its receipt.
   *
   * @param _confirmations - On this chain a block is final.
   * @param timeout - Milliseconds; for ever if left out, or 0.
   * @throws What ethers throws for a transaction that was carried out to no effect.
   */
  override async wait(_confirmations?: number, timeout = 0): Promise<TransactionReceipt | null> {
    const receipt = await this.#receipt(timeout === 0 ? Infinity : timeout);
    if (receipt?.status !== 0) return receipt;
    throw makeError("transaction execution reverted", "CALL_EXCEPTION", {
      ...{ action: "sendTransaction", data: null, reason: null, invocation: null, revert: null },
      transaction: { to: this.to, from: this.from, data: this.data },
      receipt,
    });
  }
}

function parametersOf({ account, hash, bytes }: Entry): ConstructorParameters<typeof TransactionResponse>[0] {
  // Hash and account would be computed from the bytes, and are known.
  const signed = Transaction.from(bytes);
  const { to, type, nonce, gasLimit, data, value, chainId, signature, accessList } = signed;
  const { gasPrice, maxFeePerGas, maxPriorityFeePerGas } = signed;
  if (signature === null) throw new RangeError("the transaction is not signed");
  return {
    ...{ hash, from: account, to, nonce, gasLimit, data, value, chainId, signature, accessList },
    ...{ type: type ?? 0, index: 0, blockNumber: null, blockHash: null },
    ...{ gasPrice: gasPrice ?? maxFeePerGas ?? 0n, maxFeePerGas, maxPriorityFeePerGas, maxFeePerBlobGas: null },
    ...{ blobVersionedHashes: null, authorizationList: null },
  };
}
