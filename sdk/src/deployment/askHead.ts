import type { FetchRequest } from "ethers";

import { keptOutBy, keptOutOfAll, unreachable } from "../errors/fromNode.js";
import { OpenRequests } from "./OpenRequests.js";

/** What a node says of its chain and its newest block. */
export interface NodeHead {
  readonly chainId: number;
  /** Hash of block 0. */
  readonly genesisHash: string;
  /** Number of the newest block. */
  readonly number: number;
  /** Its time, Unix time in seconds. */
  readonly timestamp: number;
}

const questions = [
  { method: "eth_chainId", params: [] },
  { method: "eth_getBlockByNumber", params: ["0x0", false] },
  { method: "eth_getBlockByNumber", params: ["latest", false] },
].map((question, id) => ({ jsonrpc: "2.0", id, ...question }));

/**
 * Asks a node which chain it serves and how far it has come, by one request.
 *
 * @param requests - By which the asking can be ended before there is an answer.
 * @throws {ElicenseError} NODE_UNREACHABLE, NODE_UNAUTHORIZED or NODE_FORBIDDEN.
 */
export async function askHead(request: FetchRequest, requests = new OpenRequests()): Promise<NodeHead> {
  request.body = questions;
  const response = await requests.send(request);
  const kept = keptOutBy(request.url, response.statusCode);
  if (kept !== undefined) throw kept;
  if (!response.ok()) throw unreachable(request.url, `HTTP ${response.statusCode}`);
  const answers = parseAnswers(response.bodyText);
  const keptFromAll = keptOutOfAll(request.url, answers);
  if (keptFromAll !== undefined) throw keptFromAll;
  const head = parseHead(answers);
  if (head === undefined)
    throw unreachable(request.url, { en: "no answer to eth_getBlockByNumber", zh: "对 eth_getBlockByNumber 没有答复" });
  return head;
}

/** An answer, of whatever form. */
interface Answer {
  readonly id?: unknown;
  readonly result?: unknown;
}

function parseAnswers(text: string): readonly Answer[] {
  try {
    const answers: unknown = JSON.parse(text);
    return [answers].flat().filter((each): each is Answer => typeof each === "object" && each !== null);
  } catch {
    return [];
  }
}

function parseHead(answers: readonly Answer[]): NodeHead | undefined {
  try {
    const [chainId, genesis, latest] = questions.map(({ id }) => answers.find((answer) => answer.id === id)?.result);
    const { hash } = genesis as { readonly hash: unknown };
    const { number, timestamp } = latest as { readonly number: unknown; readonly timestamp: unknown };
    const numbers = [chainId, number, timestamp].map(toNumber);
    if (typeof hash !== "string" || numbers.includes(undefined)) return undefined;
    const [id, block, time] = numbers as [number, number, number];
    return { chainId: id, genesisHash: hash, number: block, timestamp: time };
  } catch {
    return undefined;
  }
}

/** A number as nodes write it, if it is one that can be counted with. */
export function toNumber(quantity: unknown): number | undefined {
  if (typeof quantity !== "string" || !/^0x[\da-f]+$/i.test(quantity)) return undefined;
  return Number.isSafeInteger(Number(quantity)) ? Number(quantity) : undefined;
}
