import type { Client } from "../client.js";
import type { UsageAction } from "../codes.js";
import { interfaces } from "../contracts.js";
import { GRANT_FORM } from "../errors/catalogue/grants.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import {
  requireTypeOf,
  toGrantArgument,
  toSignatureArgument,
  type Grant,
  type GrantArgument,
  type HolderSignature,
} from "../grants/Grant.js";
import { commitMatter, type Matter } from "../grants/matter.js";
import { hashGrant } from "../grants/typedData.js";
import type { UsageRecord } from "../history/usageBook.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import type { Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { toAskedArgument, type AskedArgument } from "./forms.js";
import { toUseOutcome, type UseOutcome } from "./outcome.js";
import { recordsIn, type AskedUse } from "./recordsIn.js";
import type { RecordedUse } from "./use.js";

/** A use that a consumer asks for under a grant, of the license that the grant is for. */
export interface UseUnderGrantParameters {
  readonly type: LicenseType;
  readonly grant: Grant;
  /** The holder's signature of the grant; may be left out where the grant is stored. */
  readonly signature?: HolderSignature;
  readonly action: UsageAction;
  /** What for, with the salt that came with the grant. The consumer says it by itself: it is compared with the grant. */
  readonly matter: Matter;
  /** The challenge that the verifier itself showed, where the grant is a presentation: it must be the one answered. */
  readonly challenge?: string;
  /** Names of the fields asked for. */
  readonly fields: readonly string[];
  /** Salted hash of case, system, operator and purpose; see `deriveContextHash`. */
  readonly context: string;
}

/** {@link UseUnderGrantParameters} as the contract takes them. */
export interface UseUnderGrantArguments {
  readonly request: AskedArgument & { readonly matter: string };
  readonly grant: GrantArgument;
  readonly signature: HolderSignature;
}

/**
 * Turns a use under a grant into the contract's form.
 *
 * @throws {ElicenseError} GRANT_FORM or USE_FORM with the field; FIELD_UNKNOWN.
 */
export function toUseUnderGrantArguments(parameters: UseUnderGrantParameters): UseUnderGrantArguments {
  const { grant, signature, matter } = parameters;
  const terms = toGrantArgument(grant);
  requireTypeOf(grant.license, parameters.type);
  // The chain knows no challenge: a picture of somebody's code, shown to another desk, is refused here alone.
  if (grant.kind === "PRESENTATION" && parameters.challenge?.toLowerCase() !== terms.nonce) {
    throw new ElicenseError(GRANT_FORM, { field: "challenge" });
  }
  return {
    request: { ...toAskedArgument(parameters), matter: commitMatter(matter.code, matter.salt) },
    grant: terms,
    signature: toSignatureArgument(signature),
  };
}

/** What the record of a use under a grant has to say. */
export function toAsked(
  { deployment }: Client,
  { grant }: UseUnderGrantParameters,
  { matter, ...use }: UseUnderGrantArguments["request"],
): AskedUse {
  return { ...use, id: grant.license, basis: { kind: "GRANT", grant: hashGrant(deployment, grant), matter } };
}

/** Encodes the call of {@link useUnderGrant}. */
export function encodeUseUnderGrant(parameters: UseUnderGrantParameters): Call<UseOutcome> {
  const { request, grant, signature } = toUseUnderGrantArguments(parameters);
  const name = parameters.signature === undefined ? "useUnderGrant" : "useUnderSignedGrant";
  const data =
    name === "useUnderGrant"
      ? interfaces.access.encodeFunctionData(name, [request, grant])
      : interfaces.access.encodeFunctionData(name, [request, grant, signature]);
  return { contract: "accessLog", data, outcome: (returned) => toUseOutcome(name, returned) };
}

/**
 * Prepares {@link useUnderGrant} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters; OUTCOME_UNKNOWN where a newer contract gives an outcome that
 * this version does not know; or the node's trouble. A refusal is a prediction.
 */
export async function prepareUseUnderGrant(
  client: Client,
  parameters: UseUnderGrantParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction<UseOutcome>> {
  return prepareTransaction(client, () => encodeUseUnderGrant(parameters), options);
}

/**
 * Uses a license under its holder's grant, and records it. A denial is a result, not an error: it was recorded, and takes
 * no use off the grant. What was asked for may be released only where the record's outcome is ALLOWED.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; AUTHORITY_REGISTRY_NOT_ACCREDITED where its
 * key is no accredited consumer's, ACCESS_LOG_UNKNOWN_LICENSE; RECORD_MISSING where the node shows no record of the
 * use; GRANT_FORM, USE_FORM, FIELD_UNKNOWN; or the node's trouble.
 * @example
 * const { grant, matter, signature } = parseSignedGrant(client.deployment, text);
 * const use = { type: lawyer, grant, signature, matter, action: "RETRIEVE", fields: ["name"], context } as const;
 * const { record } = await useUnderGrant(client, use);
 * if (record.outcome === "ALLOWED") release();
 */
export async function useUnderGrant(
  client: Client,
  parameters: UseUnderGrantParameters,
): Promise<RecordedUse & Receipt> {
  const { request } = toUseUnderGrantArguments(parameters);
  const receipt = await send(client, () => encodeUseUnderGrant(parameters));
  const [record] = recordsIn(client, receipt, [toAsked(client, parameters, request)]);
  return { record: record as UsageRecord, ...toReceipt(receipt) };
}
