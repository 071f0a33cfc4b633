import type { Client } from "../client.js";
import type { Draft } from "../documents/Document.js";
import { interfaces } from "../contracts.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import type { Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { actingIssuer } from "./actingIssuer.js";
import type { LicenseId } from "./licenseId.js";
import { toDecisionArgument, type Decision } from "./Decision.js";
import {
  requireAgreement,
  toIssuedLicense,
  toNewLicenseArgument,
  type CommittedDraft,
  type IssuedId,
  type IssuedLicense,
  type NewLicense,
} from "./newLicense.js";

/** Parameters of {@link issue}. */
export interface IssueParameters extends NewLicense {
  readonly type: LicenseType;
  readonly decision: Decision;
}

/** Parameters of {@link issueBatch}. */
export interface IssueBatchParameters<Drafted extends CommittedDraft = Draft> {
  readonly type: LicenseType;
  readonly licenses: readonly NewLicense<Drafted>[];
  /** The decision that all of them carry out. */
  readonly decision: Decision;
}

/** The ids that licenses will be issued under, in the order given. */
export interface IssuedIds {
  readonly ids: readonly LicenseId[];
}

/** Encodes the call of {@link issueBatch}: one license alone is issued without a batch, which takes less gas. */
export function encodeIssue({ type, licenses, decision }: IssueBatchParameters<CommittedDraft>): Call<IssuedIds> {
  const all = licenses.map(({ draft, holder }) => toNewLicenseArgument(draft, holder ?? null));
  const name = all.length === 1 ? "issue" : "issueBatch";
  // The overloads of the generated types take one name each.
  const data = interfaces.licenses.encodeFunctionData(name as "issueBatch", [
    type.number,
    (name === "issue" ? all[0] : all) as typeof all,
    toDecisionArgument(decision),
  ]);
  for (const { draft } of licenses) requireAgreement(draft, decision, type);
  const outcome = (returned: string): IssuedIds => {
    const [issued] = interfaces.licenses.decodeFunctionResult(name as "issueBatch", returned) as unknown as [
      LicenseId | readonly LicenseId[],
    ];
    return { ids: [issued].flat() };
  };
  return { contract: "licenseRegistry", data, outcome };
}

/** Encodes the call of {@link issue}. */
export function encodeIssueOne({ type, draft, decision, ...options }: IssueParameters): Call<IssuedId> {
  const { outcome, ...call } = encodeIssue({ type, licenses: [{ draft, ...options }], decision });
  return { ...call, outcome: (returned) => ({ id: outcome(returned).ids[0] as LicenseId }) };
}

/**
 * Prepares {@link issue} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 * @example
 * const { transaction, prediction } = await prepareIssue(client, { type: lawyer, draft, decision });
 * if (prediction.kind === "DONE") console.log(prediction.outcome.id);
 */
export async function prepareIssue(
  client: Client,
  parameters: IssueParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction<IssuedId>> {
  return prepareTransaction(client, () => encodeIssueOne(parameters), options);
}

/**
 * Prepares {@link issueBatch} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareIssueBatch(
  client: Client,
  parameters: IssueBatchParameters<CommittedDraft>,
  options?: PrepareOptions,
): Promise<PreparedTransaction<IssuedIds>> {
  return prepareTransaction(client, () => encodeIssue(parameters), options);
}

/**
 * Issues one license.
 *
 * @returns The license with its document, and where it was recorded.
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters; the
 * registry's refusal, before anything is sent; or the node's trouble.
 * @example
 * const { id, document } = await issue(client, { type: lawyer, draft, decision });
 */
export async function issue(
  client: Client,
  { type, draft, decision, ...options }: IssueParameters,
): Promise<IssuedLicense & Receipt> {
  const { licenses, ...receipt } = await issueBatch(client, { type, licenses: [{ draft, ...options }], decision });
  return { ...(licenses[0] as IssuedLicense), ...receipt };
}

/**
 * Issues licenses under one decision: all of them or none.
 *
 * @returns The licenses in the order given, and where they were recorded.
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; what is wrong with the parameters; the
 * registry's refusal, before anything is sent; or the node's trouble.
 */
export async function issueBatch(
  client: Client,
  parameters: IssueBatchParameters,
): Promise<{ readonly licenses: readonly IssuedLicense[] } & Receipt> {
  const { type, licenses, decision } = parameters;
  const authority = await actingIssuer(
    client,
    licenses.map(({ draft }) => draft),
  );
  const receipt = toReceipt(await send(client, () => encodeIssue(parameters)));
  const issue = { licenseType: type.number, authority, decision, block: receipt.block };
  return { licenses: licenses.map(({ draft }) => toIssuedLicense(client, { ...issue, draft })), ...receipt };
}
