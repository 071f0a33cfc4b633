import { decodeHeader, genesisExtraData } from "@elicense/sdk/qbft";
import { encodeRlp, keccak256, toBeHex, toQuantity, ZeroAddress, ZeroHash } from "ethers";

import type { NetworkPlan } from "../Network.js";
import { chain } from "../profile.js";
import type { Transition } from "../Transition.js";

type GenesisPlan = Pick<
  NetworkPlan,
  | ("chainId" | "founders" | "founding" | "blockPeriodSeconds")
  | ("requestTimeoutSeconds" | "epochLength" | "transitions")
>;

/**
 * Writes the genesis file of a network: the first block, and the rules by which its nodes make and judge the others.
 * Cancun from the first block on, no fees, nobody with a balance.
 *
 * @returns JSON, the same for the same plan on every machine.
 */
export function genesisText(plan: GenesisPlan): string {
  return JSON.stringify(genesisOf(plan), undefined, 2) + "\n";
}

/**
 * Computes the hash of the first block. The rules are no part of it, so that a transition changes nothing in it.
 *
 * @returns 32 bytes in hexadecimal.
 */
export function genesisHashOf({ founders, founding }: Pick<NetworkPlan, "founders" | "founding">): string {
  return firstBlockHash(genesisExtraData(founders, founding));
}

/** Computes the hash of a first block by its `extraData`, which alone tells one network's from another's. */
export function firstBlockHash(extraData: string): string {
  const nothing = keccak256(encodeRlp("0x"));
  const fields = [
    ...[ZeroHash, keccak256(encodeRlp([])), ZeroAddress],
    // Nobody has anything, no transactions, no receipts: three empty tries.
    ...[nothing, nothing, nothing],
    ...[`0x${"00".repeat(256)}`, "0x01", "0x", toBeHex(chain.gasLimit), "0x", toBeHex(chain.genesisTime)],
    ...[extraData, chain.mixHash, `0x${"00".repeat(8)}`],
    // Base fee, withdrawals, blobs and beacon root, as London, Shanghai and Cancun added them.
    ...["0x", nothing, "0x", "0x", ZeroHash],
  ];
  return decodeHeader(encodeRlp(fields)).hash;
}

function genesisOf(plan: GenesisPlan): object {
  const { chainId, founders, founding, blockPeriodSeconds, requestTimeoutSeconds, epochLength, transitions } = plan;
  const qbftTransitions = transitions.flatMap(transitionOf);
  return {
    config: {
      chainId,
      ...zero(["homestead", "eip150", "eip155", "eip158", "byzantium", "constantinople", "petersburg"], "Block"),
      ...zero(["istanbul", "berlin", "london"], "Block"),
      ...zero(["shanghai", "cancun"], "Time"),
      ...Object.fromEntries(transitions.flatMap(forkOf)),
      zeroBaseFee: true,
      qbft: {
        blockperiodseconds: blockPeriodSeconds,
        epochlength: epochLength,
        requesttimeoutseconds: requestTimeoutSeconds,
      },
      ...(qbftTransitions.length > 0 && { transitions: { qbft: qbftTransitions } }),
    },
    nonce: "0x0",
    timestamp: toQuantity(chain.genesisTime),
    gasLimit: toQuantity(chain.gasLimit),
    difficulty: "0x1",
    // Without it the first block gets a fee that is not zero.
    baseFeePerGas: "0x0",
    mixHash: chain.mixHash,
    coinbase: ZeroAddress,
    extraData: genesisExtraData(founders, founding),
    alloc: {},
  };
}

function transitionOf(transition: Transition): readonly object[] {
  if ("fork" in transition) return [];
  return "validators" in transition
    ? [{ block: transition.block, validators: transition.validators.map((address) => address.toLowerCase()) }]
    : // A time, by the engine's own reading of it.
      [{ block: transition.time, blockperiodseconds: transition.blockPeriodSeconds }];
}

function forkOf(transition: Transition): readonly (readonly [string, number])[] {
  return "fork" in transition ? [[`${transition.fork}Time`, transition.time]] : [];
}

function zero(names: readonly string[], unit: "Block" | "Time"): Readonly<Record<string, number>> {
  return Object.fromEntries(names.map((name) => [`${name}${unit}`, 0]));
}
