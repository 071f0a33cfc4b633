import { canonicalJson } from "@elicense/sdk";
import { id } from "ethers";

import type { JoiningCard } from "./JoiningCard.js";

/** Version of what is hashed. */
const foundingFormat = "elicense-founding/1";

/** What founding takes of a card. */
type FoundingCard = Pick<JoiningCard, "network" | "chainId" | "signature"> & {
  readonly validator: Pick<JoiningCard["validator"], "address">;
};

/**
 * Says in one hash what founders agreed on: the network's name, the chain's id, and their cards, each by its validator's
 * signature. It stands in the first block, so that validators who found a network anew begin another chain.
 *
 * @param cards - One a founder, in any order.
 * @returns keccak256 of canonical JSON: 32 bytes in hexadecimal.
 */
export function foundingOf(cards: readonly [FoundingCard, ...FoundingCard[]]): string {
  const [{ network, chainId }] = cards;
  const inOrder = [...cards].sort((one, other) =>
    BigInt(one.validator.address) < BigInt(other.validator.address) ? -1 : 1,
  );
  return id(
    canonicalJson({ format: foundingFormat, network, chainId, cards: inOrder.map(({ signature }) => signature) }),
  );
}
