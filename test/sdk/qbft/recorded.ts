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
export const recordedBlocks = read<readonly RecordedBlock[]>("blocks.json");

/** One block as each of the four has it. */
export const sameBlock = read<readonly { readonly rawHeader: string; readonly block: RpcBlock }[]>(
  "same-block-4-nodes.json",
);

/** A contract's slot that is set, and one that is not. */
export const recordedProof = read<RecordedProof>("proof.json");

/** That an account does not exist. */
export const absentAccount = read<{ readonly address: string; readonly accountProof: readonly string[] }>(
  "proof-absent-account.json",
);

/** The network's genesis file. */
export const recordedGenesis = read<{ readonly extraData: string }>("genesis.json");

function read<Contents>(name: string): Contents {
  return JSON.parse(readFileSync(join(projectRoot, "test", "vectors", "qbft", name), "utf8")) as Contents;
}
