import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import type { Interface, Result } from "ethers";

/** A question of JSON-RPC. */
export interface Question {
  readonly method: string;
  readonly params: readonly unknown[];
  /** What the asker says of itself, if anything. */
  readonly authorization?: string;
}

/** What a node answers to a question. */
export type Reply =
  | { readonly result: unknown }
  | { readonly error: { readonly code: number; readonly message: string; readonly data?: unknown } };

/** What comes instead of an answer: never anything, half of the bytes, a broken connection, or a server's refusal. */
export type Trouble = "hangs" | "half" | "breaks" | { readonly status: number; readonly body?: object };

/** How a node answers a question, given what the honest one says to it or to another. */
export type Lie = (
  question: Question,
  honest: (other?: Question) => Promise<Reply>,
) => Promise<Reply | Trouble> | Reply | Trouble;

/** A stand-in for a node, which says what the node behind it says until it is told to play a lie. */
export interface LyingNode {
  readonly url: string;
  /** What it was asked, in order; a test may empty it. */
  readonly asked: Question[];
  /** Plays a lie from now on; the truth if left out. */
  readonly play: (lie?: Lie) => void;
  readonly stop: () => Promise<void>;
}

/** A log as a node gives it. */
export interface RawLog {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
  readonly blockNumber: string;
}

/**
 * Starts a proxy in front of a real node, on a port of this machine that nobody else has.
 *
 * @param node - Address of the node, or what asks one that runs in this process.
 * @example
 * const node = await startLyingNode(chain.url);
 * node.play(lies.cutsOffLogs(1));
 */
export async function startLyingNode(node: string | ((question: Question) => Promise<unknown>)): Promise<LyingNode> {
  const asked: Question[] = [];
  let lie: Lie | undefined;
  const ask = typeof node === "string" ? (question: Question) => askOver(node, question) : within(node);
  const answer = async (question: Question): Promise<Answer> => {
    asked.push(question);
    const reply = lie === undefined ? await ask(question) : await lie(question, (other = question) => ask(other));
    if (!isTrouble(reply)) return { reply };
    return reply === "half" ? { reply: await ask(question), trouble: reply } : { trouble: reply };
  };
  const server = createServer((request, response) => void serve(request, response, answer));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    play: (next) => (lie = next),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The lies that a node is known for. */
export const lies = {
  /** Says something else where logs are asked for. */
  changesLogs: (
    change: (logs: readonly RawLog[], filter: Readonly<Record<string, unknown>>) => readonly RawLog[],
  ): Lie =>
    only("eth_getLogs", async ({ params }, honest) => {
      const reply = await honest();
      if (!("result" in reply)) return reply;
      return { result: change(reply.result as readonly RawLog[], params[0] as Readonly<Record<string, unknown>>) };
    }),

  /** Gives the first so many logs of an answer, and keeps the rest to itself. */
  cutsOffLogs: (kept: number): Lie => lies.changesLogs((logs) => logs.slice(0, kept)),

  /** Gives every other log. */
  givesHalfTheLogs: (): Lie => lies.changesLogs((logs) => logs.filter((_, position) => position % 2 === 0)),

  /** Changes the last byte of what each log says, if it says anything. */
  altersLogs: (): Lie =>
    lies.changesLogs((logs) =>
      logs.map((log) => {
        const { data } = log;
        return data === "0x" ? log : { ...log, data: `${data.slice(0, -2)}${data.endsWith("ee") ? "ef" : "ee"}` };
      }),
    ),

  /** Gives one license's logs where another's are asked for. */
  swapsLicenses: (asked: string, given: string): Lie =>
    only("eth_getLogs", ({ method, params }, honest) => {
      const [filter] = params as readonly { readonly topics: readonly (string | null)[] }[];
      const topics = filter?.topics.map((topic) => (topic === asked ? given : topic));
      return honest({ method, params: [{ ...filter, topics }] });
    }),

  /** Gives another answer to a call of a contract's function. */
  altersState: (contract: Interface, name: string, change: (result: Result) => readonly unknown[]): Lie =>
    only("eth_call", async ({ params }, honest) => {
      const reply = await honest();
      const [call] = params as readonly { readonly data?: string; readonly input?: string }[];
      const selector = contract.getFunction(name)?.selector ?? "";
      if (!("result" in reply) || !(call?.data ?? call?.input ?? "").startsWith(selector)) return reply;
      const said = contract.decodeFunctionResult(name, reply.result as string);
      return { result: contract.encodeFunctionResult(name, change(said)) };
    }),

  /** Refuses more than so many blocks at once, as Besu does above its `rpc-max-logs-range`. */
  refusesRanges: (blocks: number, code: -32005 | -32602 = -32005): Lie =>
    only("eth_getLogs", ({ params }, honest) => {
      const [{ fromBlock, toBlock }] = params as [{ readonly fromBlock: string; readonly toBlock: string }];
      if (Number(toBlock) - Number(fromBlock) < blocks) return honest();
      return { error: { code, message: "Requested range exceeds maximum RPC range limit" } };
    }),

  /** Knows no block after this one: it stands still, and says so of its head alone. */
  standsStill:
    (head: number): Lie =>
    ({ method, params }, honest) => {
      const number = `0x${head.toString(16)}`;
      if (method === "eth_blockNumber") return { result: number };
      return honest({ method, params: params.map((value) => (value === "latest" ? number : value)) });
    },

  /** Serves another chain. */
  isOnAnotherChain: (chainId = 990_210): Lie => only("eth_chainId", () => ({ result: `0x${chainId.toString(16)}` })),

  /** Serves another chain that has the same number. */
  hasAnotherGenesis: (): Lie =>
    only("eth_getBlockByNumber", async ({ params }, honest) => {
      const reply = await honest();
      if (!("result" in reply) || params[0] !== "0x0") return reply;
      return { result: { ...(reply.result as object), hash: `0x${"77".repeat(32)}` } };
    }),

  /** Gives no answer, but trouble. */
  gives:
    (trouble: Trouble): Lie =>
    () =>
      trouble,
} as const;

/** Plays a lie to questions of one method, and the truth to all others. */
export function only(method: string, lie: Lie): Lie {
  return (question, honest) => (question.method === method ? lie(question, honest) : honest());
}

/** Plays a lie so many times, and the truth from then on. */
export function times(count: number, lie: Lie): Lie {
  let left = count;
  return (question, honest) => (left-- > 0 ? lie(question, honest) : honest());
}

/** A reply, the trouble that it comes with, or trouble alone. */
interface Answer {
  readonly reply?: Reply;
  readonly trouble?: Trouble;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (question: Question) => Promise<Answer>,
): Promise<void> {
  type Identified = Question & { readonly id: number };
  const asked = JSON.parse(await textOf(request)) as Identified | readonly Identified[];
  const questions = Array.isArray(asked) ? (asked as readonly Identified[]) : [asked as Identified];
  const { authorization } = request.headers;
  const said = authorization !== undefined && { authorization };
  const answers = await Promise.all(questions.map(({ method, params }) => answer({ method, params, ...said })));
  const replies = answers.map(({ reply }, position) => ({ jsonrpc: "2.0", id: questions[position]?.id, ...reply }));
  const body = JSON.stringify(Array.isArray(asked) ? replies : replies[0]);
  const trouble = answers.find((each) => each.trouble !== undefined)?.trouble;
  if (trouble === "hangs") return;
  if (trouble === "breaks") request.socket.destroy();
  else if (trouble === "half") response.end(body.slice(0, body.length / 2));
  else {
    const { status = 200, body: given } = trouble ?? {};
    const text = given === undefined ? body : JSON.stringify(given);
    response.writeHead(status, { "content-type": "application/json" }).end(text);
  }
}

function isTrouble(reply: Reply | Trouble): reply is Trouble {
  return typeof reply === "string" || "status" in reply;
}

async function askOver(url: string, { method, params }: Question): Promise<Reply> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  const said = (await response.json()) as {
    readonly result?: unknown;
    readonly error?: { code: number; message: string; data?: unknown };
  };
  return said.error === undefined ? { result: said.result } : { error: said.error };
}

function within(node: (question: Question) => Promise<unknown>): (question: Question) => Promise<Reply> {
  return async (question) => {
    try {
      return { result: await node(question) };
    } catch (error) {
      const { code = -32603, message = "" } = error as { readonly code?: number; readonly message?: string };
      return { error: { code, message } };
    }
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk as string;
  return text;
}
