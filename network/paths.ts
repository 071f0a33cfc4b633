import type { JoiningCard } from "./JoiningCard.js";
import type { Node } from "./Node.js";

/** Where a node's files are on the machine that runs it as a service; a local network names its own. */
export interface NodePaths {
  readonly folder: string;
  readonly config: string;
  readonly genesis: string;
  readonly staticNodes: string;
  readonly nodesAllowlist: string;
  /** Folder of the one file that the node writes anew itself, each time that it reads it. */
  readonly permissions: string;
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
    permissions: `${folder}/permissions`,
    accountsAllowlist: `${folder}/permissions/accounts-allowlist.toml`,
    key: `${keys}/${role}.key`,
    jwtPublicKey: `${keys}/jwt.pub.pem`,
    data,
  };
}

/** Where a member's service has them: apart from another member's on the same machine, as while a key is rotated. */
export function servicePaths(network: string, { member, role }: ServedNode): NodePaths {
  const [config, data] = [`/etc/besu/${network}/${member.name}`, `/var/lib/besu/${network}/${member.name}`];
  return pathsIn(`${config}/${role}`, `${config}/keys`, `${data}/${role}`, role);
}

/**
 * Names what a node is handed of its member's secrets: its own key, and the public half for its tokens if programs ask it.
 * Who breaks into the node that programs talk to finds neither the validator's key nor the one that signs tokens.
 */
export function secretsOf({ role }: Pick<Node, "role">, { key, jwtPublicKey }: NodePaths): readonly string[] {
  return role === "rpc" ? [key, jwtPublicKey] : [key];
}

/** Whose node it is, and which. */
export interface ServedNode {
  readonly member: Pick<JoiningCard, "name">;
  readonly role: Node["role"];
}
