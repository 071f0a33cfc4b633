import type { TransactionReceipt } from "ethers";

/** Where an action was recorded. */
export interface Receipt {
  readonly transactionHash: string;
  readonly block: number;
  /** Gas that the transaction took. */
  readonly gasUsed: bigint;
}

/** Takes from a node's receipt what the SDK gives. */
export function toReceipt({ hash, blockNumber, gasUsed }: TransactionReceipt): Receipt {
  return { transactionHash: hash, block: blockNumber, gasUsed };
}
