import { ElicenseError, errorOf, fromNode } from "@elicense/sdk";
import { keccak256, type JsonRpcProvider } from "ethers";

/**
 * What a node made of a transaction: it has it; its nonce is used up, by it or by another; it keeps none that lies so far
 * ahead of what is in blocks; it cannot take it now, or gave no answer, and may have it all the same; or it will not take it.
 */
export type Reception =
  | { readonly kind: "taken" | "used" | "distant" | "later" }
  /** @property error - NODE_ACCOUNT_NOT_ALLOWED, or NODE_REFUSED in the node's words. */
  | { readonly kind: "refused"; readonly error: ElicenseError };

/** The code for what went wrong inside a node: before it had the transaction, or after. */
const internalError = -32_603;

const unanswered: ReadonlySet<string> = new Set(["NODE_UNREACHABLE", "NODE_UNAUTHORIZED", "NODE_FORBIDDEN"]);

/** In the words of Besu, geth and anvil. */
const taken = /already known|known transaction|already imported|already in (?:the )?pool/i;
const used = /nonce.*too low|nonce.*already.*used|old nonce/i;
const distant = /too distant|nonce too high/i;
const later = /lower nonce exists|pool is full|pool limit|underpriced|rate limit|too many requests/i;

/**
 * Sends a signed transaction. A hash that is given back is no promise: a node may drop what it took without a word.
 *
 * @param bytes - What was signed, in hexadecimal.
 */
export async function broadcast(node: JsonRpcProvider, bytes: string): Promise<Reception> {
  try {
    await node.send("eth_sendRawTransaction", [bytes]);
    return { kind: "taken" };
  } catch (error) {
    const reception = receptionOf(error);
    const isOpen = reception.kind === "refused" && wordsOf(error).some(({ code }) => code === internalError);
    return isOpen && (await mayHave(node, bytes)) ? { kind: "later" } : reception;
  }
}

async function mayHave(node: JsonRpcProvider, bytes: string): Promise<boolean> {
  const found: unknown = await node.send("eth_getTransactionByHash", [keccak256(bytes)]).catch(() => undefined);
  return found !== null;
}

function receptionOf(error: unknown): Reception {
  const known = fromNode(error);
  // No answer, half of one, or somebody before the node: it may be that it came through.
  if (error instanceof ElicenseError || unanswered.has(known.code)) return { kind: "later" };
  const said = wordsOf(error);
  const text = said.map(({ message }) => message).join("\n");
  if (taken.test(text)) return { kind: "taken" };
  if (used.test(text)) return { kind: "used" };
  if (distant.test(text)) return { kind: "distant" };
  if (later.test(text)) return { kind: "later" };
  if (known.code === "NODE_ACCOUNT_NOT_ALLOWED") return { kind: "refused", error: known };
  const reason = said.at(-1)?.message ?? "?";
  return { kind: "refused", error: errorOf("NODE_REFUSED", { reason }) };
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
