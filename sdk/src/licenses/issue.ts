import { ZeroAddress } from "ethers";

import type { Client } from "../client.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { signerAddress, send } from "../transactions/send.js";
import { read } from "../transactions/read.js";
import type { Draft, LicenseDocument } from "../documents/Document.js";
import { sealDocument } from "../documents/sealDocument.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import {
  deriveLicenseId,
  toDayBound,
  toDecisionArgument,
  type Decision,
  type Issuance,
  type LicenseId,
} from "./licenseId.js";

/** A draft and whom it is for. */
export interface NewLicense {
  readonly draft: Draft;
  /** The holder's account; the license is taken into the issuing authority's custody if left out. */
  readonly holder?: string;
}

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

/** A license that was issued. */
export interface IssuedLicense {
  readonly id: LicenseId;
  readonly document: LicenseDocument;
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
  { type, licenses, decision }: IssueBatchParameters,
): Promise<{ readonly licenses: readonly IssuedLicense[] } & Receipt> {
  const authority = await actingAuthority(client);
  const [only] = licenses;
  const { licenses: registry } = client.contracts;
  const receipt = await send(client, () =>
    licenses.length === 1 && only !== undefined
      ? registry.issue.populateTransaction(type.number, toArgument(only), toDecisionArgument(decision))
      : registry.issueBatch.populateTransaction(type.number, licenses.map(toArgument), toDecisionArgument(decision)),
  );

  const { chainId, contracts } = client.deployment;
  return {
    licenses: licenses.map(({ draft }) => {
      const issuance: Issuance = { root: draft.root, decision, validThrough: draft.validThrough };
      const id = deriveLicenseId({ licenseType: type.number, authority, region: draft.region }, issuance);
      const document = sealDocument(draft, {
        chainId,
        registry: contracts.licenseRegistry.address,
        licenseId: id,
        issuance,
        block: receipt.blockNumber,
      });
      return { id, document };
    }),
    ...toReceipt(receipt),
  };
}

/**
 * Finds the authority that a client's key acts for.
 *
 * @returns The authority's number.
 * @throws {ElicenseError} AUTHORITY_REGISTRY_UNKNOWN_KEY where the key is nobody's.
 */
export async function actingAuthority(client: Client): Promise<number> {
  const account = await signerAddress(client);
  const key = await read(client, () => client.contracts.authorities.keyOf(account));
  if (key.authority === 0n) throw new ElicenseError("AUTHORITY_REGISTRY_UNKNOWN_KEY", { account });
  return Number(key.authority);
}

function toArgument({ draft, holder }: NewLicense): {
  root: string;
  holder: string;
  region: bigint;
  validThrough: number;
} {
  return {
    root: draft.root,
    holder: holder ?? ZeroAddress,
    region: BigInt(draft.region),
    validThrough: toDayBound(draft.validThrough, "validThrough"),
  };
}
