import type { Interface, Result, TransactionReceipt } from "ethers";

import type { Client } from "../client.js";
import type { ContractRole } from "../deployment/Deployment.js";
import { RECORD_MISSING } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";

/** Which event of which contract is meant. */
interface Sought {
  readonly contract: ContractRole;
  readonly abi: Interface;
  readonly name: string;
}

/**
 * Takes the one event that an action must have left in its transaction's receipt.
 *
 * @returns The event's arguments.
 * @throws {ElicenseError} RECORD_MISSING where it is not there, or more than once.
 */
export function eventIn({ deployment }: Client, receipt: TransactionReceipt, { contract, abi, name }: Sought): Result {
  const address = deployment.contracts[contract].address.toLowerCase();
  const topic = abi.getEvent(name)?.topicHash;
  const logs = receipt.logs.filter((log) => log.address.toLowerCase() === address && log.topics[0] === topic);
  const event = logs.length === 1 && logs[0] !== undefined ? abi.parseLog(logs[0]) : null;
  if (event === null) throw new ElicenseError(RECORD_MISSING, { hash: receipt.hash });
  return event.args;
}
