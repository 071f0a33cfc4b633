import { createClient, type Client, type Deployment } from "@elicense/sdk";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { deployNetwork, type NetworkProgress } from "../../../scripts/deploy/deployNetwork.js";
import type { Network } from "../../../scripts/deploy/network.js";

/** Seconds that a change waits on the stage. */
export const delay = 3 * 86_400;

/** A network of four departments, three of which decide. */
export interface ConsortiumStage {
  readonly connection: NetworkConnection;
  readonly network: Network;
  readonly deployment: Deployment;
  /** What deploying told of. */
  readonly progress: readonly NetworkProgress[];
  /** Client of the account that deployed. */
  readonly deployer: Client;
  /** Clients of the departments' governance signers. */
  readonly members: readonly Client[];
  /** Client of an account that nobody knows. */
  readonly stranger: Client;
  /** Lets time pass. */
  readonly pass: (seconds: number) => Promise<void>;
}

function ascending(addresses: readonly string[]): readonly string[] {
  return [...addresses].sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
}

/** Describes a network of four departments whose signers are given. */
export function networkOf(genesisHash: string, signers: readonly string[]): Network {
  const names = ["anhui", "shanghai", "justice", "court"];
  return {
    ...{ name: "trial", chainId: 31337, genesisHash, threshold: 3, validators: ascending(signers) },
    members: signers.map((governanceSigner, position) => ({ name: names[position] ?? "", governanceSigner })),
  };
}

/** Deploys to such a network; the first account deploys, the four after it govern. */
export async function setConsortiumStage(): Promise<ConsortiumStage> {
  const connection = await network.create({ override: { initialDate: new Date().toISOString() } });
  const accounts = await connection.ethers.getSigners();
  const clientOf = (number: number): Client => createClient({ runner: accounts[number] ?? accounts[0]!, deployment });
  const genesis = await connection.ethers.provider.getBlock(0);
  const plan = networkOf(
    genesis?.hash ?? "",
    accounts.slice(1, 5).map(({ address }) => address),
  );
  const progress: NetworkProgress[] = [];
  const deployment = await deployNetwork(connection, {
    ...{ network: plan, delays: { governance: delay, accreditation: 86_400 } },
    report: (step) => progress.push(step),
  });
  return {
    ...{ connection, network: plan, deployment, progress },
    deployer: clientOf(0),
    members: [1, 2, 3, 4].map(clientOf),
    stranger: clientOf(9),
    pass: async (seconds) => {
      await connection.ethers.provider.send("evm_increaseTime", [seconds]);
      await connection.ethers.provider.send("evm_mine", []);
    },
  };
}
