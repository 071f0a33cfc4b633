import { isError, type ContractRunner, type Signer, type TransactionReceipt, type TransactionResponse } from "ethers";

import type { Client } from "../client.js";
import { SIGNER_MISSING, TRANSACTION_LOST } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fromChain } from "../errors/fromChain.js";
import { addressOf, type Call } from "./Call.js";
import { transactionGasCap, withGasMargin } from "./gas.js";

/** How long a transaction may take to get into a block, milliseconds: a halted chain takes over two minutes to resume. */
const confirmationTimeout = 180_000;

/**
 * Sends a call and waits until it is in a block: the very bytes that were encoded, since an approval is of these alone.
 *
 * @param client - Client whose runner is a signer.
 * @param encode - Encodes the call; what is wrong with it is found before anything is sent.
 * @param expectedGas - Gas that it takes as far as is known, which one call tries. Where it takes more, or nothing is
 * expected, the signer has the node estimate, for which that carries the call out several times.
 * @throws {ElicenseError} The registries' refusal, decoded, before anything is sent; TRANSACTION_LOST where it is in no
 * block after three minutes; or the node's trouble.
 */
export async function send(
  client: Client,
  encode: () => Call<unknown>,
  expectedGas?: bigint,
): Promise<TransactionReceipt> {
  const signer = requireSigner(client.runner);
  try {
    const { contract, data } = encode();
    await client.ready();
    const call = { to: addressOf(client.deployment, contract), data };
    const limiting = expectedGas === undefined ? undefined : gasLimitOf(client, signer, call, expectedGas);
    const [fees, gasLimit] = await Promise.all([noFees(client), limiting]);
    const response = await signer.sendTransaction({ ...call, ...(gasLimit !== undefined && { gasLimit }), ...fees });
    return await confirmed(response);
  } catch (error) {
    throw fromChain(error);
  }
}

/**
 * Tries a call with most of what it may take: the rest is for what changes until it is carried out.
 *
 * @returns Gas that it may take; `undefined` where that is for an estimate to say, or why it is refused.
 */
async function gasLimitOf(
  { provider }: Client,
  signer: Signer,
  call: { readonly to: string; readonly data: string },
  expectedGas: bigint,
): Promise<bigint | undefined> {
  const gasLimit = withGasMargin(expectedGas);
  if (gasLimit > transactionGasCap) return undefined;
  try {
    await provider.call({ ...call, from: await signer.getAddress(), gasLimit: (gasLimit * 9n) / 10n });
    return gasLimit;
  } catch {
    return undefined;
  }
}

/**
 * Gives the address that a client signs with.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read.
 */
export async function signerAddress(client: Client): Promise<string> {
  return requireSigner(client.runner).getAddress();
}

/** A node may take a transaction and never put it into a block, or die meanwhile: a hash is no promise. */
async function confirmed(response: TransactionResponse): Promise<TransactionReceipt> {
  const { hash } = response;
  try {
    const receipt = await response.wait(1, confirmationTimeout);
    if (receipt !== null) return receipt;
  } catch (error) {
    if (!isError(error, "TIMEOUT")) throw error;
  }
  throw new ElicenseError(TRANSACTION_LOST, { hash });
}

/**
 * Gives the signer that a client writes with.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read.
 */
export function requireSigner(runner: ContractRunner): Signer {
  const signer = signerOf({ runner });
  if (signer === undefined) throw new ElicenseError(SIGNER_MISSING);
  return signer;
}

/** The signer that a client writes with; `undefined` where it can only read. */
export function signerOf({ runner }: Pick<Client, "runner">): Signer | undefined {
  return runner.sendTransaction !== undefined && "getAddress" in runner ? (runner as unknown as Signer) : undefined;
}

/** On a chain without fees an account needs no balance, unless its wallet offers a fee out of habit. */
export async function noFees({
  provider,
}: Client): Promise<{ maxFeePerGas: 0n; maxPriorityFeePerGas: 0n } | undefined> {
  const block = await provider.getBlock("latest");
  return block?.baseFeePerGas === 0n ? { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n } : undefined;
}
