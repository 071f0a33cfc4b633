import { isHexString, type Interface, type TransactionDescription } from "ethers";

import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { CHANGE_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";

/** What governance may change, by the contract that carries it out. */
const governed = {
  authorityRegistry: {
    abi: interfaces.authorities,
    functions: [
      "admitRoot",
      "accreditRoot",
      "deactivateByGovernance",
      "distrustKeyByGovernance",
      "appointRootAdministrator",
      "setAccreditationDelay",
    ],
  },
  licenseCatalog: {
    abi: interfaces.catalog,
    functions: ["addType", "addReason", "setApproval", "closeReason", "addUse", "closeUse"],
  },
  licenseRegistry: { abi: interfaces.licenses, functions: ["pause", "unpause"] },
} as const;

/** A change that governance makes, as the transaction of its `prepare…` has it. */
export interface Change {
  /** Address of the registry. */
  readonly to: string;
  /** Calldata, in hexadecimal. */
  readonly data: string;
}

/** What a change will do. */
export interface DecodedChange {
  readonly contract: keyof typeof governed;
  /** Name of the registry's function. */
  readonly name: string;
  /** Its arguments by their names, as the chain has them. */
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Tells what a change will do, so that who proposes, executes or cancels it sees more than bytes.
 *
 * @throws {ElicenseError} CHANGE_FORM where it is for no registry of the deployment, or is nothing that governance
 * does.
 * @example
 * const { name, values } = decodeChange(client, change);
 */
export function decodeChange(client: Client, { to, data }: Change): DecodedChange {
  const { contracts: deployed } = client.deployment;
  const contracts = Object.keys(governed) as (keyof typeof governed)[];
  const contract = contracts.find((role) => deployed[role].address.toLowerCase() === to.toLowerCase());
  if (contract === undefined) throw new ElicenseError(CHANGE_FORM, { part: "to" });
  const { abi, functions } = governed[contract];
  const call = parse(abi, data);
  if (call === null || !(functions as readonly string[]).includes(call.name)) {
    throw new ElicenseError(CHANGE_FORM, { part: "data" });
  }
  return { contract, name: call.name, values: call.args.toObject(true) };
}

/**
 * As {@link decodeChange}, of a change that others wrote: it must have no bytes of which its arguments do not tell.
 *
 * @throws {ElicenseError} CHANGE_FORM.
 */
export function requireWholeChange(client: Client, change: Change): Change {
  const abi: Interface = governed[decodeChange(client, change).contract].abi;
  const call = parse(abi, change.data);
  if (call === null || abi.encodeFunctionData(call.fragment, call.args) !== change.data) {
    throw new ElicenseError(CHANGE_FORM, { part: "data" });
  }
  return change;
}

/** Refuses what is no change of the deployment's registries. */
export function requireChange(client: Client, change: Change): Change {
  decodeChange(client, change);
  return change;
}

function parse(abi: Interface, data: string): TransactionDescription | null {
  if (!isHexString(data)) return null;
  try {
    return abi.parseTransaction({ data });
  } catch {
    // Said by the caller, without the data.
    return null;
  }
}
