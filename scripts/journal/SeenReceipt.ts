import { TransactionReceipt, type JsonRpcProvider, type Log } from "ethers";

/** A receipt as a node gives it. */
export interface RawReceipt {
  readonly status: string;
  readonly blockNumber: string;
}

/**
 * A receipt that was seen already, so that it need not be asked for again. A batch's has a log for each license: they are
 * read only where somebody looks at them.
 */
export class SeenReceipt extends TransactionReceipt {
  readonly #read: () => readonly Log[];
  #logs: readonly Log[] | undefined;

  constructor(raw: RawReceipt, node: JsonRpcProvider) {
    const read = (shown: object): TransactionReceipt =>
      node._wrapTransactionReceipt({ ...raw, ...shown } as never, node._network);
    super(read({ logs: [] }), node);
    this.#read = () => read({}).logs;
  }

  override get logs(): readonly Log[] {
    return (this.#logs ??= this.#read());
  }
}
