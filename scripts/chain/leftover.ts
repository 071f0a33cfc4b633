import { setTimeout as sleep } from "node:timers/promises";

import { errorOf } from "@elicense/sdk";

import { isAlive } from "../isAlive.js";
import { clearProcess, readProcess, saveChain, type ChainProcess, type ChainState } from "./ChainState.js";
import { rpc } from "./rpc.js";

/** How long a process that was asked to end may take, milliseconds. */
const endWithin = 10_000;

/**
 * Saves and ends the anvil that a killed script left behind: it goes on mining, but nobody saves it any more.
 *
 * @throws {ElicenseError} CHAIN_RUNS where the script still watches over it.
 */
export async function endLeftover(state: ChainState): Promise<void> {
  const process = readProcess(state);
  if (process === undefined) return;

  if (await isServing(process)) {
    if (isAlive(process.script)) throw errorOf("CHAIN_RUNS", { url: process.url, process: process.script });
    await saveChain(process.url, state);
    await end(process.anvil);
  }
  clearProcess(state);
}

/** Whether this very chain answers there: process ids come round again, and other chains use the same port. */
async function isServing({ url, anvil, genesisHash }: ChainProcess): Promise<boolean> {
  if (!isAlive(anvil)) return false;
  try {
    const genesis = (await rpc(url, "eth_getBlockByNumber", ["0x0", false])) as { readonly hash: string } | null;
    return genesis?.hash === genesisHash;
  } catch {
    return false;
  }
}

async function end(pid: number): Promise<void> {
  process.kill(pid, "SIGTERM");
  const deadline = Date.now() + endWithin;
  while (isAlive(pid)) {
    if (Date.now() > deadline) process.kill(pid, "SIGKILL");
    await sleep(50);
  }
}
