import { isError, Interface, type CallExceptionError, type ErrorDescription } from "ethers";

import { IAccessLog__factory } from "../../../typechain-types/factories/contracts/interfaces/IAccessLog__factory.js";
import { IAuthorityRegistry__factory } from "../../../typechain-types/factories/contracts/interfaces/IAuthorityRegistry__factory.js";
import { ILicenseCatalog__factory } from "../../../typechain-types/factories/contracts/interfaces/ILicenseCatalog__factory.js";
import { ILicenseRegistry__factory } from "../../../typechain-types/factories/contracts/interfaces/ILicenseRegistry__factory.js";
import { actions, nameOf, rights, statuses } from "../codes.js";
import { dayFromNumber } from "../day.js";
import type { ErrorCode } from "./catalogue.js";
import { NODE_REFUSED } from "./catalogue/deployment.js";
import type { ErrorEntry } from "./catalogue/ErrorEntry.js";
import { REVERT_UNKNOWN } from "./catalogue/registries.js";
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

/** Errors that calls can revert with. */
export interface KnownReverts {
  /** What custom errors mean, by code. */
  readonly errors: Readonly<Record<string, ErrorEntry<ErrorCode>>>;
  /** What means the same as a text, by that text. */
  readonly texts?: Readonly<Record<string, ErrorEntry<ErrorCode>>>;
}

/** Reads what a call reverted with. It is made when it is needed: most programs start and end without it. */
let reverts: Interface | undefined;

const inputsByError = new Map(revertAbis.map((entry) => [(entry as { name: string }).name, entry.inputs]));

/**
 * Turns what a call or transaction threw into the SDK's error: a custom error of the registries by its selector, and
 * the node's own trouble by its kind.
 *
 * @param error - What ethers threw.
 * @param known - What the call can revert with; anything else is REVERT_UNKNOWN, with its name.
 */
export function fromRevert(error: unknown, known: KnownReverts): ElicenseError {
  if (error instanceof ElicenseError) return error;
  const data = revertDataOf(error);
  const description = data === undefined ? null : (reverts ??= Interface.from(revertAbis)).parseError(data);
  if (description === null) {
    if (!isError(error, "CALL_EXCEPTION")) return fromNode(error);
    const trouble = nodeTroubleIn(error);
    if (trouble !== undefined) return new ElicenseError(NODE_REFUSED, { reason: trouble }, { cause: error });
    return new ElicenseError(REVERT_UNKNOWN, { reason: error.reason ?? "" }, { cause: error });
  }
  if (description.name === "Error") {
    const reason = String(description.args[0]);
    return new ElicenseError(memberOf(known.texts, reason) ?? REVERT_UNKNOWN, { reason }, { cause: error });
  }
  const entry = memberOf(known.errors, codeOfRevert(description.name));
  return new ElicenseError(entry ?? REVERT_UNKNOWN, detailsOf(description), { cause: error });
}

function memberOf<Member>(members: Readonly<Record<string, Member>> | undefined, name: string): Member | undefined {
  return members !== undefined && Object.hasOwn(members, name) ? members[name] : undefined;
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

/** The code of a custom error: its name in capitals, as `LICENSE_REGISTRY_ALREADY_ISSUED`. */
export function codeOfRevert(name: string): string {
  return name
    .replace(/^ERC721/, "Erc721")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toUpperCase();
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
