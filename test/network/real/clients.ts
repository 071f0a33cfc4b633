import { writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import {
  connect,
  createClient,
  fromNode,
  getActingAuthority,
  prepareApproveAction,
  type PreparedCall,
} from "@elicense/sdk";
import { getProvenLicense } from "@elicense/sdk/qbft";
import { NonceManager, Wallet } from "ethers";

import { lawyerRows } from "../../../scripts/bench/issue/lawyerRows.js";
import { measureLoop } from "../../../scripts/bench/issue/measureLoop.js";
import { rateSince } from "../../../scripts/bench/issue/rateSince.js";
import { readConsortium } from "../../../scripts/deploy/consortium.js";
import { developmentAccount } from "../../../scripts/development.js";
import { exitCodes } from "../../../scripts/exit.js";
import { jsonOf, licensesOf, runCli } from "../../scripts/commands/runCli.js";
import type { TestConsortium } from "../../scripts/commands/consortium.js";
import { require } from "./Log.js";
import { follow } from "./runbook.js";
import { departmentNamed, type Run } from "./Run.js";
import { consortiumOn, networkFolderOf, rpcNodeUrlOf, rpcUrlOf } from "./Scene.js";
import { handOver } from "./Department.js";

/** A department's programs work through its RPC node, which is no validator and asks for a token. */
export async function throughRpcNode({ scene, log, stream }: Run): Promise<void> {
  const department = departmentNamed({ scene }, "anhui");
  const { deployment } = stream.consortium;
  await log.step("An RPC node that is no validator serves programs that show a token", async (note) => {
    const url = rpcNodeUrlOf(department);
    const without = await runCli(consortiumOn(scene, deployment, [url]).env, "doctor", "--json");
    require(without.exitCode !== exitCodes.done && without.stdout.includes("NODE_UNAUTHORIZED"), without.stdout);
    note("Without a token `doctor` says NODE_UNAUTHORIZED.");
    const [made] = await follow(department, "token", { "<days>": "1" });
    require(made !== undefined, "no token was made");
    const { env } = consortiumOn(scene, deployment, [url], { ELICENSE_RPC_TOKEN: made.stdout.trim() });
    const file = stream.files.at(-1);
    require(file !== undefined, "nothing was issued yet");
    const verified = await runCli(env, "verify", file.folder, "--json");
    require(verified.exitCode === exitCodes.done, verified.stdout.slice(-600) + verified.stderr);
    note(
      `With one, made by the runbook, ${String(file.serials.length)} documents were verified through it, all VALID.`,
    );
    const used = await runCli({ ...env, ELICENSE_JOURNAL: join(scene.folder, "rpc-journal") }, ...file.args);
    require(used.exitCode === exitCodes.done, used.stderr);
    note("A file that was issued already was run again through it: nothing twice.");
  });
}

/** A license's standing is proved by the validators' seals and the state's trie: one node, and no trust in it. */
export async function withoutTrust(run: Run): Promise<void> {
  await run.log.step("One node proves a license by the validators' seals, and is not trusted", async (note) => {
    const { block, validators, seconds } = await proveLicense(run);
    note(
      `ACTIVE at block ${String(block)}, proved from the first block on (${String(validators)} validators) in ${seconds.toFixed(1)} s.`,
    );
  });
}

/** Has one node prove, from the first block on, that a license of the newest file is in force. */
export async function proveLicense({
  scene,
  stream,
}: Run): Promise<{ readonly block: number; readonly validators: number; readonly seconds: number }> {
  const node = await connect(rpcUrlOf(departmentNamed({ scene }, "hefei")));
  try {
    const client = createClient({ runner: node, deployment: stream.consortium.deployment });
    const file = stream.files.at(-1);
    const run = await runCli(stream.consortium.env, ...(file?.args ?? []), "--json");
    const [license] = licensesOf(run);
    require(license !== undefined, "no license");
    const started = performance.now();
    const { standing, block, trusted } = await getProvenLicense(client, { id: license.id });
    require(standing.status === "ACTIVE", `status ${standing.status}`);
    const seconds = (performance.now() - started) / 1_000;
    return { block: block.number, validators: trusted.validators.length, seconds };
  } finally {
    node.destroy();
  }
}

/** An account that no department's card names is refused, and is not once one does. */
export async function otherAccount({ scene, log, stream }: Run): Promise<void> {
  const { departments } = scene;
  const department = departmentNamed({ scene }, "anhui");
  const wallet = Wallet.createRandom();
  await log.step("An account that is on no card sends a transaction", async (note) => {
    const refused = await send(stream.consortium, stream.consortium.chain.url, wallet);
    require(refused === "NODE_ACCOUNT_NOT_ALLOWED", `refused with ${refused}`);
    note("The node refuses it (-32007), and the SDK says NODE_ACCOUNT_NOT_ALLOWED, with the account and whom to ask.");
    const ended = await follow(department, "accounts", { "<address>": wallet.address }, [0]);
    require(ended.length === 1, "the card was not made");
    const card = join(networkFolderOf(department), "keys", department.name, `${department.name}.card.json`);
    await follow(department, "accounts", {}, [1]);
    await Promise.all(
      departments
        .filter(({ name }) => name !== department.name)
        .map(async (each) => follow(each, "join", { "<card>": handOver(card, each, "anhui-2.card.json") }, [0])),
    );
    note(
      "The department made its card anew with the account, and all admitted it, by the runbook; no node was restarted.",
    );
    const taken = await send(stream.consortium, stream.consortium.chain.url, wallet);
    require(taken === "", `refused with ${taken}`);
    note("Its next transaction was taken.");
  });
}

/** Sends a transaction that does nothing by a node, and tells with which code it was refused, or "". */
export async function send(
  { deployment }: Pick<TestConsortium, "deployment">,
  url: string,
  wallet: { readonly privateKey: string },
): Promise<string> {
  const node = await connect(url);
  const signer = new Wallet(wallet.privateKey, node);
  try {
    const { chainId } = deployment;
    const bytes = await signer.signTransaction({
      ...{ type: 2, chainId, to: signer.address, gasLimit: 21_000, maxFeePerGas: 0, maxPriorityFeePerGas: 0 },
      nonce: await signer.getNonce(),
    });
    const sent = await node.broadcastTransaction(bytes);
    await sent.wait(1, 60_000);
    return "";
  } catch (error) {
    return fromNode(error).code;
  } finally {
    node.destroy();
  }
}

/** How many licenses the rate is measured of, and how many a transaction issues. */
const measured = { licenses: 5_000, batchSize: 100 } as const;

/** The rate of issuing through the command line, beside the engine's own: transactions that were signed beforehand. */
export async function rates({ scene, log, stream }: Run): Promise<void> {
  const { deployment } = stream.consortium;
  await log.step("5,000 licenses in batches of 100, beside the engine's own rate in the same run", async (note) => {
    const { licenses } = measured;
    const node = await connect(stream.consortium.chain.url, { patienceSeconds: 60 });
    try {
      const [first] = readConsortium();
      require(first !== undefined, "no issuer");
      const issuerNode = createClient({ runner: new Wallet(developmentAccount(2).privateKey, node), deployment });
      const issuer = { member: first, authority: await getActingAuthority(issuerNode) };
      const loop = await approvedCalls(stream.consortium, "loop", 800_000);
      const own = await approvedCalls(stream.consortium, "own", 900_000);
      const env = { ...stream.consortium.env };
      const floor = await measureLoop(
        { node, deployment, issuer, folder: scene.folder, env, mineBySecond: noop, close: noop },
        loop.calls,
        licenses,
      );
      note(`The engine alone, transactions signed beforehand: ${floor.value.toFixed(0)} licenses/s.`);
      const before = await node.getBlockNumber();
      const started = performance.now();
      const issued = await runCli(env, ...own.args, "--json");
      require(issued.exitCode === exitCodes.done, issued.stderr.slice(-600));
      const { counts } = jsonOf(issued) as { readonly counts: { readonly issued: number } };
      require(counts.issued === licenses, `issued ${String(counts.issued)}`);
      const rate = await rateSince(node, before, licenses);
      note(
        `The command line: ${rate.toFixed(0)} licenses/s from its first block to its last, ${(rate / floor.value).toFixed(2)} of that; the whole command took ${((performance.now() - started) / 1_000).toFixed(0)} s, its last state final on the chain and every document written.`,
      );
    } finally {
      node.destroy();
    }
  });
}

async function noop(): Promise<void> {
  // The scene is the run's own, and stays.
}

/** Has the command line ask for what a file needs, and approves it with the second key. */
async function approvedCalls(
  { folder, env, deployment, chain }: TestConsortium,
  name: string,
  firstRow: number,
): Promise<{ readonly calls: readonly PreparedCall[]; readonly args: readonly string[] }> {
  const { licenses, batchSize } = measured;
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, [...lawyerRows(licenses, firstRow)].join(""));
  const args = ["issue", "--yes", file, "--out", `${file}.out`, "--batch-size", String(batchSize)];
  const asked = await runCli(env, ...args, "--json");
  const { awaiting } = jsonOf(asked) as { readonly awaiting: { readonly request: string } | null };
  require(awaiting !== null, `${asked.stdout.slice(0, 600)}${asked.stderr.slice(-600)}`);
  const { calls } = JSON.parse(await readFile(awaiting.request, "utf8")) as { readonly calls: readonly PreparedCall[] };
  const node = await connect(chain.url, { patienceSeconds: 60 });
  const signer = new NonceManager(new Wallet(developmentAccount(11).privateKey, node));
  const client = createClient({ runner: signer, deployment });
  const expiresAt = Math.floor(Date.now() / 1_000) + 86_400;
  for (let from = 0; from < calls.length; from += 10) {
    const sent = [];
    for (const call of calls.slice(from, from + 10)) {
      const { transaction } = await prepareApproveAction(client, { call, expiresAt });
      sent.push(await signer.sendTransaction(transaction));
    }
    await Promise.all(sent.map((each) => each.wait()));
  }
  node.destroy();
  return { calls, args };
}
