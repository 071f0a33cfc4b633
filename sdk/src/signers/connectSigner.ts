import { getAddress, isAddress, type Provider, type Signer } from "ethers";

import { requireAccount } from "../account.js";
import { SIGNER_ACCOUNT_AMBIGUOUS, SIGNER_ACCOUNT_UNKNOWN, SIGNER_REFUSED } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { askerOf, type AskSigner } from "./ask.js";
import { clefDialect, ethDialect, type Dialect } from "./dialects.js";
import { RemoteSigner } from "./RemoteSigner.js";

/** Options of {@link connectSigner}. */
export interface ConnectSignerOptions {
  /** Node to read from and to send to. */
  readonly provider: Provider;
  /** The account to sign with; the signer's only one if left out. */
  readonly account?: string;
  /** How long the signer may take to answer, seconds: a person may have to agree. */
  readonly timeoutSeconds?: number;
}

/**
 * A signer whose key is in another program. What it asks for is signed as it is, or fails with SIGNER_REFUSED,
 * SIGNER_UNREACHABLE or SIGNER_WRONG_SIGNATURE.
 */
export interface ConnectedSigner extends Signer {
  /** The account that it signs with, with its checksum. */
  readonly address: string;
}

/**
 * Connects to a program that keeps keys and signs with them: Web3Signer (`eth_signTransaction`), a node that holds keys,
 * or Clef (`account_signTransaction`). It finds out by itself which of them it is. Clef is asked for its accounts, which a
 * person has to agree to, only where none is named.
 *
 * @param url - Address of its JSON-RPC; a user name and password in it are sent as basic authentication.
 * @param options.timeoutSeconds - 240 if left out.
 * @returns A signer for `createClient`. A signature of anything but what it asked for is refused.
 * @throws {ElicenseError} NODE_URL; ADDRESS_FORM for an `account` that is none; SIGNER_UNREACHABLE; SIGNER_REFUSED;
 * SIGNER_ACCOUNT_UNKNOWN where the signer does not have the account; SIGNER_ACCOUNT_AMBIGUOUS where none is named and it
 * has several, or none.
 */
export async function connectSigner(url: string, options: ConnectSignerOptions): Promise<ConnectedSigner> {
  const { provider, timeoutSeconds = 240 } = options;
  const account = options.account === undefined ? undefined : getAddress(requireAccount(options.account, "account"));
  const ask = askerOf(url, timeoutSeconds);

  const { dialect, accounts } = await meet(ask, account === undefined);
  if (account !== undefined && accounts?.includes(account) === false) {
    throw new ElicenseError(SIGNER_ACCOUNT_UNKNOWN, { account, accounts: accounts.join(", ") });
  }
  const chosen = account ?? (accounts?.length === 1 ? accounts[0] : undefined);
  if (chosen === undefined) {
    const offered = accounts ?? [];
    throw new ElicenseError(SIGNER_ACCOUNT_AMBIGUOUS, { count: offered.length, accounts: offered.join(", ") });
  }
  return new RemoteSigner(chosen, ask, dialect, provider);
}

/** Web3Signer hands on to its node what it does not know, so it is asked first in its own words. */
async function meet(ask: AskSigner, listing: boolean): Promise<{ dialect: Dialect; accounts?: readonly string[] }> {
  const answer = await ask(ethDialect.accounts, []);
  if (answer.kind === "RESULT") return { dialect: ethDialect, accounts: accountsIn(answer.result) };
  const greeting = await ask(listing ? clefDialect.accounts : "account_version", []);
  if (greeting.kind === "REFUSED") throw new ElicenseError(SIGNER_REFUSED, { reason: greeting.reason });
  return { dialect: clefDialect, ...(listing && { accounts: accountsIn(greeting.result) }) };
}

function accountsIn(result: unknown): readonly string[] {
  const all = Array.isArray(result) ? (result as unknown[]) : [];
  return all.filter((each): each is string => typeof each === "string" && isAddress(each)).map(getAddress);
}
