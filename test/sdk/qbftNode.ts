import { Transaction } from "ethers";

import recorded from "../vectors/qbft/answers.json" with { type: "json" };
import { startLyingNode, type Lie, type LyingNode, type Question, type Reply, type Trouble } from "./lyingNode.js";

/** Name of an answer that a QBFT node gives. */
export type AnswerName = keyof typeof recorded.answers;

/** Every answer, by its name. */
export const answers: Readonly<
  Record<
    AnswerName,
    {
      readonly error?: { readonly code: number; readonly message: string };
      readonly status?: number;
      readonly body?: object;
    }
  >
> = recorded.answers;

/** How a node behaves besides what every QBFT node does; what is left out it does not. */
export interface Behaviour {
  /** Of a hundred transactions it takes so many, gives back their hashes, and drops them without a word. */
  readonly dropsPercent?: number;
  /** It keeps no transaction whose nonce lies so far ahead of what is in blocks. */
  readonly keepsAhead?: number;
  /** It takes transactions as it else does, and breaks the connection in the place of giving their hashes. */
  readonly breaksOff?: boolean;
  /** It takes transactions as it else does, and says this of them. */
  readonly pretends?: AnswerName;
  /** The only accounts that it takes transactions of. */
  readonly allowlist?: readonly string[];
  /** The token that it asks for. */
  readonly token?: string;
  /** How many blocks of logs it gives at once, less one. */
  readonly logsRange?: number;
  /** So much older its newest block looks, seconds: it lags, or the chain has halted. */
  readonly behind?: number;
  /** It has never heard of any transaction, however many of the account it counts. */
  readonly hidesTransactions?: boolean;
  /** It does not answer. */
  readonly away?: boolean;
  /** It answers any question with this. */
  readonly says?: AnswerName;
}

/** A stand-in for a QBFT node. */
export interface QbftNode extends LyingNode {
  /** Has it behave like this from now on, and else as every QBFT node does. */
  readonly behave: (behaviour?: Behaviour) => void;
  /** How many transactions it dropped without a word. */
  readonly dropped: () => number;
}

/** What a QBFT node answers instead of its method's result. */
function say(name: AnswerName): Reply | Trouble {
  const { error, status, body } = answers[name];
  if (status !== undefined) return { status, body: body ?? { jsonrpc: "2.0", id: null, error } };
  return { error: error as { readonly code: number; readonly message: string } };
}

/** What a node answers to a transaction, in Besu's words where it has it. */
function known(reply: Reply): Reply | Trouble {
  return "error" in reply && reply.error.message.includes("already") ? say("known") : reply;
}

/**
 * Starts what turns a development chain's node into what a QBFT node (Hyperledger Besu) would be: no `finalized`, a range of
 * logs, its own words for every refusal, a transaction replaced for free by another of the same nonce.
 *
 * @param url - Address of an anvil.
 */
export async function startQbftNode(url: string): Promise<QbftNode> {
  const node = await startLyingNode(url);
  let behaviour: Behaviour = {};
  let sent = 0;
  let dropped = 0;
  /** Hash of what waits for each nonce. */
  const waiting = new Map<string, string>();

  const sending: Lie = async ({ params }, honest) => {
    const transaction = Transaction.from(params[0] as string);
    const { hash, nonce, from, chainId } = transaction as typeof transaction & {
      readonly hash: string;
      readonly from: string;
    };
    const numberOf = async (method: string, ...asked: unknown[]): Promise<number> =>
      Number(((await honest({ method, params: asked })) as { readonly result: string }).result);
    if (chainId !== BigInt(await numberOf("eth_chainId"))) return say("wrongChain");
    if (behaviour.allowlist?.includes(from) === false) return say("accountNotAllowed");
    const used = await numberOf("eth_getTransactionCount", from, "latest");
    if (nonce < used) return say("nonceTooLow");
    if (nonce - used >= (behaviour.keepsAhead ?? Infinity)) return say("tooDistant");

    const place = `${from} ${nonce}`;
    const earlier = waiting.get(place);
    // What it has is not dropped any more.
    if (earlier === hash) return known(await honest());
    // Evenly, so that a test never depends on luck.
    const before = Math.floor((sent * (behaviour.dropsPercent ?? 0)) / 100);
    const isDropped = Math.floor((++sent * (behaviour.dropsPercent ?? 0)) / 100) > before;
    if (isDropped) {
      dropped++;
      return { result: hash };
    }
    if (earlier !== undefined) await honest({ method: "anvil_dropTransaction", params: [earlier] });
    waiting.set(place, hash);
    return known(await honest());
  };

  const reading: Lie = async (question, honest) => {
    const { method, params } = question;
    if (method === "eth_getBlockByNumber" && ["finalized", "safe"].includes(String(params[0])))
      return say("unknownBlock");
    if (behaviour.hidesTransactions === true && /^eth_getTransaction(?:ByHash|Receipt)$/.test(method))
      return { result: null };
    if (method === "eth_getLogs") return (await refusalOfLogs(question, honest, behaviour)) ?? honest();
    if (method === "eth_estimateGas" && (await namesUsedNonce(question, honest))) return say("usedNonce");
    const reply = await honest();
    if ("error" in reply && ["eth_call", "eth_estimateGas"].includes(method) && reply.error.data !== undefined) {
      return { error: { ...(answers.reverted.error as { code: number; message: string }), data: reply.error.data } };
    }
    const { behind = 0 } = behaviour;
    if (behind === 0 || method !== "eth_getBlockByNumber" || params[0] !== "latest" || !("result" in reply))
      return reply;
    const head = reply.result as { readonly timestamp: string };
    return { result: { ...head, timestamp: `0x${(Number(head.timestamp) - behind).toString(16)}` } };
  };

  node.play(async (question, honest) => {
    if (behaviour.away === true) return "breaks";
    if (behaviour.token !== undefined && question.authorization !== `Bearer ${behaviour.token}`)
      return say("withoutToken");
    if (behaviour.says !== undefined) return say(behaviour.says);
    if (question.method !== "eth_sendRawTransaction") return reading(question, honest);
    const reply = await sending(question, honest);
    if (behaviour.pretends !== undefined) return say(behaviour.pretends);
    return behaviour.breaksOff === true ? "breaks" : reply;
  });
  return {
    ...node,
    behave: (next = {}) => (behaviour = next),
    dropped: () => dropped,
  };
}

/** Whether an estimate is asked for with a nonce that is used, as ethers asks it where a transaction has one. */
async function namesUsedNonce({ params }: Question, honest: Parameters<Lie>[1]): Promise<boolean> {
  const [{ from, nonce }] = params as [{ readonly from?: string; readonly nonce?: string }];
  if (from === undefined || nonce === undefined) return false;
  const used = (await honest({ method: "eth_getTransactionCount", params: [from, "latest"] })) as {
    readonly result: string;
  };
  return Number(nonce) < Number(used.result);
}

async function refusalOfLogs(
  { params }: Question,
  honest: Parameters<Lie>[1],
  { logsRange = 5_000 }: Behaviour,
): Promise<Reply | Trouble | undefined> {
  const [{ fromBlock, toBlock }] = params as [{ readonly fromBlock?: string; readonly toBlock?: string }];
  const tags = [fromBlock, toBlock];
  if (tags.some((tag) => tag === "finalized" || tag === "safe")) return say("logsOfNoBlock");
  const { result } = (await honest({ method: "eth_blockNumber", params: [] })) as { readonly result: string };
  const [from, to] = tags.map((tag) => Number(tag?.startsWith("0x") === true ? tag : result)) as [number, number];
  if (from > to || to > Number(result)) return say("logsBeyondHead");
  return to - from > logsRange ? say("logsTooWide") : undefined;
}
