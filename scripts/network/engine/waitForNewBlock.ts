import { localRpcUrl } from "../../../network/Node.js";
import { waitForBlock, type NewBlock } from "../../../network/waitForBlock.js";
import type { LocatedNetwork } from "../folders.js";
import { nextCommand } from "../nextCommand.js";
import { knownToRun } from "./isKnownToRun.js";
import { nodesHere, type LocalNode } from "./LocalNode.js";

/** Options of {@link waitForNewBlock}. */
export interface WaitForNewBlockOptions extends LocatedNetwork {
  /** How long to wait, seconds. */
  readonly seconds: number;
  readonly signal: AbortSignal;
}

/**
 * Waits until a node of this machine has a block that is new to it, and to the other validators that are known to run here.
 *
 * @throws {NetworkError} NODE_BEHIND or CHAIN_HALTED where none comes.
 */
export async function waitForNewBlock(
  { node }: LocalNode,
  { folder, network, seconds, signal }: WaitForNewBlockOptions,
): Promise<NewBlock> {
  // Validators ask for no token.
  const validators = nodesHere(folder, network).filter((each) => each.node.role === "validator");
  return waitForBlock(localRpcUrl(node), {
    ...{ seconds, network, signal, statusCommand: nextCommand("status", { folder, network }) },
    others: (await knownToRun(validators)).map((each) => localRpcUrl(each.node)),
  });
}
