import { headerOfBlock } from "@elicense/sdk/qbft";
import type { NetworkConnection } from "hardhat/types/network";

import { startLyingNode, type LyingNode, type Question } from "../lyingNode.js";
import { genesisBlock, sealedBlock, type HeaderDraft, type RpcBlock, type Validator } from "./sealedChain.js";

/** A development chain whose blocks validators have sealed: the state's roots and the proofs are the chain's own. */
export interface SealedChain {
  readonly genesisHash: string;
  /** What a node of it says. */
  readonly answer: (question: Question) => Promise<unknown>;
  /** A block as a node gives it. */
  readonly blockOf: (number: number) => Promise<RpcBlock>;
  /** A block as it would be with something else in it. */
  readonly sealAnew: (number: number, change: Partial<HeaderDraft>) => Promise<RpcBlock>;
  /** Forgets the blocks that were sealed, where the chain behind went back. */
  readonly forget: () => void;
}

/** Seals a development chain's blocks, each once it is asked for. */
export function sealChain({ provider }: NetworkConnection, validators: readonly Validator[]): SealedChain {
  const ask = (method: string, params: readonly unknown[]): Promise<unknown> =>
    provider.request({ method, params: [...params] });
  const genesis = genesisBlock(validators);
  const sealed = new Map<number, RpcBlock>([[0, genesis]]);

  const sealAnew = async (number: number, change: Partial<HeaderDraft>): Promise<RpcBlock> => {
    const own = (await ask("eth_getBlockByNumber", [`0x${number.toString(16)}`, false])) as Readonly<
      Record<"stateRoot" | "timestamp", string>
    >;
    const parentHash = headerOfBlock(await blockOf(number - 1)).hash;
    const { stateRoot, timestamp } = own;
    return sealedBlock({ number, parentHash, validators, stateRoot, timestamp: Number(timestamp), ...change });
  };
  const blockOf = async (number: number): Promise<RpcBlock> => {
    const block = sealed.get(number) ?? (await sealAnew(number, {}));
    sealed.set(number, block);
    return block;
  };
  return {
    genesisHash: headerOfBlock(genesis).hash,
    blockOf,
    sealAnew,
    answer: async ({ method, params }) => {
      if (method === "eth_getProof") return inOrderOfKeys(await ask(method, params));
      if (method !== "eth_getBlockByNumber") return ask(method, params);
      const head = Number(await ask("eth_blockNumber", []));
      const number = params[0] === "latest" ? head : Number(params[0]);
      return number > head ? null : blockOf(number);
    },
    forget: () => {
      sealed.clear();
      sealed.set(0, genesis);
    },
  };
}

/** As Besu gives the proofs of several slots. */
function inOrderOfKeys(answer: unknown): unknown {
  const proof = answer as { readonly storageProof: readonly { readonly key: string }[] };
  const storageProof = proof.storageProof.toSorted((one, other) => (BigInt(one.key) < BigInt(other.key) ? -1 : 1));
  return { ...proof, storageProof };
}

/** A node of a {@link SealedChain}, which can lie. */
export type QbftNode = SealedChain & LyingNode;

/** Starts a node of a development chain whose blocks validators have sealed. */
export async function startQbftNode(
  connection: NetworkConnection,
  validators: readonly Validator[],
): Promise<QbftNode> {
  const chain = sealChain(connection, validators);
  return { ...chain, ...(await startLyingNode(chain.answer)) };
}
