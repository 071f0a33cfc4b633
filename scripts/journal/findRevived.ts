import { askOtherNodes, errorOf } from "@elicense/sdk";
import type { JsonRpcProvider } from "ethers";

import type { Journal } from "./Journal.js";
import { SeenReceipt } from "./SeenReceipt.js";

/**
 * Asks a node for a transaction's receipt.
 *
 * @param hash - The transaction's, 32 bytes in hexadecimal.
 * @returns `null` where it has none.
 * @throws {ElicenseError} NODE_REFUSED where it gives another's receipt, or half of one: that says nothing, and not even that
 * there is none.
 */
export async function receiptOf(node: JsonRpcProvider, hash: string): Promise<SeenReceipt | null> {
  const given: unknown = await node.send("eth_getTransactionReceipt", [hash]);
  if (given === null) return null;
  const receipt = readReceipt(given, node);
  const isEnding = receipt?.hash === hash && (receipt.status === 0 || receipt.status === 1);
  if (!isEnding) {
    const reason = { en: "no receipt of this transaction", zh: "未给出该交易的回执" };
    throw errorOf("NODE_REFUSED", { reason });
  }
  return receipt;
}

function readReceipt(given: unknown, node: JsonRpcProvider): SeenReceipt | undefined {
  try {
    return new SeenReceipt(given as object, node);
  } catch {
    return undefined;
  }
}

/** A transaction that was carried out though a node had refused it. */
export interface Revived {
  /** Its hash, 32 bytes in hexadecimal. */
  readonly hash: string;
  /** Writes that down. */
  readonly note: () => void;
}

/**
 * Looks for a transaction that was carried out though a node had refused it: who says that it will not have something may
 * keep it, and bring it into a block later.
 *
 * @param from - The first nonce that is looked at.
 * @param before - The first one that is not.
 * @throws {ElicenseError} NODE_REFUSED, or the node's trouble: it is not known then.
 */
export async function findRevived(
  { node, journal, account }: { readonly node: JsonRpcProvider; readonly journal: Journal; readonly account: string },
  from: number,
  before: number,
): Promise<Revived | undefined> {
  const hashes = journal.listRefused(account, from, before);
  if (hashes.length === 0) return undefined;
  const ask = (each: JsonRpcProvider): Promise<readonly (SeenReceipt | null)[]> =>
    Promise.all(hashes.map((hash) => receiptOf(each, hash)));
  // The node that kept it may deny it.
  const [receipts, others = []] = await Promise.all([ask(node), askOtherNodes(node, ask)]);
  const receipt = [receipts, ...others].flat().find((each) => each !== null);
  if (receipt === undefined) return undefined;
  const { hash, status, blockNumber } = receipt;
  return { hash, note: () => journal.revive(hash, status === 1 ? "done" : "reverted", blockNumber) };
}
