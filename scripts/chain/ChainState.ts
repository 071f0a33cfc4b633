import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

import { errorOf } from "@elicense/sdk";

import { writeAtomically } from "../files.js";
import { rpc } from "./rpc.js";

/** The directory in which a development chain keeps its state. */
export interface ChainState {
  /** The chain as it was last saved, in anvil's form. */
  readonly file: string;
  /** The chain that was there before the last reset. */
  readonly previousFile: string;
  /** Which processes run the chain, while they do. */
  readonly processFile: string;
}

/** Which processes run a chain, so that the next start finds one that was left behind. */
export interface ChainProcess {
  /** Process id of the script that watches over anvil. */
  readonly script: number;
  /** Process id of anvil. */
  readonly anvil: number;
  readonly url: string;
  readonly genesisHash: string;
}

/** Names the files of a state's directory. */
export function chainStateIn(directory: string): ChainState {
  return {
    file: join(directory, "state.json"),
    previousFile: join(directory, "state.previous.json"),
    processFile: join(directory, "process.json"),
  };
}

/**
 * Gives the time of a saved chain's first block.
 *
 * @returns Unix time, seconds; `undefined` where nothing was saved yet.
 * @throws {ElicenseError} CHAIN_STATE_BROKEN where the file cannot be read.
 */
export function readGenesisTime({ file }: ChainState): number | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const { blocks } = JSON.parse(readFileSync(file, "utf8")) as {
      readonly blocks: readonly { readonly header: { readonly number: string; readonly timestamp: string } }[];
    };
    const genesis = blocks.find(({ header }) => Number(header.number) === 0);
    if (genesis !== undefined) return Number(genesis.header.timestamp);
  } catch (error) {
    throw errorOf("CHAIN_STATE_BROKEN", { path: file }, { cause: error });
  }
  throw errorOf("CHAIN_STATE_BROKEN", { path: file });
}

/** Puts the saved chain aside, so that the next start makes a new one. */
export function setAside({ file, previousFile }: ChainState): void {
  if (existsSync(file)) renameSync(file, previousFile);
}

/**
 * Saves the chain that a node runs. anvil's own way to save, `--state`, writes into the file in place, once a second:
 * a kill in that moment, or a full disk, would leave half a chain.
 *
 * @param url - Address of anvil's RPC.
 */
export async function saveChain(url: string, { file }: ChainState): Promise<void> {
  const dump = String(await rpc(url, "anvil_dumpState"));
  writeAtomically(file, gunzipSync(Buffer.from(dump.slice(2), "hex")));
}

/** Reads which processes run the chain; `undefined` where none is noted. */
export function readProcess({ processFile }: ChainState): ChainProcess | undefined {
  if (!existsSync(processFile)) return undefined;
  try {
    return JSON.parse(readFileSync(processFile, "utf8")) as ChainProcess;
  } catch {
    return undefined;
  }
}

/** Notes which processes run the chain. */
export function writeProcess({ processFile }: ChainState, process: ChainProcess): void {
  writeAtomically(processFile, JSON.stringify(process, undefined, 2) + "\n");
}

/** Notes that no process runs the chain any more. */
export function clearProcess({ processFile }: ChainState): void {
  rmSync(processFile, { force: true });
}
