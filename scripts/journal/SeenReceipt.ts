import { TransactionReceipt, type JsonRpcProvider, type Log } from "ethers";

/** A receipt as a node gives it, as far as it is looked at here. */
interface RawReceipt {
  readonly logs?: unknown;
}

/**
 * A receipt that was seen already, so that it need not be asked for again. A batch's has a log for each license: they are
 * read only where somebody looks at them.
 */
export class SeenReceipt extends TransactionReceipt {
  readonly #read: () => readonly Log[];
  #logs: readonly Log[] | undefined;

  /**
   * @param raw - What the node gives.
   * @throws What ethers throws where it is none, or half of one.
   */
  constructor(raw: RawReceipt, node: JsonRpcProvider) {
    if (!Array.isArray(raw.logs)) throw new RangeError("no logs");
    const read = (shown: object): TransactionReceipt =>
      node._wrapTransactionReceipt({ ...raw, ...shown } as never, node._network);
    super(read({ logs: [] }), node);
    this.#read = () => read({}).logs;
  }

  override get logs(): readonly Log[] {
    return (this.#logs ??= this.#read());
  }
}
