import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import type { Outcome } from "../codes.js";
import { getActingAuthority } from "../authorities/getActingAuthority.js";
import { readAt } from "../transactions/read.js";
import { toOutcome } from "./outcome.js";
import { toUseArgument, type UseParameters } from "./use.js";
import { toUseUnderGrantArguments, type UseUnderGrantParameters } from "./useUnderGrant.js";

/** Whose use is predicted, and when. */
export interface PredictUseOptions {
  /** Number of the consumer; the authority of the client's key if left out. */
  readonly consumer?: number;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Tells how a use by statutory duty would come out now. Nothing is recorded, so it gives no leave to use anything.
 *
 * @throws {ElicenseError} As `use`; OUTCOME_UNKNOWN where a newer contract gives an outcome that this version does not
 * know; AUTHORITY_REGISTRY_UNKNOWN_KEY where the consumer is left out and the client's key is nobody's.
 * @example
 * const outcome = await predictUse(client, { type: lawyer, id, action: "VERIFY", matter: 1, fields: ["name"], context });
 */
export async function predictUse(
  client: Client,
  { consumer, block, ...parameters }: UseParameters & PredictUseOptions,
): Promise<Outcome> {
  const request = toUseArgument(parameters);
  const by = consumer ?? (await getActingAuthority(client));
  return toOutcome(await readAt(client, block, (at) => client.contracts.access.outcomeOf(by, request, at)));
}

/**
 * Tells how a use under a grant would come out now, its signature included. Nothing is recorded, so it gives no leave to
 * use anything.
 *
 * @throws {ElicenseError} As `useUnderGrant`; OUTCOME_UNKNOWN; AUTHORITY_REGISTRY_UNKNOWN_KEY where the consumer is
 * left out and the client's key is nobody's.
 */
export async function predictUseUnderGrant(
  client: Client,
  { consumer, block, ...parameters }: UseUnderGrantParameters & PredictUseOptions,
): Promise<Outcome> {
  const { request, grant, signature } = toUseUnderGrantArguments(parameters);
  const by = consumer ?? (await getActingAuthority(client));
  return toOutcome(
    await readAt(client, block, (at) => client.contracts.access.outcomeUnderGrant(by, request, grant, signature, at)),
  );
}
