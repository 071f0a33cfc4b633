import { connect } from "@elicense/sdk";
import type { JsonRpcProvider, Wallet } from "ethers";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import type { Config } from "../config.js";
import { nodeToken } from "../secrets/nodeToken.js";

/**
 * Connects to the node of the settings, the first one where they name several, with the token that it asks for.
 *
 * @returns A provider; call its `destroy` when done.
 * @throws {CommandError} SECRET_FILE_OPEN or FILE_UNREADABLE, of the token's file.
 * @throws {ElicenseError} NODE_TOKEN_FORM; NODE_UNREACHABLE, NODE_UNAUTHORIZED or NODE_FORBIDDEN.
 */
export async function connectNode(config: Config): Promise<JsonRpcProvider> {
  const token = nodeToken(config);
  return connect(config.rpcUrl, { ...(token && { token }) });
}

/**
 * Makes Hardhat's connection to the same node, for the deployer alone. Hardhat takes no token that may be renewed: the one of
 * now has to last until all is deployed.
 *
 * @returns The connection; call its `close` when done.
 * @throws {CommandError} SECRET_FILE_OPEN or FILE_UNREADABLE, of the token's file.
 * @throws {ElicenseError} NODE_TOKEN_FORM.
 */
export async function connectHardhat(config: Config, deployer: Wallet): Promise<NetworkConnection> {
  const token = nodeToken(config)?.();
  return network.create({
    network: "development",
    override: {
      ...{ url: config.rpcUrl, chainId: config.chainId, accounts: [deployer.privateKey] },
      ...(token !== undefined && { httpHeaders: { Authorization: `Bearer ${token}` } }),
    },
  });
}
