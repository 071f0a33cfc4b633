import { ElicenseError, errorOf, fromNode, isUnanswered, nodeChangesOf } from "@elicense/sdk";
import { keccak256, type JsonRpcProvider } from "ethers";

/** What a node has against a transaction. */
export interface Refusal {
  /** NODE_ACCOUNT_NOT_ALLOWED, or NODE_REFUSED in the node's words. */
  readonly error: ElicenseError;
  /** The node's words. */
  readonly reason: string;
}

/**
 * What became of a transaction: a node has it; its nonce is used up, by it or by another; the node keeps none that lies so
 * far ahead of what is in blocks; it cannot take it now, or gave no answer, and may have it all the same; or no node has it,
 * since the only one that was asked will not take it.
 */
export type Reception =
  | { readonly kind: "taken" | "used" | "distant" }
  /** @property refusal - What the last node says that was asked, where an earlier one gave no answer and may have it. */
  | { readonly kind: "later"; readonly refusal?: Refusal }
  | ({ readonly kind: "refused" } & Refusal);

/** The code for what went wrong inside a node: before it had the transaction, or after. */
const internalError = -32_603;

/** In the words of Besu, geth and anvil. */
const taken = /already known|known transaction|already imported|already in (?:the )?pool/i;
const used = /nonce.*too low|nonce.*already.*used|old nonce/i;
const distant = /too distant|nonce too high/i;
const later = /lower nonce exists|pool is full|pool limit|underpriced|rate limit|too many requests/i;

/**
 * Sends a signed transaction. A hash that is given back is no promise: a node may drop what it took without a word. Nor is
 * a refusal a proof that no node has it, unless the node that refuses is the only one that it can have come to.
 *
 * @param bytes - What was signed, in hexadecimal.
 */
export async function broadcast(node: JsonRpcProvider, bytes: string): Promise<Reception> {
  const changes = nodeChangesOf(node);
  try {
    await node.send("eth_sendRawTransaction", [bytes]);
    return { kind: "taken" };
  } catch (error) {
    const reception = receptionOf(error);
    if (reception.kind !== "refused" || !wordsOf(error).some(({ code }) => code === internalError)) return reception;
    const isOpen = await mayHave(node, bytes);
    // That another node does not have it says nothing of the one whose inside it went wrong.
    if (!isOpen && nodeChangesOf(node) === changes) return reception;
    const { error: refused, reason } = reception;
    return { kind: "later", refusal: { error: refused, reason } };
  }
}

async function mayHave(node: JsonRpcProvider, bytes: string): Promise<boolean> {
  const found: unknown = await node.send("eth_getTransactionByHash", [keccak256(bytes)]).catch(() => undefined);
  return found !== null;
}

function receptionOf(error: unknown): Reception {
  const known = fromNode(error);
  // No answer, half of one, or somebody before the node: it may be that it came through.
  if (error instanceof ElicenseError || isUnanswered(known)) {
    // Where it was sent again for want of an answer, and then refused, that is the cause.
    const again = known.cause === undefined ? undefined : receptionOf(known.cause);
    if (again?.kind !== "refused") return { kind: "later" };
    return { kind: "later", refusal: { error: again.error, reason: again.reason } };
  }
  const said = wordsOf(error);
  // What no node said is no refusal.
  if (!said.some(({ code }) => typeof code === "number")) return { kind: "later" };
  const text = said.map(({ message }) => message).join("\n");
  if (taken.test(text)) return { kind: "taken" };
  if (used.test(text)) return { kind: "used" };
  if (distant.test(text)) return { kind: "distant" };
  if (later.test(text)) return { kind: "later" };
  const reason = said.at(-1)?.message ?? "?";
  const isListed = known.code !== "NODE_ACCOUNT_NOT_ALLOWED";
  return { kind: "refused", reason, error: isListed ? errorOf("NODE_REFUSED", { reason }) : known };
}

/** What somebody said of a transaction. */
interface Words {
  readonly message: string;
  readonly code: unknown;
}

/** What ethers says, and then what the node said, which ethers keeps in different places. */
function wordsOf(error: unknown): readonly Words[] {
  const words: Words[] = [];
  for (let next = error; typeof next === "object" && next !== null && words.length < 4;) {
    const {
      message,
      code,
      error: inner,
      info,
    } = next as Partial<Words> & { error?: unknown; info?: { error?: unknown } };
    if (typeof message === "string") words.push({ message, code });
    next = inner ?? info?.error;
  }
  return words;
}
