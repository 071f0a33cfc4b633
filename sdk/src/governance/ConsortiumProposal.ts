import { AbiCoder, getAddress, Interface } from "ethers";

import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { CONSORTIUM_PROPOSAL_FORM } from "../errors/catalogue/consortium.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { requireChange, requireWholeChange, type Change } from "./decodeChange.js";
import { requireConsortium } from "./requireConsortium.js";
import { hashSafeTransaction } from "./safe.js";
import { decodeSignerChange } from "./SignerChange.js";

/** What the consortium does with a change of its rules. */
export type ConsortiumCall =
  /** Announces it: it may be carried out once the delay is over, and not before `notBefore`, Unix time in seconds. */
  | { readonly kind: "ANNOUNCE"; readonly change: Change; readonly notBefore: number }
  /** Carries it out: what was announced and waited long enough, or what needs no delay. */
  | { readonly kind: "EXECUTE"; readonly change: Change }
  /** Calls off what was announced. */
  | { readonly kind: "CANCEL"; readonly change: Change; readonly proposer: string }
  /** Changes who decides, at once; a proposal that does so does nothing else. `planSignerChange` makes the change. */
  | { readonly kind: "SIGNERS"; readonly change: Change };

/** What the consortium does as governance, through the AccessManager. */
type GovernedCall = Exclude<ConsortiumCall, { readonly kind: "SIGNERS" }>;

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
 * Makes a proposal of what it does and its number.
 *
 * @throws {ElicenseError} CONSORTIUM_MISSING; CHANGE_FORM; CONSORTIUM_PROPOSAL_FORM where it changes who decides, and does
 * something else besides.
 */
export function encodeConsortiumProposal(
  client: Client,
  calls: readonly ConsortiumCall[],
  number: number,
): ConsortiumProposal {
  const { account } = requireConsortium(client);
  const { to, data } = encodeTransaction(client, calls);
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
  const decode = (): readonly ConsortiumCall[] => (isManager ? decodeCalls(client, data) : decodeOwn(client, to, data));
  const proposal = attempt(() => encodeConsortiumProposal(client, decode(), number));
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

function encodeTransaction(client: Client, calls: readonly ConsortiumCall[]): Change {
  if (calls.length === 0) return { to: requireConsortium(client).account, data: "0x" };
  const governed = calls.filter((call): call is GovernedCall => call.kind !== "SIGNERS");
  if (governed.length === calls.length) {
    return { to: client.deployment.contracts.accessManager.address, data: encodeCalls(client, governed) };
  }
  // The account calls one contract at a time, and itself has no way to do several things.
  const [only, ...others] = calls;
  if (only === undefined || others.length > 0) throw new ElicenseError(CONSORTIUM_PROPOSAL_FORM, { part: "calls" });
  decodeSignerChange(client, only.change);
  return only.change;
}

/** What the account does to itself: nothing, or a change of who decides. */
function decodeOwn(client: Client, to: string, data: string): readonly ConsortiumCall[] {
  if (data === "0x") return [];
  decodeSignerChange(client, { to, data });
  return [{ kind: "SIGNERS", change: { to, data } }];
}

function encodeCalls(client: Client, calls: readonly GovernedCall[]): string {
  const encoded = calls.map((call) => encodeCall(client, call));
  const [only] = encoded;
  return encoded.length === 1 && only !== undefined ? only : several.encodeFunctionData("multicall", [encoded]);
}

function encodeCall(client: Client, call: GovernedCall): string {
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
