import {
  CONSORTIUM_LIST_CHANGED,
  CONSORTIUM_SIGNER_ALREADY,
  CONSORTIUM_SIGNER_UNKNOWN,
} from "../errors/catalogue/consortium.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { listHead, type DecodedSignerChange } from "./SignerChange.js";

/** The account's own list of its signers. */
export interface SignerList {
  /** Addresses in the account's order: a signer that joins comes first. */
  readonly signers: readonly string[];
  /** How many of them have to approve. */
  readonly threshold: number;
}

/**
 * Does to a list what the account does to its own.
 *
 * @throws {ElicenseError} CONSORTIUM_SIGNER_ALREADY, CONSORTIUM_SIGNER_UNKNOWN or CONSORTIUM_LIST_CHANGED.
 */
export function applySignerChange({ signers, threshold }: SignerList, change: DecodedSignerChange): SignerList {
  switch (change.kind) {
    case "ADD":
      requireStrange(signers, change.signer);
      return { signers: [change.signer, ...signers], threshold: change.threshold };
    case "REMOVE":
      requirePlace(signers, change.signer, change.previous);
      return { signers: signers.filter((each) => each !== change.signer), threshold: change.threshold };
    case "REPLACE":
      requirePlace(signers, change.signer, change.previous);
      requireStrange(signers, change.replacement);
      return { signers: signers.map((each) => (each === change.signer ? change.replacement : each)), threshold };
    case "THRESHOLD":
      return { signers, threshold: change.threshold };
  }
}

/**
 * Finds who stands before a signer in a list.
 *
 * @throws {ElicenseError} CONSORTIUM_SIGNER_UNKNOWN.
 */
export function previousOf(signers: readonly string[], signer: string): string {
  const position = signers.indexOf(signer);
  if (position < 0) throw new ElicenseError(CONSORTIUM_SIGNER_UNKNOWN, { account: signer });
  return signers[position - 1] ?? listHead;
}

function requirePlace(signers: readonly string[], signer: string, previous: string | null): void {
  const actual = previousOf(signers, signer);
  if (actual !== previous)
    throw new ElicenseError(CONSORTIUM_LIST_CHANGED, { account: signer, previous: previous ?? "–", actual });
}

function requireStrange(signers: readonly string[], account: string): void {
  if (signers.includes(account)) throw new ElicenseError(CONSORTIUM_SIGNER_ALREADY, { account });
}
