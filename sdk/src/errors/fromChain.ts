import { isError, Interface, type CallExceptionError, type ErrorDescription } from "ethers";

import { IAccessLog__factory } from "../../../typechain-types/factories/contracts/interfaces/IAccessLog__factory.js";
import { IAuthorityRegistry__factory } from "../../../typechain-types/factories/contracts/interfaces/IAuthorityRegistry__factory.js";
import { ILicenseCatalog__factory } from "../../../typechain-types/factories/contracts/interfaces/ILicenseCatalog__factory.js";
import { ILicenseRegistry__factory } from "../../../typechain-types/factories/contracts/interfaces/ILicenseRegistry__factory.js";
import { actions, nameOf, rights, statuses } from "../codes.js";
import { dayFromNumber } from "../day.js";
import type { ErrorCode } from "./catalogue.js";
import {
  SAFE_CALL_FAILED,
  SAFE_NOT_APPROVED,
  SAFE_NOT_OWNER,
  SAFE_OUT_OF_GAS,
  SAFE_SIGNATURES_SHORT,
  SAFE_SIGNER_INVALID,
} from "./catalogue/consortium.js";
import { NODE_REFUSED } from "./catalogue/deployment.js";
import type { ErrorEntry } from "./catalogue/ErrorEntry.js";
import * as openzeppelinErrors from "./catalogue/openzeppelin.js";
import * as registryErrors from "./catalogue/registries.js";
import { ElicenseError, type ErrorDetails } from "./ElicenseError.js";
import { fromNode } from "./fromNode.js";
import { openzeppelinAbi } from "./openzeppelinAbi.js";

interface ErrorInput {
  readonly name: string;
  readonly type: string;
  /** What Solidity calls the type; OpenZeppelin's errors come without it. */
  readonly internalType?: string;
}

interface AbiEntry {
  readonly type: string;
  readonly name: string;
  readonly inputs: readonly ErrorInput[];
}

/** ABIs whose errors a transaction to the registries can revert with. */
export const revertAbis = [
  ...IAuthorityRegistry__factory.abi,
  ...ILicenseCatalog__factory.abi,
  ...ILicenseRegistry__factory.abi,
  ...IAccessLog__factory.abi,
  ...(JSON.parse(Interface.from(openzeppelinAbi).formatJson()) as readonly AbiEntry[]),
].filter(({ type }) => type === "error");

/** What they mean, each by its code. */
const revertEntries: Readonly<Record<string, ErrorEntry<ErrorCode>>> = { ...registryErrors, ...openzeppelinErrors };

const reverts = Interface.from(revertAbis);

const inputsByError = new Map(revertAbis.map((entry) => [(entry as { name: string }).name, entry.inputs]));

/**
 * Turns what a call or transaction threw into the SDK's error: a custom error of the registries by its selector, and
 * the node's own trouble by its kind.
 *
 * @param error - What ethers threw.
 */
export function fromChain(error: unknown): ElicenseError {
  if (error instanceof ElicenseError) return error;
  const data = revertDataOf(error);
  const description = data === undefined ? null : reverts.parseError(data);
  if (description === null) {
    if (!isError(error, "CALL_EXCEPTION")) return fromNode(error);
    const trouble = nodeTroubleIn(error);
    if (trouble !== undefined) return new ElicenseError(NODE_REFUSED, { reason: trouble }, { cause: error });
    return new ElicenseError(registryErrors.REVERT_UNKNOWN, { reason: error.reason ?? "" }, { cause: error });
  }
  if (description.name === "Error") return fromReason(String(description.args[0]), error);
  return new ElicenseError(entryOfRevert(description.name), detailsOf(description), { cause: error });
}

/** Refusals of a Safe, version 1.4.1, by what it says in the place of a custom error. */
const safeRefusals: Readonly<Record<string, ErrorEntry<ErrorCode>>> = {
  GS010: SAFE_OUT_OF_GAS,
  GS013: SAFE_CALL_FAILED,
  GS020: SAFE_SIGNATURES_SHORT,
  GS025: SAFE_NOT_APPROVED,
  GS026: SAFE_SIGNER_INVALID,
  GS030: SAFE_NOT_OWNER,
};

/** A revert that gave a text. */
function fromReason(reason: string, cause: unknown): ElicenseError {
  const entry = Object.hasOwn(safeRefusals, reason) ? safeRefusals[reason] : undefined;
  return new ElicenseError(entry ?? registryErrors.REVERT_UNKNOWN, { reason }, { cause });
}

/** What a node says that ended a call, where that gave no data: in the words of Besu, geth and anvil. */
const ended = /revert|gas|opcode|stack|halt|EVM/i;

/**
 * What a node had against a call, where the call itself was not refused: ethers takes a limit of requests, or a state
 * that the node has no more, for a revert that gave nothing, not even empty data.
 */
function nodeTroubleIn({ data, info }: CallExceptionError): string | undefined {
  const { message } = (info as { readonly error?: { readonly message?: unknown } } | undefined)?.error ?? {};
  return data === null && typeof message === "string" && !ended.test(message) ? message : undefined;
}

/** The error for a custom error: its name in capitals is the code, as `LICENSE_REGISTRY_ALREADY_ISSUED`. */
export function entryOfRevert(name: string): ErrorEntry<ErrorCode> {
  const code = name
    .replace(/^ERC721/, "Erc721")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toUpperCase();
  return (Object.hasOwn(revertEntries, code) ? revertEntries[code] : undefined) ?? registryErrors.REVERT_UNKNOWN;
}

/**
 * What a revert gave back. ethers, nodes and wallets keep it in different places: as `data`, in a `data` of its own, or
 * in the error that theirs came from.
 */
function revertDataOf(error: unknown, depth = 0): string | undefined {
  if (typeof error !== "object" || error === null || depth > 4) return undefined;
  const { data, error: inner, info, cause } = error as Record<string, unknown>;
  if (typeof data === "string" && /^0x(?:[0-9a-f]{2}){4,}$/i.test(data)) return data;
  for (const next of [data, inner, info, cause]) {
    const found = revertDataOf(next, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function detailsOf({ name, args }: ErrorDescription): ErrorDetails {
  const inputs = inputsByError.get(name) ?? [];
  return Object.fromEntries([
    ["reason", name],
    ...inputs.map((input, position) => [input.name, readable(input, args[position] as unknown)] as const),
  ]);
}

/** The chain's numbers as people read them. */
function readable({ name, internalType }: ErrorInput, value: unknown): string | number | bigint | boolean {
  const number = value as bigint;
  if (name === "statuses") return statuses.filter((_, position) => (number >> BigInt(position)) & 1n).join(", ");
  if (internalType === "Day") return dayFromNumber(number);
  if (internalType === "enum Status") return nameOf(statuses, number) ?? number;
  if (internalType === "enum Action") return nameOf(actions, number) ?? number;
  if (internalType === "enum Right") return nameOf(rights, number) ?? number;
  return typeof value === "bigint" || typeof value === "boolean" ? value : String(value);
}
