import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { requireTime } from "../time.js";
import type { Call } from "../transactions/Call.js";
import { eventIn } from "../transactions/eventIn.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { requireChange, type Change } from "./decodeChange.js";

/** Parameters of {@link proposeChange}. */
export interface ProposeChangeParameters {
  readonly change: Change;
  /** From when it may be carried out, Unix time in seconds; as soon as the account's delay allows if left out. */
  readonly notBefore?: number;
}

/** A change that was proposed. */
export interface Proposal {
  /** Hash of the proposing account and the change, 32 bytes in hexadecimal. */
  readonly operation: string;
  /** How often the same change was proposed by the account, this time included. */
  readonly round: number;
}

/** Encodes the call of {@link proposeChange}. */
export function encodeProposeChange(
  client: Client,
  { change, notBefore = 0 }: ProposeChangeParameters,
): Call<Proposal> {
  const { to, data: call } = requireChange(client, change);
  const when = requireTime(notBefore, "notBefore");
  const data = interfaces.accessManager.encodeFunctionData("schedule", [to, call, when]);
  const outcome = (returned: string): Proposal => {
    const values = interfaces.accessManager.decodeFunctionResult("schedule", returned) as unknown as [string, bigint];
    return { operation: values[0], round: Number(values[1]) };
  };
  return { contract: "accessManager", data, outcome };
}

/**
 * Prepares {@link proposeChange} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareProposeChange(
  client: Client,
  parameters: ProposeChangeParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction<Proposal>> {
  return prepareTransaction(client, () => encodeProposeChange(client, parameters), options);
}

/**
 * Announces a change that the client's account may make after a delay, so that it is seen before it is done.
 *
 * @returns The proposal, from when it may be carried out, and where it was recorded.
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; CHANGE_FORM, TIME_FORM;
 * ACCESS_MANAGER_UNAUTHORIZED_CALL where the account may not make the change, or needs no delay;
 * ACCESS_MANAGER_ALREADY_SCHEDULED; or the node's trouble.
 * @example
 * const { transaction: change } = await prepareCloseReason(keeper, parameters);
 * const { readyAt } = await proposeChange(keeper, { change });
 * // Once that time has come:
 * await executeChange(keeper, { change });
 */
export async function proposeChange(
  client: Client,
  parameters: ProposeChangeParameters,
): Promise<Proposal & { readonly readyAt: number } & Receipt> {
  const receipt = await send(client, () => encodeProposeChange(client, parameters));
  const sought = { contract: "accessManager", abi: interfaces.accessManager, name: "OperationScheduled" } as const;
  const { operationId, nonce, schedule } = eventIn(client, receipt, sought);
  return {
    operation: String(operationId),
    round: Number(nonce),
    readyAt: Number(schedule),
    ...toReceipt(receipt),
  };
}
