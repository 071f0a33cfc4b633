import { isHexString } from "ethers";

import { findBlock, type BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { CHANGE_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { mapInGroups } from "../history/mapInGroups.js";
import { readPatiently } from "../history/reading.js";
import { scan, type ScanOptions } from "../history/scan.js";
import { decodeChange, type Change } from "./decodeChange.js";
import { getProposal, type WaitingProposal } from "./getProposal.js";

/** A change that waits, and who proposed it. */
export interface ProposedChange extends WaitingProposal {
  readonly change: Change;
  /** Account that proposed it. */
  readonly proposer: string;
  /** Block of the proposal. */
  readonly block: number;
}

/** Parameters of {@link getProposals}. */
export interface GetProposalsParameters extends ScanOptions {
  /** The only one that is sought, by the hash that its proposal gave; all if left out. */
  readonly operation?: string;
  /** Block to read at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Finds the changes that wait to be carried out, or may be, in the order of their proposals. Every block from the
 * deployment's first on is searched; what became of each proposal is asked of the state. What AccessManager was asked to
 * schedule and is no change of the registries is left out. It is one node's word: no count in the state says how many there
 * are, so a node could hide one; ask another where that matters.
 *
 * @throws {ElicenseError} CHANGE_FORM for an operation that is no hash; READING_FORM, BLOCK_FORM; BLOCK_UNKNOWN;
 * READING_ABORTED; or the node's trouble.
 * @example
 * const [first] = await getProposals(client);
 */
export async function getProposals(
  client: Client,
  { operation, block: at, ...options }: GetProposalsParameters = {},
): Promise<readonly ProposedChange[]> {
  if (operation !== undefined && !isHexString(operation, 32)) {
    throw new ElicenseError(CHANGE_FORM, { part: "operation" });
  }
  const scheduled = interfaces.accessManager.getEvent("OperationScheduled");
  return readPatiently(client, options, async (ask) => {
    const { number: block } = await ask(() => findBlock(client, at));
    const { address } = client.deployment.contracts.accessManager;
    const topics = [scheduled.topicHash, operation ?? null];
    const search = { address, topics, from: client.deployment.block, to: block };
    // Proposed again, it is the same operation: the last time counts.
    const found = new Map<string, Pick<ProposedChange, "change" | "proposer" | "block">>();
    for await (const { from, to, logs } of scan(client, search, options)) {
      for (const { topics: parts, data, blockNumber } of logs) {
        const event = interfaces.accessManager.decodeEventLog(scheduled, data, parts);
        const { operationId, caller, target, data: call } = event as unknown as Readonly<Record<string, string>>;
        const change = { to: target ?? "", data: call ?? "" };
        found.delete(operationId ?? "");
        if (isChange(client, change)) {
          found.set(operationId ?? "", { change, proposer: caller ?? "", block: blockNumber });
        }
      }
      options.onProgress?.({ from, to, head: block, records: found.size, total: found.size });
    }
    const waiting = await mapInGroups([...found.values()], async (proposed) => {
      const proposal = await ask(() => getProposal(client, { ...proposed, block }));
      return proposal === null ? [] : [{ ...proposal, ...proposed }];
    });
    return waiting.flat();
  });
}

function isChange(client: Client, change: Change): boolean {
  try {
    decodeChange(client, change);
    return true;
  } catch {
    return false;
  }
}
