import {
  getAddress,
  makeError,
  Transaction,
  TransactionResponse,
  type BigNumberish,
  type JsonRpcProvider,
  type Signature,
  type TransactionReceipt,
  type TransactionRequest,
} from "ethers";

import type { Entry } from "./Journal.js";

/** A transaction that is on its way; waiting for it follows the call that it is for. */
export class SentTransaction extends TransactionResponse {
  readonly #receipt: (milliseconds: number) => Promise<TransactionReceipt>;

  /**
   * @param entry - What was signed, as the journal has it.
   * @param unsigned - What it was made of.
   * @param receipt - Gives its receipt, or that of the transaction that made the same call in its stead.
   */
  constructor(
    entry: Entry,
    unsigned: TransactionRequest,
    node: JsonRpcProvider,
    receipt: (milliseconds: number) => Promise<TransactionReceipt>,
  ) {
    super(parametersOf(entry, unsigned), node);
    // The bytes have to be taken apart for these, and hardly anybody asks for them.
    for (const name of ["signature", "accessList"] as const) {
      Object.defineProperty(this, name, { get: () => Transaction.from(entry.bytes)[name] });
    }
    this.#receipt = receipt;
  }

  /**
   * Waits for its receipt.
   *
   * @param _confirmations - On this chain a block is final.
   * @param timeout - Milliseconds; for ever if left out, or 0.
   * @throws What ethers throws for a transaction that was carried out to no effect.
   */
  override async wait(_confirmations?: number, timeout = 0): Promise<TransactionReceipt> {
    const receipt = await this.#receipt(timeout === 0 ? Infinity : timeout);
    if (receipt.status !== 0) return receipt;
    throw makeError("transaction execution reverted", "CALL_EXCEPTION", {
      ...{ action: "sendTransaction", data: null, reason: null, invocation: null, revert: null },
      transaction: { to: this.to, from: this.from, data: this.data },
      receipt,
    });
  }
}

function parametersOf(
  { account, hash, nonce }: Entry,
  { to, data, type, gasLimit, value, chainId, ...fees }: TransactionRequest,
): ConstructorParameters<typeof TransactionResponse>[0] {
  const { gasPrice = null, maxFeePerGas = null, maxPriorityFeePerGas = null } = fees;
  const bigOr = <Other>(number: BigNumberish | null, other: Other): bigint | Other =>
    number === null ? other : BigInt(number);
  return {
    ...{ hash, from: account, to: getAddress(to as string), nonce, type: type ?? 0, index: 0 },
    data: data?.toLowerCase() ?? "0x",
    ...{ gasLimit: BigInt(gasLimit ?? 0), value: BigInt(value ?? 0), chainId: BigInt(chainId ?? 0) },
    gasPrice: bigOr(gasPrice, bigOr(maxFeePerGas, 0n)),
    ...{ maxFeePerGas: bigOr(maxFeePerGas, null), maxPriorityFeePerGas: bigOr(maxPriorityFeePerGas, null) },
    ...{ blockNumber: null, blockHash: null, maxFeePerBlobGas: null, accessList: null },
    ...{ blobVersionedHashes: null, authorizationList: null, signature: null as unknown as Signature },
  };
}
