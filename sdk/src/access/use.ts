import type { Client } from "../client.js";
import type { UsageAction } from "../codes.js";
import { interfaces } from "../contracts.js";
import type { UsageRecord } from "../history/usageBook.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import type { LicenseId } from "../licenses/licenseId.js";
import type { Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { requireMatter, requireTypeOfUse, toAskedArgument, type AskedArgument } from "./forms.js";
import { toUseOutcome, toUseOutcomes, type UseOutcome, type UseOutcomes } from "./outcome.js";
import { recordsIn, type AskedUse } from "./recordsIn.js";

/** A use that a consumer asks for by statutory duty. */
export interface UseParameters {
  /** The license's own type. */
  readonly type: LicenseType;
  readonly id: LicenseId;
  readonly action: UsageAction;
  /** Number of the use on the catalog's published list for the type. */
  readonly matter: number;
  /** Names of the fields asked for. */
  readonly fields: readonly string[];
  /** Salted hash of case, system, operator and purpose; see `deriveContextHash`. */
  readonly context: string;
}

/** Parameters of {@link useBatch}. */
export interface UseBatchParameters {
  readonly uses: readonly UseParameters[];
}

/** A use as it was recorded. */
export interface RecordedUse {
  /** The record; its `outcome` says whether the use was allowed. */
  readonly record: UsageRecord;
}

/** Encodes the call of {@link use}. */
export function encodeUse(parameters: UseParameters): Call<UseOutcome> {
  const data = interfaces.access.encodeFunctionData("use", [toUseArgument(parameters)]);
  return { contract: "accessLog", data, outcome: (returned) => toUseOutcome("use", returned) };
}

/** Encodes the call of {@link useBatch}. */
export function encodeUseBatch({ uses }: UseBatchParameters): Call<UseOutcomes> {
  const data = interfaces.access.encodeFunctionData("useBatch", [uses.map(toUseArgument)]);
  return { contract: "accessLog", data, outcome: (returned) => toUseOutcomes("useBatch", returned) };
}

/**
 * Prepares {@link use} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters; OUTCOME_UNKNOWN where a newer contract gives an outcome that
 * this version does not know; or the node's trouble. A refusal is a prediction.
 */
export async function prepareUse(
  client: Client,
  parameters: UseParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction<UseOutcome>> {
  return prepareTransaction(client, () => encodeUse(parameters), options);
}

/**
 * Prepares {@link useBatch} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters; OUTCOME_UNKNOWN where a newer contract gives an outcome that
 * this version does not know; or the node's trouble. A refusal is a prediction.
 */
export async function prepareUseBatch(
  client: Client,
  parameters: UseBatchParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction<UseOutcomes>> {
  return prepareTransaction(client, () => encodeUseBatch(parameters), options);
}

/**
 * Uses a license, and records it. A denial is a result, not an error: it was recorded. What was asked for may be
 * released only where the record's outcome is ALLOWED.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; AUTHORITY_REGISTRY_NOT_ACCREDITED where its
 * key is no accredited consumer's, ACCESS_LOG_UNKNOWN_LICENSE; RECORD_MISSING where the node shows no record of the
 * use; LICENSE_ID_FORM, USE_FORM, FIELD_UNKNOWN; or the node's trouble.
 * @example
 * const { record } = await use(client, { type: lawyer, id, action: "VERIFY", matter: 1, fields: ["name"], context });
 * if (record.outcome === "ALLOWED") release();
 */
export async function use(client: Client, parameters: UseParameters): Promise<RecordedUse & Receipt> {
  const request = toUseArgument(parameters);
  const receipt = await send(client, () => encodeUse(parameters));
  const [record] = recordsIn(client, receipt, [toAsked(request)]);
  return { record: record as UsageRecord, ...toReceipt(receipt) };
}

/**
 * Uses several licenses in one step, each as {@link use} does: one denial does not keep the others back.
 *
 * @returns The records in the order asked.
 * @throws {ElicenseError} As {@link use}, for the whole batch; ACCESS_LOG_BATCH_LENGTH where it is empty or too long.
 */
export async function useBatch(
  client: Client,
  parameters: UseBatchParameters,
): Promise<{ readonly records: readonly UsageRecord[] } & Receipt> {
  const asked = parameters.uses.map((use) => toAsked(toUseArgument(use)));
  const receipt = await send(client, () => encodeUseBatch(parameters));
  return { records: recordsIn(client, receipt, asked), ...toReceipt(receipt) };
}

function toAsked({ matter, ...use }: UseArgument): AskedUse {
  return { ...use, basis: { kind: "STATUTORY_DUTY", matter } };
}

/** {@link UseParameters} as the contract takes them. */
export interface UseArgument extends AskedArgument {
  readonly id: string;
  readonly matter: number;
}

/**
 * Turns a use into the contract's form.
 *
 * @throws {ElicenseError} LICENSE_ID_FORM; USE_FORM with the field; FIELD_UNKNOWN.
 */
export function toUseArgument({ id, matter, ...asked }: UseParameters): UseArgument {
  requireTypeOfUse(id, asked.type);
  return { id, matter: requireMatter(matter), ...toAskedArgument(asked) };
}
