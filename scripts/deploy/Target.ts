import type { Provider, Signer } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";

/** A chain that is deployed to. */
export interface Target {
  /** What Hardhat Ignition sends transactions through. */
  readonly connection: NetworkConnection;
  /** Account that deploys and governs: the connection's first. */
  readonly deployer: Signer;
  /** Node that is asked about the chain. */
  readonly provider: Provider;
}
