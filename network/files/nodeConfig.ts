import type { NetworkPlan } from "../Network.js";
import { listeningHost, type Node } from "../Node.js";
import { servicePaths } from "../paths.js";
import { engine, node as settings } from "../profile.js";
import { toml, type TomlValue } from "./toml.js";

/** What a validator answers to its own machine, and an RPC node to programs. */
const apis = {
  validator: ["ETH", "NET", "WEB3", "QBFT", "ADMIN", "TXPOOL", "PERM"],
  rpc: ["ETH", "NET", "WEB3", "PERM"],
} as const;

/** Writes a node's options. The profile has to stand on the command line: here it would have no effect. */
export function nodeConfigText(network: NetworkPlan, node: Node): string {
  const paths = servicePaths(network.name, node);
  const isValidator = node.role === "validator";
  return toml([
    [
      `Network ${network.name}, chain ${String(network.chainId)}: node ${node.name}. To be started with --profile=${engine.profile}.`,
      { "genesis-file": paths.genesis, "data-path": paths.data, "node-private-key-file": paths.key },
    ],
    [
      "Keep every state, and take no shortcut to the head. Data of one format cannot be read under another.",
      { "data-storage-format": "FOREST", "sync-mode": "FULL" },
    ],
    [
      "Talk to the nodes of the departments and to nobody else.",
      {
        "p2p-interface": listeningHost(node),
        "p2p-host": node.host,
        "p2p-port": node.port,
        "discovery-enabled": false,
        "nat-method": "NONE",
        "max-peers": 100,
        "static-nodes-file": paths.staticNodes,
        "permissions-nodes-config-file-enabled": true,
        "permissions-nodes-config-file": paths.nodesAllowlist,
      },
    ],
    [
      "Take transactions of the departments' accounts alone, and no fee for them.",
      {
        "permissions-accounts-config-file-enabled": true,
        "permissions-accounts-config-file": paths.accountsAllowlist,
        "min-gas-price": 0,
      },
    ],
    [
      "Have room for an issuer of many licenses: of the pool's default it would use up its share at once.",
      { "tx-pool-max-size": settings.poolSize, "tx-pool-limit-by-account-percentage": settings.poolShareOfAccount },
    ],
    [
      isValidator
        ? "Answer this machine alone."
        : "Answer programs of this machine that show a token; those of others come through a proxy with TLS.",
      {
        "rpc-http-enabled": true,
        "rpc-http-host": "127.0.0.1",
        "rpc-http-port": node.rpcPort,
        "rpc-http-api": apis[node.role],
        // Compared with the header `Host` as it comes.
        "host-allowlist": ["127.0.0.1", "localhost"],
        "rpc-max-logs-range": settings.logRange,
        ...(!isValidator && tokens(paths.jwtPublicKey)),
      },
    ],
    [
      "Tell Prometheus on this machine how it goes.",
      {
        "color-enabled": false,
        "metrics-enabled": true,
        "metrics-host": "127.0.0.1",
        "metrics-port": node.metricsPort,
      },
    ],
  ]);
}

function tokens(publicKey: string): Readonly<Record<string, TomlValue>> {
  return {
    "rpc-http-authentication-enabled": true,
    "rpc-http-authentication-jwt-public-key-file": publicKey,
    "rpc-http-authentication-jwt-algorithm": "ES256",
    // What a transaction was refused for stays to be asked.
    "revert-reason-enabled": true,
  };
}
