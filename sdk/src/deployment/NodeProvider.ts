import {
  JsonRpcProvider,
  makeError,
  type FetchRequest,
  type JsonRpcApiProviderOptions,
  type JsonRpcPayload,
  type JsonRpcResult,
  type Network,
} from "ethers";

import { fromNode, unreachable } from "../errors/fromNode.js";

/** A request that waits to be sent, and who waits for its result. */
interface Waiting {
  readonly payload: JsonRpcPayload;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** What nodes take in one batch, as ethers bounds it too: requests, and UTF-16 units of their texts. */
const most = { requests: 100, length: 1 << 20 };

/** How long to wait before a node is asked again that gave no answer, milliseconds. */
const [shortestPause, longestPause] = [100, 2_000];

const utf8 = new TextDecoder();

/**
 * A provider that sends what is asked in one turn of the event loop as one request, at the end of that turn. ethers
 * waits for a timer, and reads the answer character by character: of a verification that was half the time.
 */
export class NodeProvider extends JsonRpcProvider {
  readonly #patience: number;
  #lastId = 0;
  #waiting: Waiting[] = [];

  /** @param patience - How long to ask again where no answer comes, milliseconds. */
  constructor(request: FetchRequest, network: Network, options: JsonRpcApiProviderOptions, patience: number) {
    super(request, network, options);
    this.#patience = patience;
  }

  override async send(method: string, params: unknown[] | Record<string, unknown>): Promise<unknown> {
    this._start();
    if (this.destroyed) throw destroyed(method);
    const payload: JsonRpcPayload = { method, params, id: ++this.#lastId, jsonrpc: "2.0" };
    return new Promise((resolve, reject) => {
      if (this.#waiting.push({ payload, resolve, reject }) === 1) afterThisTurn(() => this.#sendWaiting());
    });
  }

  override async _send(payload: JsonRpcPayload | JsonRpcPayload[]): Promise<JsonRpcResult[]> {
    const request = this._getConnection();
    request.body = JSON.stringify(payload);
    request.setHeader("content-type", "application/json");
    const response = await request.send();
    response.assertOk();
    return [this.#parse(utf8.decode(response.body ?? undefined))].flat().filter(isResult);
  }

  #parse(text: string): unknown {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw this.#cutOff();
    }
  }

  /** Half an answer is none. */
  #cutOff(): Error {
    return unreachable(this._getConnection().url, "ANSWER_CUT_OFF");
  }

  #sendWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const batch of batches(waiting)) void this.#sendBatch(batch);
  }

  async #sendBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const [first] = batch;
      const answers = await this.#ask(
        batch.length === 1 && first !== undefined ? first.payload : batch.map(({ payload }) => payload),
      );
      const byId = new Map(answers.map((answer) => [answer.id, answer]));
      for (const one of batch) this.#settle(one, byId.get(one.payload.id));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  /** Asks until an answer comes, or the patience ends. */
  async #ask(payload: JsonRpcPayload | JsonRpcPayload[]): Promise<JsonRpcResult[]> {
    const until = [payload].flat().every(({ method }) => isRepeatable(method)) ? Date.now() + this.#patience : 0;
    for (let pause = shortestPause; ; pause = Math.min(2 * pause, longestPause)) {
      try {
        return await this._send(payload);
      } catch (error) {
        if (this.destroyed || Date.now() + pause > until || fromNode(error).code !== "NODE_UNREACHABLE") throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  #settle({ payload, resolve, reject }: Waiting, answer: JsonRpcResult | undefined): void {
    if (this.destroyed) reject(destroyed(payload.method));
    else if (answer === undefined) reject(this.#cutOff());
    else if ("error" in answer) reject(this.getRpcError(payload, answer as never));
    else resolve(answer.result);
  }
}

/** Whether asking twice does no more than asking once: signed bytes are one transaction, however often they are sent. */
function isRepeatable(method: string): boolean {
  return !/^(?:eth_sendTransaction$|personal_|wallet_|evm_|anvil_)/.test(method);
}

/** Runs something once all that this turn of the event loop still has to do is done: without a timer on Node. */
function afterThisTurn(action: () => void): void {
  const { setImmediate = setTimeout } = globalThis as { readonly setImmediate?: (action: () => void) => unknown };
  setImmediate(action);
}

function* batches(waiting: readonly Waiting[]): Generator<readonly Waiting[], void, undefined> {
  let batch: Waiting[] = [];
  let length = 0;
  for (const one of waiting) {
    const further = JSON.stringify(one.payload).length;
    if (batch.length === most.requests || (batch.length > 0 && length + further > most.length)) {
      yield batch;
      [batch, length] = [[], 0];
    }
    batch.push(one);
    length += further;
  }
  if (batch.length > 0) yield batch;
}

function isResult(answer: unknown): answer is JsonRpcResult {
  return typeof answer === "object" && answer !== null && "id" in answer;
}

function destroyed(method: string): Error {
  return makeError("provider destroyed; cancelled request", "UNSUPPORTED_OPERATION", { operation: method });
}
