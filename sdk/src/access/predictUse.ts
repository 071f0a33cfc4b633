import type { Client } from "../client.js";
import { nameOf, outcomes, type Outcome } from "../codes.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { actingAuthority } from "../licenses/actingAuthority.js";
import { read } from "../transactions/read.js";
import { toUseArgument, type UseParameters } from "./use.js";
import { toUseUnderGrantArguments, type UseUnderGrantParameters } from "./useUnderGrant.js";

/** Whose use is predicted. */
export interface PredictUseOptions {
  /** Number of the consumer; the authority of the client's key if left out. */
  readonly consumer?: number;
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
  { consumer, ...parameters }: UseParameters & PredictUseOptions,
): Promise<Outcome> {
  const request = toUseArgument(parameters);
  const by = consumer ?? (await actingAuthority(client));
  return toOutcome(await read(client, () => client.contracts.access.outcomeOf(by, request)));
}

/**
 * Tells how a use under a grant would come out now, its signature included. Nothing is recorded, so it gives no leave to
 * use anything.
 *
 * @throws {ElicenseError} As `useUnderGrant`; OUTCOME_UNKNOWN; AUTHORITY_REGISTRY_UNKNOWN_KEY where the consumer is left
 * out and the client's key is nobody's.
 */
export async function predictUseUnderGrant(
  client: Client,
  { consumer, ...parameters }: UseUnderGrantParameters & PredictUseOptions,
): Promise<Outcome> {
  const { request, grant, signature } = toUseUnderGrantArguments(parameters);
  const by = consumer ?? (await actingAuthority(client));
  return toOutcome(await read(client, () => client.contracts.access.outcomeUnderGrant(by, request, grant, signature)));
}

/** An outcome that this SDK does not know must not pass for one that it does. */
function toOutcome(number: bigint): Outcome {
  const outcome = nameOf(outcomes, number);
  if (outcome === undefined) throw new ElicenseError("OUTCOME_UNKNOWN", { outcome: number });
  return outcome;
}
