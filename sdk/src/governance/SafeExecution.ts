import { AbiCoder, type Result } from "ethers";

import type { Client } from "../client.js";
import { requireConsortium } from "./requireConsortium.js";
import { hashSafeTransaction, type SafeTerms } from "./safe.js";

/** What the account says that it is about to carry out, in its event `SafeMultiSigTransaction`. */
export interface SafeExecution {
  /** Hash that was approved or signed, of the event's own values: another transaction has another one. */
  readonly hash: string;
  /** Its place among the account's transactions. */
  readonly number: number;
  readonly to: string;
  /** Calldata, in hexadecimal. */
  readonly data: string;
}

/** Reads the values of the event. */
export function executionIn(client: Client, values: Result): SafeExecution {
  const {
    to,
    data,
    additionalInfo,
    signatures: _,
    ...terms
  } = values.toObject() as unknown as SafeTerms & {
    readonly to: string;
    readonly data: string;
    readonly signatures: string;
    readonly additionalInfo: string;
  };
  // The number, who sent it, and how many had to sign.
  const [nonce] = AbiCoder.defaultAbiCoder().decode(["uint256", "address", "uint256"], additionalInfo) as unknown as [
    bigint,
  ];
  const { account } = requireConsortium(client);
  const { chainId } = client.deployment;
  const number = Number(nonce);
  const hash = hashSafeTransaction({ chainId, account }, { ...terms, to, data, nonce: number });
  return { hash, number, to, data };
}
