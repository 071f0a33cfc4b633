import { readFileSync } from "node:fs";
import { join } from "node:path";

import { projectRoot } from "../../../scripts/config.js";
import type { RpcBlock } from "./sealedChain.js";

/** A block of a real chain, with what others have found in it. */
export interface RecordedBlock {
  readonly block: RpcBlock;
  readonly rawHeader: string;
  readonly expect: {
    readonly number: number;
    readonly round: number;
    readonly vote: readonly string[];
    readonly validators: readonly string[];
    readonly signers: readonly string[];
    readonly proposer: string;
    readonly commit: string;
  };
}

/** An answer to `eth_getProof`, with what it proves. */
export interface RecordedProof {
  readonly stateRoot: string;
  readonly contract: string;
  readonly expectedValue: string;
  readonly presentSlot: string;
  readonly absentSlot: string;
  readonly proof: {
    readonly accountProof: readonly string[];
    readonly codeHash: string;
    readonly storageHash: string;
    readonly storageProof: readonly { readonly key: string; readonly proof: readonly string[] }[];
  };
}

/** Blocks that four Besu validators made, before and after a fifth was voted in and out. */
export const recordedBlocks = read("blocks.json") as readonly RecordedBlock[];

/** One block as each of the four has it. */
export const sameBlock = read("same-block-4-nodes.json") as readonly Pick<RecordedBlock, "block" | "rawHeader">[];

/** A contract's slot that is set, and one that is not. */
export const recordedProof = read("proof.json") as RecordedProof;

/** That an account does not exist. */
export const absentAccount = read("proof-absent-account.json") as {
  readonly address: string;
  readonly accountProof: readonly string[];
};

/** The network's genesis file. */
export const recordedGenesis = read("genesis.json") as { readonly extraData: string };

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(projectRoot, "test", "vectors", "qbft", name), "utf8"));
}
