import { createClient, type Client, type ContractRole, type DeployedContract } from "@elicense/sdk";
import { ZeroHash, type BaseContract } from "ethers";

import type { Registries } from "../../contracts/fixture.js";

/** A client of registries that a test of the contracts has deployed, and so with reasons of its own. */
export async function clientOf(registries: Registries): Promise<Client> {
  const { accessManager, authorities, catalog, descriptor, licenses, accessLog, stranger, chainId } = registries;
  const describe = async (name: string, contract: BaseContract): Promise<DeployedContract> => ({
    name,
    address: await contract.getAddress(),
    constructorArguments: [],
    transactionHash: ZeroHash,
    blockNumber: 0,
    codeHash: ZeroHash,
    abiHash: ZeroHash,
  });
  const contracts: Readonly<Record<ContractRole, DeployedContract>> = {
    accessManager: await describe("AccessManager", accessManager),
    authorityRegistry: await describe("AuthorityRegistry", authorities),
    licenseCatalog: await describe("LicenseCatalog", catalog),
    licenseDescriptor: await describe("LicenseDescriptor", descriptor),
    licenseRegistry: await describe("LicenseRegistry", licenses),
    accessLog: await describe("AccessLog", accessLog),
    p256Verifier: await describe("ERC7913P256Verifier", accessLog),
    webAuthnVerifier: await describe("ERC7913WebAuthnVerifier", accessLog),
  };
  const deployment = { version: 1, chainId: Number(chainId), genesisHash: ZeroHash, block: 0, contracts } as const;
  // What is compared here is the chain's answers, not the manifest.
  return { ...createClient({ runner: stranger, deployment }), ready: () => Promise.resolve() };
}
