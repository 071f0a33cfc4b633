import { getAddress } from "ethers";

import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import type { ElicenseError } from "../errors/ElicenseError.js";
import { fromChain } from "../errors/fromChain.js";
import { addressOf, type Call } from "./Call.js";
import { withGasMargin } from "./gas.js";
import { noFees, signerOf } from "./send.js";
import { toRefusal } from "./toRefusal.js";

/** A transaction that nobody has signed yet, as any ethers signer takes it. The signer gives it its nonce. */
export interface UnsignedTransaction {
  readonly chainId: number;
  /** Address of the contract. */
  readonly to: string;
  /** Calldata, in hexadecimal: the very bytes that the action sends. */
  readonly data: string;
  readonly value: 0n;
  /** The account that it was prepared for; left out where none was named. */
  readonly from?: string;
  /** Gas that it may take: what it takes now and a quarter more; left out where it is refused, or `from` is. */
  readonly gasLimit?: bigint;
  /** 0 on a chain without fees; left out on any other, where the signer offers what it will. */
  readonly maxFeePerGas?: 0n;
  readonly maxPriorityFeePerGas?: 0n;
}

/** How a transaction would come out if it were carried out now. */
export type Prediction<Outcome> =
  | { readonly kind: "DONE"; readonly outcome: Outcome }
  | { readonly kind: "REFUSED"; readonly error: ElicenseError }
  /** Nobody was named who would send it. */
  | { readonly kind: "UNKNOWN" };

/** A write that was prepared and not sent. */
export interface PreparedTransaction<Outcome = null> {
  readonly transaction: UnsignedTransaction;
  readonly prediction: Prediction<Outcome>;
  /** Gas that it takes now; left out where it is refused, or nobody was named who would send it. */
  readonly gas?: bigint;
}

/** Options of every `prepare…` of a write. */
export interface PrepareOptions {
  /** The account that will send it, a contract's included; the client's signer if left out. */
  readonly from?: string;
}

/**
 * Prepares a write without sending it.
 *
 * @param encode - Encodes the call; what is wrong with it is thrown.
 * @throws {ElicenseError} What is wrong with the parameters; ADDRESS_FORM for a `from` that is no account; or the
 * node's trouble. A refusal of the registries is a prediction, and not thrown.
 */
export async function prepareTransaction<Outcome>(
  client: Client,
  encode: () => Call<Outcome>,
  { from }: PrepareOptions = {},
): Promise<PreparedTransaction<Outcome>> {
  try {
    const call = encode();
    const { chainId } = client.deployment;
    const { data, contract } = call;
    const to = addressOf(client.deployment, contract);
    const account =
      from === undefined ? await signerOf(client)?.getAddress() : getAddress(requireAccount(from, "from"));
    await client.ready();
    const [fees, { gas, ...prediction }] = await Promise.all([noFees(client), predict(client, call, to, account)]);
    const transaction: UnsignedTransaction = {
      ...{ chainId, to, data, value: 0n },
      ...(account !== undefined && { from: account }),
      ...(gas !== undefined && { gasLimit: withGasMargin(gas) }),
      ...fees,
    };
    return { transaction, prediction, ...(gas !== undefined && { gas }) };
  } catch (error) {
    throw fromChain(error);
  }
}

async function predict<Outcome>(
  { provider }: Client,
  { data, outcome }: Call<Outcome>,
  to: string,
  from: string | undefined,
): Promise<Prediction<Outcome> & { readonly gas?: bigint }> {
  if (from === undefined) return { kind: "UNKNOWN" };
  let tried: readonly [returned: string, gas: bigint];
  try {
    const request = { to, data, from };
    tried = await Promise.all([provider.call(request), provider.estimateGas(request)]);
  } catch (thrown) {
    return { kind: "REFUSED", error: toRefusal(thrown) };
  }
  const [returned, gas] = tried;
  // What cannot be read was not refused.
  return { kind: "DONE", outcome: outcome(returned), gas };
}
