import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { keccak256, type ContractTransaction, type ContractTransactionResponse } from "ethers";

import { TODAY } from "../openChain.js";
import type { Authority, Stage } from "./setStage.js";

/** A month from the day that everything is measured on. */
const expiresAt = Date.parse(TODAY) / 1_000 + 30 * 86_400;

/**
 * Approves an action on a license ahead.
 *
 * @param checker - Key that approves.
 * @param maker - Authority that is going to act.
 * @param call - What it is going to send.
 */
export async function approve(
  { authorities, licenses }: Stage,
  checker: HardhatEthersSigner,
  maker: Authority,
  call: ContractTransaction,
): Promise<ContractTransactionResponse> {
  const action = await authorities.hashAction(licenses, maker.id, keccak256(call.data));
  return authorities.connect(checker).approveAction(action, expiresAt);
}
