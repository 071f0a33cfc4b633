import { headerOfBlock } from "@elicense/sdk/qbft";
import type { NetworkConnection } from "hardhat/types/network";

import { startLyingNode, type LyingNode, type Question } from "../lyingNode.js";
import { genesisBlock, sealedBlock, type HeaderDraft, type RpcBlock, type Validator } from "./sealedChain.js";

/** A node of a chain that validators seal, whose state is a development chain's. */
export interface QbftNode extends LyingNode {
  readonly genesisHash: string;
  /** A block as the node gives it. */
  readonly blockOf: (number: number) => Promise<RpcBlock>;
  /** A block as it would be with something else in it. */
  readonly sealAnew: (number: number, change: Partial<HeaderDraft>) => Promise<RpcBlock>;
  /** Forgets the blocks that it has sealed, where the chain behind it went back. */
  readonly forget: () => void;
}

/**
 * Starts a node that seals a development chain's blocks as validators would: the state's roots and the proofs are the
 * chain's own.
 */
export async function startQbftNode(
  connection: NetworkConnection,
  validators: readonly Validator[],
): Promise<QbftNode> {
  const { provider } = connection;
  const ask = (method: string, params: readonly unknown[]): Promise<unknown> =>
    provider.request({ method, params: [...params] });
  const genesis = genesisBlock(validators);
  const sealed = new Map<number, RpcBlock>([[0, genesis]]);

  const sealAnew = async (number: number, change: Partial<HeaderDraft>): Promise<RpcBlock> => {
    const own = (await ask("eth_getBlockByNumber", [quantity(number), false])) as Record<"stateRoot" | "timestamp", string>;
    const parentHash = headerOfBlock(await blockOf(number - 1)).hash;
    const { stateRoot, timestamp } = own;
    return sealedBlock({ number, parentHash, validators, stateRoot, timestamp: Number(timestamp), ...change });
  };
  const blockOf = async (number: number): Promise<RpcBlock> => {
    const block = sealed.get(number) ?? (await sealAnew(number, {}));
    sealed.set(number, block);
    return block;
  };
  const node = await startLyingNode(async ({ method, params }: Question) => {
    if (method !== "eth_getBlockByNumber") return ask(method, params);
    const head = Number(await ask("eth_blockNumber", []));
    const number = params[0] === "latest" ? head : Number(params[0]);
    return number > head ? null : blockOf(number);
  });
  const forget = (): void => {
    sealed.clear();
    sealed.set(0, genesis);
  };
  return { ...node, genesisHash: headerOfBlock(genesis).hash, blockOf, sealAnew, forget };
}

function quantity(number: number): string {
  return `0x${number.toString(16)}`;
}
