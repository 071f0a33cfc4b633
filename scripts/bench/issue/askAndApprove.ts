import { readFile } from "node:fs/promises";

import { prepareApproveAction, createClient, type PreparedCall } from "@elicense/sdk";
import { NonceManager } from "ethers";

import { developmentAccount } from "../../development.js";
import type { Plan } from "./Plan.js";
import { runCommand } from "./runCommand.js";
import type { Scene } from "./openScene.js";

/** How many approvals are on their way at once. */
const underWay = 20;

/** How long they serve, seconds. */
const period = 86_400;

/**
 * Has the command line ask for the approvals that a file needs, and gives them with the issuer's second key.
 *
 * @returns The calls, approved.
 */
export async function askAndApprove(scene: Scene, file: string, { batchSize }: Plan): Promise<readonly PreparedCall[]> {
  const { summary } = await runCommand(scene, [
    "issue",
    file,
    "--out",
    `${file}.out`,
    "--batch-size",
    String(batchSize),
  ]);
  const { awaiting } = summary as { readonly awaiting: { readonly request: string } };
  const { calls } = JSON.parse(await readFile(awaiting.request, "utf8")) as { readonly calls: readonly PreparedCall[] };

  const { node, deployment, issuer } = scene;
  const signer = new NonceManager(developmentAccount(issuer.member.accounts.second ?? 0).connect(node));
  const client = createClient({ runner: signer, deployment });
  const expiresAt = Math.floor(Date.now() / 1000) + period;
  for (let from = 0; from < calls.length; from += underWay) {
    const group = calls.slice(from, from + underWay).map(async (call) => {
      const { transaction } = await prepareApproveAction(client, { call, expiresAt });
      return signer.sendTransaction(transaction);
    });
    await Promise.all((await Promise.all(group)).map((sent) => sent.wait()));
  }
  return calls;
}
