import { toQuantity, type Transaction } from "ethers";

/** How an external signer is spoken to. */
export interface Dialect {
  readonly accounts: string;
  readonly signTransaction: string;
  /** Takes the signed transaction out of the answer. */
  readonly signed: (result: unknown) => unknown;
  readonly signTypedData: string;
  /** Writes the typed data as the signer takes them. */
  readonly typedData: (payload: object) => unknown;
  /** The call that signs a message as EIP-191 has it. */
  readonly signMessage: (account: string, message: string) => readonly [method: string, params: readonly unknown[]];
}

/** As Web3Signer speaks, and nodes that hold keys. */
export const ethDialect: Dialect = {
  accounts: "eth_accounts",
  signTransaction: "eth_signTransaction",
  signed: (result) => result,
  signTypedData: "eth_signTypedData",
  // Web3Signer takes text; not before its later versions does it take an object too.
  typedData: (payload) => JSON.stringify(payload),
  signMessage: (account, message) => ["eth_sign", [account, message]],
};

/** As Clef speaks. */
export const clefDialect: Dialect = {
  accounts: "account_list",
  signTransaction: "account_signTransaction",
  signed: (result) => (typeof result === "object" && result !== null && "raw" in result ? result.raw : undefined),
  signTypedData: "account_signTypedData",
  typedData: (payload) => payload,
  signMessage: (account, message) => ["account_signData", ["text/plain", account, message]],
};

/** A transaction as either dialect takes it. */
export function toParameters(from: string, transaction: Transaction): object {
  const { to, data, value, nonce, gasLimit, chainId, type } = transaction;
  const { gasPrice, maxFeePerGas, maxPriorityFeePerGas } = transaction;
  const fees = type === 2 ? { maxFeePerGas, maxPriorityFeePerGas } : { gasPrice };
  return {
    from,
    ...(to !== null && { to }),
    data,
    value: toQuantity(value),
    nonce: toQuantity(nonce),
    gas: toQuantity(gasLimit),
    chainId: toQuantity(chainId),
    ...Object.fromEntries(Object.entries(fees).map(([name, fee]) => [name, toQuantity(fee ?? 0n)])),
  };
}
