import type { Client } from "../client.js";
import { DEPLOYMENT_CREATION_DIFFERS, DEPLOYMENT_CREATION_UNKNOWN } from "../errors/catalogue/deployment.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { ContractRole } from "./Deployment.js";

/**
 * Finds the block that a contract was created in, as the chain has it: what the manifest says of its creation is held against
 * the receipt. An account creates a contract at an address once, so the contract has no event that is older.
 *
 * @throws {ElicenseError} DEPLOYMENT_CREATION_UNKNOWN where the node does not know the manifest's transaction;
 * DEPLOYMENT_CREATION_DIFFERS where it did not create the contract, or in another block; or the node's trouble.
 */
export async function findCreation(
  { provider, deployment }: Pick<Client, "provider" | "deployment">,
  contract: ContractRole,
): Promise<number> {
  const { address, transactionHash, blockNumber } = deployment.contracts[contract];
  const receipt = await provider.getTransactionReceipt(transactionHash);
  if (receipt === null) throw new ElicenseError(DEPLOYMENT_CREATION_UNKNOWN, { contract, transactionHash });
  const created = receipt.status === 1 ? receipt.contractAddress : null;
  if (created !== address) throw differs(contract, "address", address, created ?? "–");
  if (receipt.blockNumber !== blockNumber) {
    throw differs(contract, "blockNumber", String(blockNumber), String(receipt.blockNumber));
  }
  return blockNumber;
}

/** The error of a contract that came about in another way than it should have. */
export function differs(contract: ContractRole, part: string, expected: string, actual: string): ElicenseError {
  return new ElicenseError(DEPLOYMENT_CREATION_DIFFERS, { contract, part, expected, actual });
}
