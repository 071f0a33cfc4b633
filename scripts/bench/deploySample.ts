import { rmSync } from "node:fs";

import type { Deployment } from "@elicense/sdk";
import type { JsonRpcProvider } from "ethers";
import { network } from "hardhat";

import { admitConsortium, readConsortium, type AdmittedMember } from "../deploy/consortium.js";
import { journalOf } from "../deploy/deployContracts.js";
import { deployTo } from "../deploy/deployTo.js";
import { developmentAccount, developmentChainId } from "../development.js";

/**
 * Deploys the registries with the sample consortium to a chain that is gone after the run.
 *
 * @param url - Address of the node.
 * @returns The deployment, and the first member, which issues.
 */
export async function deploySample(
  url: string,
  node: JsonRpcProvider,
): Promise<{ readonly deployment: Deployment; readonly issuer: AdmittedMember }> {
  const signerFor = (account: number) => developmentAccount(account).connect(node);
  const deployer = signerFor(0);
  const connection = await network.create({
    network: "development",
    override: { url, chainId: developmentChainId, accounts: [deployer.privateKey] },
  });
  const deployment = await deployTo(connection, { deployer });
  await connection.close();
  // The chain is gone after the run: nothing is taken up again.
  rmSync(journalOf(deployment), { recursive: true, force: true });

  const [issuer] = await admitConsortium(deployer, deployment, readConsortium(), signerFor);
  if (issuer === undefined) throw new RangeError("samples/consortium.json has no member");
  return { deployment, issuer };
}
