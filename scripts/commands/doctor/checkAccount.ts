import { transactionGasCap } from "@elicense/sdk";
import { formatEther, type JsonRpcProvider } from "ethers";

import type { Finder, Finding } from "./Finding.js";

/** Has an account enough to pay for what it sends, where that costs anything? */
export async function checkBalance(
  { found, failed }: Finder,
  provider: JsonRpcProvider,
  account: string,
): Promise<Finding> {
  try {
    const [block, price, balance] = await Promise.all([
      provider.getBlock("latest"),
      provider.send("eth_gasPrice", []) as Promise<string>,
      provider.getBalance(account),
    ]);
    const free = block?.baseFeePerGas === 0n || (block?.baseFeePerGas === null && BigInt(price) === 0n);
    if (free) return found("balance", "pass", "doctor.balanceFree");
    const needed = BigInt(price) * transactionGasCap;
    const values = { balance: formatEther(balance), needed: formatEther(needed) };
    if (balance === 0n) return found("balance", "fail", "doctor.balanceNone", values);
    return balance < needed
      ? found("balance", "warn", "doctor.balanceLow", values)
      : found("balance", "pass", "doctor.balance", values);
  } catch (error) {
    return failed("balance", error);
  }
}

/** Do transactions of an account wait, perhaps for one that never came? */
export async function checkTransactions(
  { found, failed }: Finder,
  provider: JsonRpcProvider,
  account: string,
): Promise<Finding> {
  try {
    const [done, pending, queued] = await Promise.all([
      provider.getTransactionCount(account, "latest"),
      provider.getTransactionCount(account, "pending"),
      queuedNonces(provider, account),
    ]);
    const [gapped] = queued.filter((nonce) => nonce > pending);
    if (gapped !== undefined) {
      return found("transactions", "fail", "doctor.transactionsGap", { missing: pending, nonce: gapped });
    }
    const waiting = pending - done;
    if (waiting > 0) return found("transactions", "warn", "doctor.transactionsWait", { waiting, nonce: done });
    return found("transactions", "pass", "doctor.transactions", { nonce: done });
  } catch (error) {
    return failed("transactions", error);
  }
}

/**
 * Numbers of an account's transactions that the node keeps and cannot carry out yet, in order; none where the node does
 * not tell.
 */
async function queuedNonces(provider: JsonRpcProvider, account: string): Promise<readonly number[]> {
  const listed = await (provider.send("txpool_contentFrom", [account]) as Promise<unknown>).catch(async () =>
    of(await (provider.send("txpool_content", []) as Promise<unknown>).catch(() => undefined), account),
  );
  const queued = (listed as { readonly queued?: unknown } | undefined)?.queued;
  return typeof queued === "object" && queued !== null
    ? Object.keys(queued)
        .map(Number)
        .sort((a, b) => a - b)
    : [];
}

/** Takes an account's part out of the whole pool. */
function of(pool: unknown, account: string): unknown {
  const { queued = {} } = (pool ?? {}) as { readonly queued?: Readonly<Record<string, unknown>> };
  const own = Object.entries(queued).find(([address]) => address.toLowerCase() === account.toLowerCase());
  return { queued: own?.[1] };
}
