import { getAddress, isHexString, zeroPadValue } from "ethers";

import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import { CONSORTIUM_PROPOSAL_FORM, CONSORTIUM_SIGNER_BARRED } from "../errors/catalogue/consortium.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { Change } from "./decodeChange.js";
import { requireConsortium } from "./requireConsortium.js";
import { safe } from "./safe.js";

/** What the members of the consortium may do to who decides. */
export type SignerChange =
  /** A department joins: its governance signer decides with the others, and from then on it takes so many of all. */
  | { readonly kind: "ADD"; readonly signer: string; readonly threshold: number }
  /** A department leaves. */
  | { readonly kind: "REMOVE"; readonly signer: string; readonly threshold: number }
  /** A department gets another key, as where it lost its own. */
  | { readonly kind: "REPLACE"; readonly signer: string; readonly replacement: string }
  /** Another number of the same signers decides. */
  | { readonly kind: "THRESHOLD"; readonly threshold: number };

/** A change of who decides, as its bytes have it. */
export type DecodedSignerChange = SignerChange & {
  /**
   * Who stands before the signer in the account's own list; address 1 for the first. Of a removal or a replacement alone: the
   * account refuses it where the list has changed.
   */
  readonly previous: string | null;
};

/** Begins the account's list of its signers. */
export const listHead = /* @__PURE__ */ zeroPadValue("0x01", 20);

/** Most signers that a proposal may speak of: a number that is larger is no accident. */
const mostSigners = 0xffff;

/**
 * Encodes a change of who decides, as a call of the account to itself.
 *
 * @throws {ElicenseError} CONSORTIUM_MISSING; ADDRESS_FORM; CONSORTIUM_SIGNER_BARRED for what can sign for no department;
 * CONSORTIUM_PROPOSAL_FORM for a threshold that is no number of signers.
 */
export function encodeSignerChange(client: Client, change: DecodedSignerChange): Change {
  const { account } = requireConsortium(client);
  const [name, values] = callOf(client, change);
  return { to: account, data: safe.encodeFunctionData(name, values) };
}

function callOf(client: Client, change: DecodedSignerChange): readonly [name: string, values: readonly unknown[]] {
  switch (change.kind) {
    case "ADD":
      return [
        "addOwnerWithThreshold",
        [requireEligible(client, change.signer, "signer"), requireThresholdForm(change.threshold)],
      ];
    case "REMOVE":
      return [
        "removeOwner",
        [requirePrevious(change), requireAccount(change.signer, "signer"), requireThresholdForm(change.threshold)],
      ];
    case "REPLACE":
      return [
        "swapOwner",
        [
          requirePrevious(change),
          requireAccount(change.signer, "signer"),
          requireEligible(client, change.replacement, "replacement"),
        ],
      ];
    case "THRESHOLD":
      return ["changeThreshold", [requireThresholdForm(change.threshold)]];
  }
}

/**
 * Tells what a change of who decides will do, and takes no other bytes than those that its words make: nothing else of what
 * the account could do to itself, as to take a module or a guard, is ever proposed.
 *
 * @throws {ElicenseError} CONSORTIUM_MISSING; CONSORTIUM_PROPOSAL_FORM where it does anything else.
 * @example
 * const change = await planSignerChange(member, { kind: "THRESHOLD", threshold: 4 });
 * const { kind } = decodeSignerChange(member, change);
 */
export function decodeSignerChange(client: Client, change: Change): DecodedSignerChange {
  const decoded = attempt(() => read(change.data));
  const encoded = decoded && attempt(() => encodeSignerChange(client, decoded));
  if (decoded === undefined || encoded?.to !== change.to || encoded.data !== change.data) {
    throw new ElicenseError(CONSORTIUM_PROPOSAL_FORM, { part: "data" });
  }
  return decoded;
}

function read(data: string): DecodedSignerChange | undefined {
  const call = isHexString(data) ? safe.parseTransaction({ data }) : null;
  const [first, second, third] = [...(call?.args ?? [])] as readonly unknown[];
  switch (call?.name) {
    case "addOwnerWithThreshold":
      return { kind: "ADD", signer: addressOf(first), threshold: Number(second), previous: null };
    case "removeOwner":
      return { kind: "REMOVE", signer: addressOf(second), threshold: Number(third), previous: addressOf(first) };
    case "swapOwner":
      return {
        kind: "REPLACE",
        signer: addressOf(second),
        replacement: addressOf(third),
        previous: addressOf(first),
      };
    case "changeThreshold":
      return { kind: "THRESHOLD", threshold: Number(first), previous: null };
    default:
      return undefined;
  }
}

function addressOf(value: unknown): string {
  return getAddress(String(value));
}

/**
 * Refuses what can sign for no department: nobody, the account itself, a contract of the deployment, and a validator, whose key
 * lies open on its machine.
 *
 * @returns The address with its checksum.
 * @throws {ElicenseError} ADDRESS_FORM; CONSORTIUM_SIGNER_BARRED.
 */
function requireEligible(client: Client, signer: string, field: string): string {
  const address = getAddress(requireAccount(signer, field));
  const { account } = requireConsortium(client);
  const { contracts, validators = [] } = client.deployment;
  const roles = Object.entries(contracts).find(([, contract]) => contract.address === address);
  const part =
    address === listHead
      ? "nobody"
      : address === account
        ? "governance"
        : (roles?.[0] ?? (validators.includes(address) ? "validator" : undefined));
  if (part !== undefined) throw barred(address, part);
  return address;
}

/** The error of an address that can sign for no department. */
export function barred(account: string, part: string): ElicenseError {
  return new ElicenseError(CONSORTIUM_SIGNER_BARRED, { account, part });
}

function requireThresholdForm(threshold: number): number {
  if (Number.isSafeInteger(threshold) && threshold > 0 && threshold <= mostSigners) return threshold;
  throw new ElicenseError(CONSORTIUM_PROPOSAL_FORM, { part: "threshold" });
}

function requirePrevious({ previous }: DecodedSignerChange): string {
  if (previous === null) throw new ElicenseError(CONSORTIUM_PROPOSAL_FORM, { part: "previous" });
  return requireAccount(previous, "previous");
}

function attempt<Result>(take: () => Result): Result | undefined {
  try {
    return take();
  } catch {
    // Said by the caller, without the data.
    return undefined;
  }
}
