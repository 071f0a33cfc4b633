import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { hashGrant } from "../grants/typedData.js";
import type { UsageRecord } from "../history/usageBook.js";
import type { Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { toUseOutcomes, type UseOutcomes } from "./outcome.js";
import { recordsIn } from "./recordsIn.js";
import {
  toAsked,
  toUseUnderGrantArguments,
  type UseUnderGrantArguments,
  type UseUnderGrantParameters,
} from "./useUnderGrant.js";

/** Parameters of {@link useBatchUnderGrants}. */
export interface UseBatchUnderGrantsParameters {
  readonly uses: readonly UseUnderGrantParameters[];
}

/** Encodes the call of {@link useBatchUnderGrants}. */
export function encodeUseBatchUnderGrants(
  { deployment }: Client,
  { uses }: UseBatchUnderGrantsParameters,
): Call<UseOutcomes> {
  const all = uses.map(toUseUnderGrantArguments);
  const ids = uses.map(({ grant }) => hashGrant(deployment, grant));
  const distinct = [...new Set(ids)];
  const byGrant = Map.groupBy(all, (_, position) => ids[position]);
  const given = distinct.map((id) => signedFirst(byGrant.get(id) ?? []));

  // Where each use has a grant of its own, the numbers say nothing.
  const numbers = distinct.length === ids.length ? [] : ids.map((id) => distinct.indexOf(id) + 1);
  const isSigned = uses.some(({ signature }) => signature !== undefined);

  const data = interfaces.access.encodeFunctionData("useBatchUnderGrants", [
    all.map(({ request }) => request),
    numbers,
    given.map(({ grant }) => grant),
    isSigned ? given.map(({ signature }) => signature) : [],
  ]);
  return { contract: "accessLog", data, outcome: (returned) => toUseOutcomes("useBatchUnderGrants", returned) };
}

/**
 * Prepares {@link useBatchUnderGrants} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters; OUTCOME_UNKNOWN where a newer contract gives an outcome that
 * this version does not know; or the node's trouble. A refusal is a prediction.
 */
export async function prepareUseBatchUnderGrants(
  client: Client,
  parameters: UseBatchUnderGrantsParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction<UseOutcomes>> {
  return prepareTransaction(client, () => encodeUseBatchUnderGrants(client, parameters), options);
}

/**
 * Uses several licenses under grants in one step, each as `useUnderGrant` does: one denial does not keep the others back.
 * A grant that serves several of the uses is sent once, with the first signature given for it.
 *
 * @returns The records in the order asked.
 * @throws {ElicenseError} As `useUnderGrant`, for the whole batch; ACCESS_LOG_BATCH_LENGTH where it is empty or too
 * long.
 * @example
 * const { records } = await useBatchUnderGrants(client, { uses: [use, { ...use, action: "VERIFY" }] });
 */
export async function useBatchUnderGrants(
  client: Client,
  parameters: UseBatchUnderGrantsParameters,
): Promise<{ readonly records: readonly UsageRecord[] } & Receipt> {
  const receipt = await send(client, () => encodeUseBatchUnderGrants(client, parameters));
  const asked = parameters.uses.map((use) => toAsked(client, use, toUseUnderGrantArguments(use).request));
  return { records: recordsIn(client, receipt, asked), ...toReceipt(receipt) };
}

/** Of the uses of one grant the first that has its signature, or the first of all. */
function signedFirst(uses: readonly UseUnderGrantArguments[]): UseUnderGrantArguments {
  return uses.find(({ signature }) => signature.signer !== "0x") ?? (uses[0] as UseUnderGrantArguments);
}
