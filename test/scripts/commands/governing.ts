import { rmSync } from "node:fs";
import { join } from "node:path";

import { checkConsortiumAccount, createClient, type Client, type Deployment } from "@elicense/sdk";
import { id, Wallet } from "ethers";
import { config, network } from "hardhat";

import { deployNetwork } from "../../../scripts/deploy/deployNetwork.js";
import { addSignature, writeDeployment } from "../../../scripts/deployments.js";
import { developmentAccount } from "../../../scripts/development.js";
import { signManifest } from "../../../scripts/manifestSignatures.js";
import { AccessManager__factory } from "../../../typechain-types/index.js";
import { networkOf } from "../../sdk/governance/consortium.js";
import { startAdministering, type Administering } from "./administering.js";
import { runCli, type CliRun } from "./runCli.js";

/** Numbers of the development accounts with which four departments govern. */
const members = [12, 13, 15, 16] as const;

/** A consortium of four departments, three of which decide, to govern with the command line. */
export interface Governing extends Administering {
  /** Manifest that names the consortium's account. */
  readonly governed: Deployment;
  /** Addresses of the departments' governance signers. */
  readonly signers: readonly string[];
  /** Reads what became of it. */
  readonly client: Client;
  /** Leaves out the addresses of the consortium's account and its contracts, which follow from all that was deployed before. */
  readonly withoutAccount: (text: string) => string;
  /** Lets a program of a department's own act with its key, by its place from 0 on. */
  readonly clientOf: (member: number) => Client;
  /** Runs the command line as a department, by its place from 0 on. */
  readonly as: (member: number, ...args: readonly string[]) => Promise<CliRun>;
}

/** Hands a chain with everything on it over to four departments, with a delay of three days. */
export async function startGoverning(): Promise<Governing> {
  const administering = await startAdministering();
  try {
    return await handOverTo(administering);
  } catch (error) {
    await administering.stop();
    throw error;
  }
}

async function handOverTo(administering: Administering): Promise<Governing> {
  const { consortium, provider } = administering;
  const { deployment, chain, env } = consortium;
  const signers = members.map((number) => developmentAccount(number).address);
  const deployer = new Wallet(developmentAccount(0).privateKey, provider);
  // The test's own foundation leaves pausing to ADMIN.
  const manager = AccessManager__factory.connect(deployment.contracts.accessManager.address, deployer);
  const { licenseRegistry } = deployment.contracts;
  await (await manager.setTargetFunctionRole(licenseRegistry.address, [id("pause()").slice(0, 10)], 1n)).wait();
  const connection = await network.create({
    network: "development",
    override: { url: chain.url, chainId: deployment.chainId, accounts: [deployer.privateKey] },
  });
  const governed = await deployNetwork(connection, {
    ...{ network: networkOf(deployment.genesisHash, signers), deployer, existing: deployment },
    delays: { governance: 3 * 86_400, accreditation: 86_400 },
  });
  await connection.close();
  writeDeployment(env.ELICENSE_DEPLOYMENTS ?? "", governed);
  addSignature(env.ELICENSE_DEPLOYMENTS ?? "", governed, await signManifest(deployer, governed));
  const client = createClient({ runner: provider, deployment: governed });
  const { singleton, fallbackHandler } = await checkConsortiumAccount(client);
  const journal = `chain-${String(deployment.chainId)}-${deployment.genesisHash.slice(2, 10)}-governance`;
  return {
    ...{ ...administering, governed, signers },
    client,
    withoutAccount: (text) =>
      text
        .replaceAll(governed.governance?.account ?? "", "<account>")
        .replaceAll(singleton, "<singleton>")
        .replaceAll(fallbackHandler, "<handler>"),
    clientOf: (member) => {
      const runner = new Wallet(developmentAccount(members[member] ?? 0).privateKey, provider);
      return createClient({ runner, deployment: governed });
    },
    as: (member, ...args) => {
      const { privateKey } = developmentAccount(members[member] ?? 0);
      return runCli({ ...env, ELICENSE_DEPLOYER_PRIVATE_KEY: privateKey }, ...args);
    },
    stop: async () => {
      await administering.stop();
      rmSync(join(config.paths.ignition, "deployments", journal), { recursive: true, force: true });
    },
  };
}
