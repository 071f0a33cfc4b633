import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { errorOf } from "@elicense/sdk";

import { developmentAccountCount, developmentChainId } from "../development.js";
import { chainStateIn, clearProcess, readGenesisTime, saveChain, setAside, writeProcess } from "./ChainState.js";
import { findAnvil } from "./findAnvil.js";
import { endLeftover } from "./leftover.js";
import { rpc } from "./rpc.js";

const host = "127.0.0.1";

/** Longest time without a block, seconds: so long the head of an idle chain may be old. */
const heartbeatSeconds = 15;

/** How often to look whether there is something new to save, milliseconds. */
const saveInterval = 200;

/** As a production node does: it answers questions about the state of so many blocks back, and no more. */
const blocksWithState = 512;

/** As on the production network. */
const blockGasLimit = 60_000_000;

/** Parameters of {@link startChain}. */
export interface StartChainParameters {
  /** Directory of the chain's state. */
  readonly directory: string;
  /** Port of this machine, which alone can reach it. */
  readonly port: number;
  /** Whether to begin a new chain and put the saved one aside. */
  readonly reset?: boolean;
}

/** A development chain that runs. */
export interface Chain {
  readonly url: string;
  readonly genesisHash: string;
  /** Number of the block with which it started. */
  readonly block: number;
  /** File of its state. */
  readonly stateFile: string;
  /** Process id of anvil. */
  readonly process: number;
  /** Resolves when anvil has ended: with the reason if nobody asked for it, else with nothing. */
  readonly ended: Promise<string | undefined>;
  /** Saves the chain and ends it. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a development chain that survives its end: anvil, with what it had when it was last saved.
 *
 * It mines at once on a transaction, charges nothing, and is saved after every block. What a kill can take is the last
 * {@link saveInterval}.
 *
 * @throws {ElicenseError} CHAIN_RUNS, CHAIN_PORT_TAKEN, CHAIN_PROGRAM_MISSING, CHAIN_STATE_BROKEN or CHAIN_FAILED.
 */
export async function startChain({ directory, port, reset = false }: StartChainParameters): Promise<Chain> {
  const state = chainStateIn(directory);
  const program = findAnvil();
  await endLeftover(state);
  await requireFreePort(port);

  // Two chains that began in the same second would have the same first block, and be taken for one.
  const now = Math.floor(Date.now() / 1000);
  const earlier = reset ? genesisTimeOf(state) : readGenesisTime(state);
  if (reset) setAside(state);
  const genesisTime = reset ? Math.max(now, (earlier ?? 0) + 1) : (earlier ?? now);

  const url = `http://${host}:${port}`;
  const anvil = spawn(program, anvilArguments(port, genesisTime, state.file), {
    stdio: ["ignore", "ignore", "pipe"],
    // A group of its own: Ctrl+C in the terminal must not end it before it was saved.
    detached: true,
    windowsHide: true,
  });
  const killWithScript = (): void => void anvil.kill();
  process.once("exit", killWithScript);
  const watch = watchOver(anvil);

  try {
    const [genesisHash, block] = await whenReady(url, watch);
    writeProcess(state, { script: process.pid, anvil: anvil.pid ?? 0, url, genesisHash });
    await saveChain(url, state);
    const saver = keepSaved(url, state, block, watch);

    return {
      url,
      genesisHash,
      block,
      stateFile: state.file,
      process: anvil.pid ?? 0,
      ended: watch.ended.then((reason) => {
        process.removeListener("exit", killWithScript);
        clearProcess(state);
        return watch.stopping() ? undefined : reason;
      }),
      stop: async () => {
        watch.stop();
        await saver;
        if (watch.running()) await saveChain(url, state);
        anvil.kill();
        await watch.ended;
      },
    };
  } catch (error) {
    anvil.kill();
    throw error;
  }
}

function anvilArguments(port: number, genesisTime: number, stateFile: string): string[] {
  return [
    ...["--host", host, "--port", String(port), "--chain-id", String(developmentChainId), "--quiet"],
    ...["--accounts", String(developmentAccountCount), "--hardfork", "cancun", "--gas-limit", String(blockGasLimit)],
    // Without fees, as on the production network: an account needs no balance.
    ...["--block-base-fee-per-gas", "0", "--gas-price", "0", "--disable-min-priority-fee"],
    // At once on a transaction, and in between lest the head look like that of a chain that halted.
    ...["--block-time", String(heartbeatSeconds), "--mixed-mining"],
    // Only states are forgotten: blocks, receipts and logs stay. Without it old states go to the user's home.
    ...["--prune-history", String(blocksWithState)],
    // anvil makes block 0 anew at every start. At another time it would have another hash: another chain.
    ...["--timestamp", String(genesisTime)],
    ...(existsSync(stateFile) ? ["--load-state", stateFile] : []),
  ];
}

interface Watch {
  /** Resolves with how anvil ended. */
  readonly ended: Promise<string>;
  readonly running: () => boolean;
  readonly stopping: () => boolean;
  /** Notes that anvil is to end. */
  readonly stop: () => void;
}

function watchOver(anvil: ChildProcess): Watch {
  let running = true;
  let stopping = false;
  let complaint = "";
  anvil.stderr?.setEncoding("utf8").on("data", (text: string) => (complaint = (complaint + text).slice(-2000)));

  const ended = new Promise<string>((resolve) => {
    const end = (reason: string): void => {
      running = false;
      resolve(reason);
    };
    anvil.once("error", (error) => end(error.message));
    anvil.once("close", (code, signal) => {
      const [said = ""] = complaint.trim().split("\n");
      end(said === "" ? (signal ?? `exit code ${code ?? 0}`) : said);
    });
  });
  return { ended, running: () => running, stopping: () => stopping, stop: () => (stopping = true) };
}

/** Waits until anvil answers, and sets its clock, which `--timestamp` has set to the time of block 0. */
async function whenReady(url: string, watch: Watch): Promise<[genesisHash: string, block: number]> {
  for (;;) {
    try {
      await rpc(url, "evm_setTime", [Math.floor(Date.now() / 1000)]);
      const genesis = (await rpc(url, "eth_getBlockByNumber", ["0x0", false])) as { readonly hash: string };
      await requireYoungBlock(url);
      return [genesis.hash, Number(await rpc(url, "eth_blockNumber"))];
    } catch (error) {
      await Promise.race([watch.ended, sleep(50)]);
      if (!watch.running()) throw errorOf("CHAIN_FAILED", { reason: await watch.ended }, { cause: error });
    }
  }
}

/** A chain that was at rest must not look like one that has halted until its next block comes by itself. */
async function requireYoungBlock(url: string): Promise<void> {
  const head = (await rpc(url, "eth_getBlockByNumber", ["latest", false])) as { readonly timestamp: string };
  if (Date.now() / 1000 - Number(head.timestamp) > heartbeatSeconds) await rpc(url, "evm_mine", []);
}

/** Saves the chain whenever it has a new block, until it is to stop. */
async function keepSaved(
  url: string,
  state: ReturnType<typeof chainStateIn>,
  savedBlock: number,
  watch: Watch,
): Promise<void> {
  let saved = savedBlock;
  while (!watch.stopping() && watch.running()) {
    await Promise.race([watch.ended, sleep(saveInterval)]);
    try {
      const head = Number(await rpc(url, "eth_blockNumber"));
      if (head === saved) continue;
      await saveChain(url, state);
      saved = head;
    } catch (error) {
      // Between two looks anvil may have ended; a disk that is full may have room again.
      if (watch.running()) console.error(`The chain could not be saved: ${String(error)}`);
    }
  }
}

async function requireFreePort(port: number): Promise<void> {
  const server = createServer();
  server.listen({ port, host, exclusive: true });
  try {
    await once(server, "listening");
  } catch (error) {
    throw errorOf("CHAIN_PORT_TAKEN", { port }, { cause: error });
  }
  server.close();
  await once(server, "close");
}

/** The time of the saved chain's first block, if it can be found out: a reset must work on a broken state too. */
function genesisTimeOf(state: ReturnType<typeof chainStateIn>): number | undefined {
  try {
    return readGenesisTime(state);
  } catch {
    return undefined;
  }
}
