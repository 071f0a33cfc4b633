import { ZeroAddress } from "ethers";

import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { readAt } from "../transactions/read.js";
import { codeHashOf } from "./codeHashOf.js";
import { addressIn } from "./getConsortium.js";
import { requireSame } from "./governanceDiffers.js";
import { requireConsortium } from "./requireConsortium.js";
import { safeCode } from "./safeCode.js";

/** The contracts that the consortium's account consists of, as they were found. */
export interface CheckedConsortiumAccount {
  /** Address of the contract that carries out each call of the account. */
  readonly singleton: string;
  /** Address of what answers calls that the account does not know itself; the zero address where nothing does. */
  readonly fallbackHandler: string;
}

/** Where an account keeps them; the handler's place is keccak256 of `fallback_manager.handler.address`. */
const slots = {
  singleton: "0x00",
  fallbackHandler: "0x6c9a6c4a39284e37ed1cf53d337577d14212a4870fb976a4366c693b939918d5",
} as const;

/**
 * Checks that the consortium's account runs the code of Safe 1.4.1 and nothing else. What it answers unknown calls with is
 * either nothing or Safe's own handler: such a contract is called by the account itself, so any other one, as the
 * AccessManager, may do in the account's name whatever anybody asks.
 *
 * @throws {ElicenseError} GOVERNANCE_DIFFERS with `code of account …`, `code of singleton …` or `code of fallbackHandler …`,
 * each with its address; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 */
export async function checkSafeCode(client: Client, block?: BlockParameter): Promise<CheckedConsortiumAccount> {
  const { account } = requireConsortium(client);
  const { provider } = client;
  const [found, codes] = await readAt(client, block, async (at) => {
    const [proxy, first, second] = await Promise.all([
      codeHashOf(client, account, at),
      provider.getStorage(account, slots.singleton, at.blockTag),
      provider.getStorage(account, slots.fallbackHandler, at.blockTag),
    ]);
    const addresses = { singleton: addressIn(first), fallbackHandler: addressIn(second) };
    const [singleton, fallbackHandler] = await Promise.all([
      codeHashOf(client, addresses.singleton, at),
      codeHashOf(client, addresses.fallbackHandler, at),
    ]);
    return [addresses, { proxy, singleton, fallbackHandler }];
  });
  requireSame(`code of account ${account}`, safeCode.proxy, codes.proxy);
  requireSame(`code of singleton ${found.singleton}`, safeCode.singleton, codes.singleton);
  if (found.fallbackHandler !== ZeroAddress) {
    requireSame(`code of fallbackHandler ${found.fallbackHandler}`, safeCode.fallbackHandler, codes.fallbackHandler);
  }
  return found;
}
