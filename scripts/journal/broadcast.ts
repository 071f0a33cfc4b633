import { ElicenseError } from "@elicense/sdk";
import type { JsonRpcProvider } from "ethers";

/**
 * What a node made of a transaction: it has it; its nonce is used up, by it or by another; it cannot take it now, or gave
 * no answer, and may have it all the same; or it will not take it.
 */
export type Reception =
  | { readonly kind: "taken" | "used" | "later" }
  /** @property reason - In the node's words. */
  | { readonly kind: "refused"; readonly reason: string };

/** In the words of Besu, geth and anvil. */
const taken = /already known|known transaction|already imported|already in (?:the )?pool/i;
const used = /nonce.*too low|nonce.*already.*used|old nonce/i;
const later = /too distant|nonce too high|pool is full|pool limit|underpriced|rate limit|too many requests/i;

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
    return receptionOf(error);
  }
}

function receptionOf(error: unknown): Reception {
  // No answer, or half of one: it may be that it came through.
  if (error instanceof ElicenseError) return { kind: "later" };
  const said = messagesOf(error);
  const text = said.join("\n");
  if (taken.test(text)) return { kind: "taken" };
  if (used.test(text)) return { kind: "used" };
  if (later.test(text)) return { kind: "later" };
  return { kind: "refused", reason: said.at(-1) ?? "?" };
}

/** What ethers says, and then what the node said, which ethers keeps in different places. */
function messagesOf(error: unknown): readonly string[] {
  const messages: string[] = [];
  for (let next = error; typeof next === "object" && next !== null && messages.length < 4;) {
    const { message, error: inner, info } = next as { message?: unknown; error?: unknown; info?: { error?: unknown } };
    if (typeof message === "string") messages.push(message);
    next = inner ?? info?.error;
  }
  return messages;
}
