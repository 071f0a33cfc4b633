import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { actingAuthority } from "./actingAuthority.js";
import { toDecisionArgument, type Decision } from "./licenseId.js";
import { toIssuedLicense, toNewLicenseArgument, type IssuedLicense, type NewLicense } from "./newLicense.js";
import { sendCall } from "./sendCall.js";

/** Parameters of {@link issue}. */
export interface IssueParameters extends NewLicense {
  readonly type: LicenseType;
  readonly decision: Decision;
}

/** Parameters of {@link issueBatch}. */
export interface IssueBatchParameters {
  readonly type: LicenseType;
  readonly licenses: readonly NewLicense[];
  /** The decision that all of them carry out. */
  readonly decision: Decision;
}

/** Encodes the call of {@link issueBatch}: one license alone is issued without a batch, which takes less gas. */
export function encodeIssue({ type, licenses, decision }: IssueBatchParameters): string {
  const all = licenses.map(({ draft, holder }) => toNewLicenseArgument(draft, holder ?? null));
  const [only] = all;
  return all.length === 1 && only !== undefined
    ? interfaces.licenses.encodeFunctionData("issue", [type.number, only, toDecisionArgument(decision)])
    : interfaces.licenses.encodeFunctionData("issueBatch", [type.number, all, toDecisionArgument(decision)]);
}

/**
 * Issues one license.
 *
 * @returns The license with its document, and where it was recorded.
 * @throws {ElicenseError} The registry's refusal, before anything is sent; or the node's trouble.
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
 * @throws {ElicenseError} The registry's refusal, before anything is sent; or the node's trouble.
 */
export async function issueBatch(
  client: Client,
  parameters: IssueBatchParameters,
): Promise<{ readonly licenses: readonly IssuedLicense[] } & Receipt> {
  const { type, licenses, decision } = parameters;
  const authority = await actingAuthority(client);
  const receipt = await sendCall(client, () => encodeIssue(parameters));
  const issue = { licenseType: type.number, authority, decision, block: receipt.blockNumber };
  return { licenses: licenses.map(({ draft }) => toIssuedLicense(client, { ...issue, draft })), ...toReceipt(receipt) };
}
