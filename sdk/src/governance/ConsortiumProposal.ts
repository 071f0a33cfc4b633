import { AbiCoder, getAddress, Interface } from "ethers";

import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import type { GovernanceAccount } from "../deployment/Deployment.js";
import { CONSORTIUM_MISSING, CONSORTIUM_PROPOSAL_FORM } from "../errors/catalogue/consortium.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { requireChange, requireWholeChange, type Change } from "./decodeChange.js";
import { hashSafeTransaction } from "./safe.js";

/** What the consortium does with a change of its rules. */
export type ConsortiumCall =
  /** Announces it: it may be carried out once the delay is over, and not before `notBefore`, Unix time in seconds. */
  | { readonly kind: "ANNOUNCE"; readonly change: Change; readonly notBefore: number }
  /** Carries it out: what was announced and waited long enough, or what needs no delay. */
  | { readonly kind: "EXECUTE"; readonly change: Change }
  /** Calls off what was announced. */
  | { readonly kind: "CANCEL"; readonly change: Change; readonly proposer: string };

/** What the members of the consortium decide by approving it: one transaction of their multi-signature account. */
export interface ConsortiumProposal {
  /** Hash by which it is approved, 32 bytes in hexadecimal. */
  readonly hash: string;
  /** Its place: the account carries out one proposal for each number, in their order. */
  readonly number: number;
  /** What it does, in this order and all of it or nothing; empty where it only takes the place of another. */
  readonly calls: readonly ConsortiumCall[];
  /** Contract that the account calls. */
  readonly to: string;
  /** Calldata of that, in hexadecimal. */
  readonly data: string;
}

/**
 * Gives the multi-signature account of a deployment.
 *
 * @throws {ElicenseError} CONSORTIUM_MISSING where the manifest names none.
 */
export function requireConsortium({ deployment }: Pick<Client, "deployment">): GovernanceAccount {
  if (deployment.governance === undefined) throw new ElicenseError(CONSORTIUM_MISSING);
  return deployment.governance;
}

/**
 * Makes a proposal of what it does and its number.
 *
 * @throws {ElicenseError} CONSORTIUM_MISSING; CHANGE_FORM.
 */
export function encodeConsortiumProposal(
  client: Client,
  calls: readonly ConsortiumCall[],
  number: number,
): ConsortiumProposal {
  const { account } = requireConsortium(client);
  const { accessManager } = client.deployment.contracts;
  const [to, data] = calls.length === 0 ? [account, "0x"] : [accessManager.address, encodeCalls(client, calls)];
  const { chainId } = client.deployment;
  const hash = hashSafeTransaction({ chainId, account }, { to, data, nonce: number });
  return { hash, number, calls, to, data };
}

/**
 * Reads a proposal out of its bytes, and takes no others than those that its calls make: nobody approves what is not shown.
 *
 * @throws {ElicenseError} CONSORTIUM_PROPOSAL_FORM where it does anything else than governance does.
 */
export function decodeConsortiumProposal(
  client: Client,
  { to, data, number }: Pick<ConsortiumProposal, "to" | "data" | "number">,
): ConsortiumProposal {
  const { account } = requireConsortium(client);
  const isManager = to === client.deployment.contracts.accessManager.address;
  if (!isManager && to !== account) throw new ElicenseError(CONSORTIUM_PROPOSAL_FORM, { part: "to" });
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new ElicenseError(CONSORTIUM_PROPOSAL_FORM, { part: "number" });
  }
  const proposal = attempt(() => encodeConsortiumProposal(client, isManager ? decodeCalls(client, data) : [], number));
  if (proposal?.to !== to || proposal.data !== data) {
    throw new ElicenseError(CONSORTIUM_PROPOSAL_FORM, { part: "data" });
  }
  return proposal;
}

/** The bytes that stand behind the arguments of an approval, so that everybody finds what was approved. */
export function encodePayload({ to, data, number }: ConsortiumProposal): string {
  return AbiCoder.defaultAbiCoder().encode(payload, [to, number, data]);
}

/**
 * Reads what stands behind the arguments of an approval.
 *
 * @param hash - The hash that was approved.
 * @returns `undefined` where there is nothing of the kind, or not what was approved.
 */
export function decodePayload(client: Client, bytes: string, hash: string): ConsortiumProposal | undefined {
  return attempt(() => {
    const [to, number, data] = AbiCoder.defaultAbiCoder().decode(payload, bytes) as unknown as [string, bigint, string];
    const proposal = decodeConsortiumProposal(client, { to: getAddress(to), data, number: Number(number) });
    return proposal.hash === hash ? proposal : undefined;
  });
}

/** AccessManager's way to do several things in one call, all of them as its caller. */
const several = /* @__PURE__ */ Interface.from(["function multicall(bytes[] data)"]);

const payload = ["address", "uint256", "bytes"];

function encodeCalls(client: Client, calls: readonly ConsortiumCall[]): string {
  const encoded = calls.map((call) => encodeCall(client, call));
  const [only] = encoded;
  return encoded.length === 1 && only !== undefined ? only : several.encodeFunctionData("multicall", [encoded]);
}

function encodeCall(client: Client, call: ConsortiumCall): string {
  const abi = interfaces.accessManager;
  const { to, data } = requireChange(client, call.change);
  switch (call.kind) {
    case "ANNOUNCE":
      return abi.encodeFunctionData("schedule", [to, data, call.notBefore]);
    case "EXECUTE":
      return abi.encodeFunctionData("execute", [to, data]);
    case "CANCEL":
      return abi.encodeFunctionData("cancel", [call.proposer, to, data]);
  }
}

function decodeCalls(client: Client, data: string): readonly ConsortiumCall[] {
  const isSeveral = data.slice(0, 10) === several.getFunction("multicall")?.selector;
  const parts = isSeveral ? (several.decodeFunctionData("multicall", data) as unknown as [string[]])[0] : [data];
  return [...parts].map((part) => decodeCall(client, part));
}

function decodeCall(client: Client, data: string): ConsortiumCall {
  const call = interfaces.accessManager.parseTransaction({ data });
  const {
    target,
    data: inner,
    when,
    caller,
  } = (call?.args.toObject() ?? {}) as unknown as {
    readonly target: string;
    readonly data: string;
    readonly when?: bigint;
    readonly caller?: string;
  };
  const change = requireWholeChange(client, { to: target, data: inner });
  switch (call?.name) {
    case "schedule":
      return { kind: "ANNOUNCE", change, notBefore: Number(when) };
    case "execute":
      return { kind: "EXECUTE", change };
    case "cancel":
      return { kind: "CANCEL", change, proposer: caller ?? "" };
    default:
      throw new ElicenseError(CONSORTIUM_PROPOSAL_FORM, { part: "data" });
  }
}

/** Takes what cannot be read for nothing that governance does. */
function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
