import { askNode } from "../../network/askNode.js";
import type { Network } from "../../network/Network.js";
import { localRpcUrl, nodesOf } from "../../network/Node.js";
import { nodesHere } from "./engine/LocalNode.js";
import { findProcess } from "./engine/NodeProcess.js";
import { localToken } from "./localToken.js";
import type { LocatedNetwork } from "./folders.js";
import { writeNetwork } from "./writeNetwork.js";

/** What became of a change of a network's members. */
export interface WrittenChange {
  /** Paths of the files that are new, in the network's folder. */
  readonly written: readonly string[];
  /** Nodes of this machine that read their allowlists anew. */
  readonly reloaded: readonly string[];
}

/**
 * Writes a network whose members changed, and has the nodes of this machine that run read their allowlists anew: nobody has
 * to restart one for a further account. Validators are made to dial the new nodes, too.
 *
 * @throws {ElicenseError} The node's trouble.
 */
export async function writeChange(
  { folder, network: before }: LocatedNetwork,
  network: Network,
): Promise<WrittenChange> {
  const written = writeNetwork(folder, network);
  const known = new Set(nodesOf(before).map(({ enode }) => enode));
  const added = nodesOf(network).filter(({ enode }) => !known.has(enode));
  const reloaded: string[] = [];
  for (const local of nodesHere(folder, network)) {
    if ((await findProcess(local)) === undefined) continue;
    const { node } = local;
    const reload = async (): Promise<void> =>
      askNode(
        localRpcUrl(node),
        async (provider) => {
          await provider.send("perm_reloadPermissionsFromFile", []);
          if (node.role === "rpc") return;
          for (const { enode, publicKey } of added) {
            if (publicKey !== node.publicKey) await provider.send("admin_addPeer", [enode]);
          }
        },
        await localToken(folder, node),
      );
    await reload();
    reloaded.push(node.name);
  }
  return { written, reloaded };
}
