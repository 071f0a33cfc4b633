import { errorOf } from "@elicense/sdk";
import { computeAddress } from "ethers";

import { findNetwork } from "../../network/folders.js";

/**
 * Refuses an address that is a node's by the cards of a network: whoever has the node's machine must not govern.
 *
 * @param named - Name or folder of the network.
 * @throws {NetworkError} What is wrong with the network.
 * @throws {ElicenseError} CONSORTIUM_SIGNER_BARRED with the member whose node it is.
 */
export function requireNoNode(named: string, account: string): void {
  const { founders, members } = findNetwork({ network: named }).network;
  const owner = members.find(({ validator, rpc }) =>
    [validator, ...(rpc === null ? [] : [rpc])].some(({ publicKey }) => addressOf(publicKey) === account),
  );
  const part = owner === undefined ? (founders.includes(account) ? "validator" : undefined) : `node ${owner.name}`;
  if (part !== undefined) throw errorOf("CONSORTIUM_SIGNER_BARRED", { account, part });
}

function addressOf(publicKey: string): string {
  return computeAddress(`0x04${publicKey.slice(2)}`);
}
