import type { Node } from "./Node.js";

/** Where a node's files are on the machine that runs it as a service; a local network names its own. */
export interface NodePaths {
  readonly folder: string;
  readonly config: string;
  readonly genesis: string;
  readonly staticNodes: string;
  readonly nodesAllowlist: string;
  readonly accountsAllowlist: string;
  /** Private key. */
  readonly key: string;
  /** Public half of the key that signs the tokens of an RPC node. */
  readonly jwtPublicKey: string;
  readonly data: string;
}

/** Names a node's files in their folders. */
export function pathsIn(folder: string, keys: string, data: string, role: Node["role"]): NodePaths {
  return {
    folder,
    config: `${folder}/config.toml`,
    genesis: `${folder}/genesis.json`,
    staticNodes: `${folder}/static-nodes.json`,
    nodesAllowlist: `${folder}/nodes-allowlist.toml`,
    accountsAllowlist: `${folder}/accounts-allowlist.toml`,
    key: `${keys}/${role}.key`,
    jwtPublicKey: `${keys}/jwt.pub.pem`,
    data,
  };
}

/** Where a department's service has them. */
export function servicePaths(network: string, { role }: Pick<Node, "role">): NodePaths {
  return pathsIn(`/etc/besu/${network}/${role}`, `/etc/besu/${network}/keys`, `/var/lib/besu/${network}/${role}`, role);
}
