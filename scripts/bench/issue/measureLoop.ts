import { setTimeout as sleep } from "node:timers/promises";

import type { PreparedCall } from "@elicense/sdk";

import { developmentAccount } from "../../development.js";
import type { Figure } from "../Figure.js";
import type { Scene } from "./openScene.js";
import { rateSince } from "./rateSince.js";

/** How many transactions are handed to the node at once. */
const atOnce = 16;

/** How often the node is asked whether all are in blocks, milliseconds. */
const interval = 200;

/**
 * Measures the floor: batches that were signed beforehand are handed to the node, and nothing else is done.
 *
 * @param calls - Approved calls, each of which issues a batch.
 * @param licenses - How many licenses they issue.
 */
export async function measureLoop(scene: Scene, calls: readonly PreparedCall[], licenses: number): Promise<Figure> {
  const { node, issuer } = scene;
  const account = await developmentAccount(issuer.member.accounts.operate).getAddress();
  const used = await node.getTransactionCount(account);
  const signed = await sign(scene, account, used, calls);
  const before = await node.getBlockNumber();
  let next = 0;
  const send = async (): Promise<void> => {
    for (let bytes = signed[next++]; bytes !== undefined; bytes = signed[next++]) {
      await node.send("eth_sendRawTransaction", [bytes]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, send));
  while ((await node.getTransactionCount(account)) < used + signed.length) await sleep(interval);
  return { operation: "issue", subject: "floor", value: await rateSince(node, before, licenses), unit: "licenses/s" };
}

async function sign(
  { node, deployment, issuer }: Scene,
  from: string,
  used: number,
  calls: readonly PreparedCall[],
): Promise<readonly string[]> {
  const wallet = developmentAccount(issuer.member.accounts.operate);
  const [first] = calls;
  if (first === undefined) return [];
  // The others take about as much, and the command line leaves as much of a margin.
  const gasLimit = ((await node.estimateGas({ from, to: first.target, data: first.data })) * 5n) / 4n;
  const terms = { type: 2, chainId: deployment.chainId, gasLimit, maxFeePerGas: 0n, maxPriorityFeePerGas: 0n };
  return Promise.all(
    calls.map(({ target: to, data }, position) =>
      wallet.signTransaction({ ...terms, to, data, nonce: used + position }),
    ),
  );
}
