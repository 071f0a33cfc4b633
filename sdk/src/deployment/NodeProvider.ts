import {
  getAddress,
  getBigInt,
  hexlify,
  isHexString,
  JsonRpcProvider,
  makeError,
  toQuantity,
  type FetchRequest,
  type JsonRpcApiProviderOptions,
  type JsonRpcPayload,
  type JsonRpcResult,
  type Network,
  type TransactionRequest,
} from "ethers";

import { NODE_UNREACHABLE } from "../errors/catalogue/deployment.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fromNode, keptOutBy, keptOutOfAll, unreachable } from "../errors/fromNode.js";
import { isUnanswered } from "../errors/isUnanswered.js";
import { OpenRequests } from "./OpenRequests.js";

/** A request that waits to be sent, and who waits for its result. */
interface Waiting {
  readonly payload: JsonRpcPayload;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** What came of asking. */
interface Asked {
  readonly answers: readonly JsonRpcResult[];
  /** What an earlier attempt of the same ended with: it may have come to a node, of which no answer came back. */
  readonly lost: ElicenseError | undefined;
}

/** What nodes take in one batch, as ethers bounds it too: requests, and UTF-16 units of their texts. */
const most = { requests: 100, length: 1 << 20 };

/** How long to wait before a node is asked again that gave no answer, milliseconds. */
const [shortestPause, longestPause] = [100, 2_000];

const utf8 = { decoder: new TextDecoder(), encoder: new TextEncoder() } as const;

/**
 * A provider that sends what is asked in one turn of the event loop as one request, at the end of that turn. ethers
 * waits for a timer, and reads the answer character by character: of a verification that was half the time.
 */
export class NodeProvider extends JsonRpcProvider {
  readonly #patience: number;
  #lastId = 0;
  #waiting: Waiting[] = [];
  readonly #requests = new OpenRequests();
  protected changes = 0;
  /** How many nodes there are besides the one that is asked. */
  protected readonly spareNodes: number = 0;

  /** @param patience - How long to ask again where no answer comes, milliseconds. */
  constructor(request: FetchRequest, network: Network, options: JsonRpcApiProviderOptions, patience: number) {
    super(request, network, options);
    this.#patience = patience;
  }

  /** How often it has changed from a node to another. */
  get nodeChanges(): number {
    return this.changes;
  }

  /**
   * Has another node asked from now on; a provider of one node has none.
   *
   * @param changes - How often the node had changed when that was asked which failed.
   * @returns Whether another node is asked now than then.
   */
  protected changeNode(changes: number): Promise<boolean> {
    return Promise.resolve(changes !== this.changes);
  }

  /** Ends all that is asked of the node; whether it is asked again is another question. */
  protected leaveNode(reason: Error): void {
    this.#requests.end(reason);
  }

  override destroy(): void {
    super.destroy();
    // They would keep the process alive.
    this.leaveNode(destroyed("send"));
  }

  override async send(method: string, params: unknown[] | Record<string, unknown>): Promise<unknown> {
    this._start();
    if (this.destroyed) throw destroyed(method);
    const payload: JsonRpcPayload = { method, params, id: ++this.#lastId, jsonrpc: "2.0" };
    return new Promise((resolve, reject) => {
      if (this.#waiting.push({ payload, resolve, reject }) === 1) afterThisTurn(() => this.#sendWaiting());
    });
  }

  /** ethers takes calldata apart and together again, byte by byte and four times over: of a batch that is the most of it. */
  override async call(request: TransactionRequest): Promise<string> {
    const call = plainCall(request);
    const tag = this._getBlockTag(request.blockTag ?? undefined);
    if (call === undefined || typeof tag !== "string") return super.call(request);
    const returned: unknown = await this.send("eth_call", [call, tag]);
    return isHexString(returned, true) ? returned : hexlify(returned as string);
  }

  override async estimateGas(request: TransactionRequest): Promise<bigint> {
    const call = plainCall(request);
    if (call === undefined) return super.estimateGas(request);
    return getBigInt((await this.send("eth_estimateGas", [call])) as string, "%response");
  }

  override async _send(payload: JsonRpcPayload | JsonRpcPayload[]): Promise<JsonRpcResult[]> {
    if (this.destroyed) throw destroyed("send");
    const request = this._getConnection();
    request.body = utf8.encoder.encode(JSON.stringify(payload));
    request.setHeader("content-type", "application/json");
    const response = await this.#requests.send(request);
    const kept = keptOutBy(request.url, response.statusCode);
    if (kept !== undefined) throw kept;
    response.assertOk();
    const answers = [this.#parse(utf8.decoder.decode(response.body ?? undefined))].flat().filter(isResult);
    const keptFromAll = keptOutOfAll(request.url, answers);
    if (keptFromAll !== undefined) throw keptFromAll;
    return answers;
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
      const { answers, lost } = await this.#ask(
        batch.length === 1 && first !== undefined ? first.payload : batch.map(({ payload }) => payload),
      );
      const byId = new Map(answers.map((answer) => [answer.id, answer]));
      for (const one of batch) this.#settle(one, byId.get(one.payload.id), lost);
    } catch (error) {
      for (const { payload, reject } of batch) reject(this.destroyed ? destroyed(payload.method) : error);
    }
  }

  /** Asks until an answer comes, of whichever node there is, or the patience ends. */
  async #ask(payload: JsonRpcPayload | JsonRpcPayload[]): Promise<Asked> {
    let lost: ElicenseError | undefined;
    const isAskedOnce = ![payload].flat().every(({ method }) => isRepeatable(method));
    const until = isAskedOnce ? 0 : performance.now() + this.#patience;
    let changesLeft = isAskedOnce ? 0 : this.spareNodes;
    // A token may have run out a moment before it is renewed.
    let mayBeLetIn = true;
    for (let pause = shortestPause; ; pause = Math.min(2 * pause, longestPause)) {
      const changes = this.nodeChanges;
      try {
        return { answers: await this._send(payload), lost };
      } catch (error) {
        const trouble = fromNode(error);
        lost ??= trouble;
        if (this.destroyed || !isUnanswered(trouble)) throw error;
        if (changesLeft > 0 && (await this.changeNode(changes))) {
          changesLeft--;
          continue;
        }
        const { code } = trouble;
        const mayPass = code === "NODE_UNREACHABLE" || (code === "NODE_UNAUTHORIZED" && mayBeLetIn);
        if (performance.now() + pause > until || !mayPass) throw error;
        mayBeLetIn &&= code === "NODE_UNREACHABLE";
        changesLeft = this.spareNodes;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  #settle(
    { payload, resolve, reject }: Waiting,
    answer: JsonRpcResult | undefined,
    lost: ElicenseError | undefined,
  ): void {
    if (this.destroyed) reject(destroyed(payload.method));
    else if (answer === undefined) reject(this.#cutOff());
    else if ("error" in answer) reject(unproven(payload, this.getRpcError(payload, answer as never), lost));
    else resolve(answer.result);
  }
}

/** What of a call can be passed on as it is. */
const plainParts: ReadonlySet<string> = new Set(["to", "from", "data", "gasLimit", "blockTag"]);

/** A call as nodes take it, where it says no more than most do; `undefined` of any other. */
function plainCall(request: TransactionRequest): object | undefined {
  const { to, from = null, data, gasLimit = null } = request;
  const isPlain = Object.keys(request).every((part) => plainParts.has(part));
  if (!isPlain || !isHexString(to) || !isHexString(data, true) || !(from === null || isHexString(from)))
    return undefined;
  return {
    ...{ to: getAddress(to).toLowerCase(), data },
    ...(from !== null && { from: getAddress(from).toLowerCase() }),
    ...(gasLimit !== null && { gas: toQuantity(gasLimit) }),
  };
}

/** Whether asking twice does no more than asking once: signed bytes are one transaction, however often they are sent. */
function isRepeatable(method: string): boolean {
  return !/^(?:eth_sendTransaction$|personal_|wallet_|evm_|anvil_)/.test(method);
}

/**
 * What an error that a node answers with proves. That one refuses a transaction is no proof that nothing was sent, where an
 * earlier attempt may have brought it to a node that took it: then there is no answer, and the refusal is its cause.
 */
function unproven({ method }: JsonRpcPayload, refusal: Error, lost: ElicenseError | undefined): Error {
  if (lost === undefined || method !== "eth_sendRawTransaction") return refusal;
  return new ElicenseError(NODE_UNREACHABLE, { url: "?", reason: "?", ...lost.details }, { cause: refusal });
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
