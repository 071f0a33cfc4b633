import { contractNames, type Deployment } from "@elicense/sdk";
import { getAddress, id } from "ethers";

/** A manifest of contracts that stand nowhere. */
export const sampleDeployment: Deployment = {
  version: 1,
  chainId: 90210,
  genesisHash: id("genesis"),
  block: 7,
  network: "sample",
  contracts: Object.fromEntries(
    Object.entries(contractNames).map(([role, name], position) => [
      role,
      {
        name,
        address: addressOf(role),
        constructorArguments: [addressOf("accessManager")],
        transactionHash: id(`transaction ${role}`),
        blockNumber: 7 + position,
        codeHash: id(`code ${role}`),
        abiHash: id(`abi ${role}`),
      },
    ]),
  ) as unknown as Deployment["contracts"],
};

/** Address of a sample contract. */
export function addressOf(role: string): string {
  return getAddress(id(role).slice(0, 42));
}
