import { headerOfBlock } from "@elicense/sdk/qbft";
import { computeAddress, getAddress, isAddress, type JsonRpcProvider } from "ethers";

import { memberOf, type NetworkPlan } from "./Network.js";
import { NetworkError } from "./NetworkError.js";

/**
 * Finds the validator that a vote is about.
 *
 * @param candidate - Name of a member, or an address.
 * @throws {NetworkError} VOTE_UNKNOWN.
 */
export function candidateOf(network: NetworkPlan, candidate: string): string {
  if (isAddress(candidate)) return getAddress(candidate);
  const { members } = network;
  if (!members.some(({ name }) => name === candidate)) {
    throw new NetworkError("VOTE_UNKNOWN", { candidate, members: members.map(({ name }) => name).join(", ") });
  }
  return memberOf(network, candidate).validator.address;
}

/** Reads who may seal the newest block, by its header. */
export async function readValidators(node: JsonRpcProvider): Promise<readonly string[]> {
  return headerOfBlock(await node.send("eth_getBlockByNumber", ["latest", false])).extraData.validators;
}

/** Reads the votes that a node casts whenever it makes a block; they live in its memory, until it is restarted. */
export async function readVotes(node: JsonRpcProvider): Promise<ReadonlyMap<string, boolean>> {
  const votes = (await node.send("qbft_getPendingVotes", [])) as Readonly<Record<string, boolean>>;
  return new Map(Object.entries(votes).map(([address, adds]) => [getAddress(address), adds]));
}

/** Has a node cast a vote whenever it makes a block, as far as it does not do so yet. */
export async function castVote(node: JsonRpcProvider, address: string, adds: boolean): Promise<void> {
  if ((await readVotes(node)).get(address) === adds) return;
  await node.send("qbft_proposeValidatorVote", [address, adds]);
}

/** Has a node cast a vote no longer. One that was decided would be cast again at the next occasion, and undo another. */
export async function discardVote(node: JsonRpcProvider, address: string): Promise<void> {
  await node.send("qbft_discardValidatorVote", [address]);
}

/** Whether a node talks to the validator of an address just now. */
export async function isConnected(node: JsonRpcProvider, address: string): Promise<boolean> {
  const peers = (await node.send("admin_peers", [])) as readonly { readonly id: string }[];
  return peers.some(({ id }) => addressOfPeer(id) === address);
}

function addressOfPeer(id: string): string | undefined {
  const publicKey = id.replace(/^0x/, "");
  return /^[\da-f]{128}$/i.test(publicKey) ? computeAddress(`0x04${publicKey}`) : undefined;
}
