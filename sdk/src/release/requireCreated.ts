import type { Client } from "../client.js";
import type { ContractRole, Deployment } from "../deployment/Deployment.js";
import { differs, findCreation } from "../deployment/findCreation.js";
import { DEPLOYMENT_CREATION_UNKNOWN } from "../errors/catalogue/deployment.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { hashHex } from "../hashing/hex.js";
import { addressWord } from "./immutables.js";
import type { ReleasedContract } from "./Release.js";

/**
 * Checks how a contract came about: by the manifest's transaction, in its block, from the release's own code with the arguments
 * that the manifest's addresses imply. The code that stands there says nothing of that: another code could have created it, and
 * written a right into its state of which no event tells.
 *
 * @returns The block of its creation.
 * @throws {ElicenseError} DEPLOYMENT_CREATION_UNKNOWN, DEPLOYMENT_CREATION_DIFFERS; or the node's trouble.
 */
export async function requireCreated(
  client: Client,
  contract: ContractRole,
  released: ReleasedContract,
): Promise<number> {
  const { deployment, provider } = client;
  const { transactionHash, constructorArguments, abiHash } = deployment.contracts[contract];
  const expected = argumentsOf(deployment, contract);
  requireSame(contract, "constructorArguments", expected.join(", "), constructorArguments.join(", "));
  requireSame(contract, "abiHash", released.abi, abiHash);

  const block = await findCreation(client, contract);
  const transaction = await provider.getTransaction(transactionHash);
  if (transaction === null) throw new ElicenseError(DEPLOYMENT_CREATION_UNKNOWN, { contract, transactionHash });
  const { data } = transaction;
  const end = data.length - expected.length * 64;
  requireSame(contract, "creation code", released.creation, hashHex(data.slice(0, end)));
  requireSame(contract, "arguments", `0x${expected.map(addressWord).join("")}`, `0x${data.slice(end)}`);
  return block;
}

/** What the constructors are given, in their order. */
const constructors: Readonly<Record<ContractRole, readonly ContractRole[]>> = {
  // Whoever deploys: what became of that right, its events tell.
  accessManager: [],
  authorityRegistry: ["accessManager"],
  licenseCatalog: ["accessManager"],
  licenseDescriptor: [],
  licenseRegistry: ["accessManager", "authorityRegistry", "licenseCatalog", "licenseDescriptor"],
  accessLog: ["licenseRegistry"],
  p256Verifier: [],
  webAuthnVerifier: [],
};

function argumentsOf({ contracts }: Deployment, contract: ContractRole): readonly string[] {
  return contract === "accessManager"
    ? contracts.accessManager.constructorArguments.slice(0, 1)
    : constructors[contract].map((role) => contracts[role].address);
}

function requireSame(contract: ContractRole, part: string, expected: string, actual: string): void {
  if (expected !== actual) throw differs(contract, part, expected || "–", actual || "–");
}
