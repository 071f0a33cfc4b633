import type { ContractTransactionResponse } from "ethers";

/**
 * The gas that a transaction used, of each item where it carries several.
 *
 * @param items - How many items it carries.
 * @returns Rounded up, so that no goal is met by rounding.
 * @throws The transaction failed.
 */
export async function gasOf(sent: Promise<ContractTransactionResponse>, items = 1): Promise<number> {
  const receipt = await (await sent).wait();
  if (receipt === null) throw new RangeError("the chain mines each transaction at once");
  return Math.ceil(Number(receipt.gasUsed) / items);
}
