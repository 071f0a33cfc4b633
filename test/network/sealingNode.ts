import { readFileSync } from "node:fs";
import { join } from "node:path";

import { headerOfBlock } from "@elicense/sdk/qbft";
import { computeAddress, SigningKey } from "ethers";

import { startLyingNode } from "../sdk/lyingNode.js";
import { genesisBlock, sealedBlock, type RpcBlock, type Validator } from "../sdk/qbft/sealedChain.js";

/** The validators of a network of this machine, by the keys that are in its folder, in ascending order. */
export function validatorsIn(folder: string, members: readonly string[]): readonly Validator[] {
  return members
    .map((member) => new SigningKey(readFileSync(join(folder, "keys", member, "validator.key"), "utf8")))
    .map((key) => ({ key, address: computeAddress(key) }))
    .sort((one, other) => (BigInt(one.address) < BigInt(other.address) ? -1 : 1));
}

/** A chain that has come to a block and stays there. */
export interface StandingChain {
  readonly validators: readonly Validator[];
  /** What its network's founders agreed on. */
  readonly founding?: string;
  /** Which of them seal; a quorum of the first ones if left out. */
  readonly sealers?: readonly Validator[];
  readonly head: number;
  /** Unix time of its head. */
  readonly time: number;
}

/** A node that answers what a validator's node is asked here: blocks that are really sealed, and votes. */
export interface SealingNode {
  readonly port: number;
  /** What it was asked, by method. */
  readonly asked: () => readonly string[];
  /** Talks to a node with this public key from now on, without 0x04. */
  readonly befriend: (publicKey: string) => void;
  /** Serves a chain from now on. */
  readonly serve: (chain: StandingChain) => void;
  readonly stop: () => Promise<void>;
}

/** Starts such a node on a port of this machine that nobody else has. */
export async function startSealingNode(): Promise<SealingNode> {
  let blocks: readonly RpcBlock[] = [];
  const votes = new Map<string, boolean>();
  const peers: { readonly id: string }[] = [];
  const answers: Readonly<Record<string, (params: readonly unknown[]) => unknown>> = {
    eth_chainId: () => "0x16062",
    eth_blockNumber: () => `0x${(blocks.length - 1).toString(16)}`,
    eth_getBlockByNumber: ([number]) => (number === "latest" ? blocks.at(-1) : blocks[Number(number)]) ?? null,
    eth_syncing: () => false,
    net_peerCount: () => "0x3",
    web3_clientVersion: () => "besu/v26.8.0",
    admin_peers: () => peers,
    qbft_getPendingVotes: () => Object.fromEntries(votes),
    qbft_proposeValidatorVote: ([address, adds]) => {
      votes.set(String(address).toLowerCase(), adds === true);
      return true;
    },
    qbft_discardValidatorVote: ([address]) => votes.delete(String(address).toLowerCase()),
  };
  const node = await startLyingNode(({ method, params }) => {
    const answer = answers[method];
    return answer === undefined ? Promise.reject(new Error(`no ${method} here`)) : Promise.resolve(answer(params));
  });
  return {
    port: Number(new URL(node.url).port),
    asked: () => node.asked.map(({ method }) => method),
    befriend: (publicKey) => void peers.push({ id: `0x${publicKey}` }),
    serve: (chain) => {
      blocks = blocksOf(chain);
    },
    stop: node.stop,
  };
}

function blocksOf({ validators, founding, sealers, head, time }: StandingChain): readonly RpcBlock[] {
  const blocks = [genesisBlock(validators, founding)];
  for (let number = 1; number <= head; number++) {
    const parentHash = headerOfBlock(blocks.at(-1)).hash;
    const timestamp = time - 2 * (head - number);
    blocks.push(sealedBlock({ number, parentHash, validators, timestamp, ...(sealers && { sealers }) }));
  }
  return blocks;
}
