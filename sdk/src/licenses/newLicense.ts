import { requireDivision } from "../authorities/forms.js";
import type { Client } from "../client.js";
import type { Draft, LicenseDocument } from "../documents/Document.js";
import { sealDocument } from "../documents/sealDocument.js";
import { toHolderArgument } from "./holder.js";
import { deriveLicenseId, type LicenseId } from "./licenseId.js";
import { toDayBound } from "../day.js";
import type { Decision } from "./Decision.js";
import { DRAFT_DISAGREES } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { LicenseType } from "../licenseTypes/LicenseType.js";
import type { Issuance } from "./Issuance.js";

/** What the chain gets of a draft; the document may be kept elsewhere. */
export type CommittedDraft = Pick<Draft, "root" | "region" | "validThrough">;

/** A draft and whom it is for. */
export interface NewLicense<Drafted extends CommittedDraft = Draft> {
  readonly draft: Drafted;
  /** The holder's account; `null` for the custody of the issuing authority, as is what is left out. */
  readonly holder?: string | null;
}

/** The id that a license will be issued under. */
export interface IssuedId {
  readonly id: LicenseId;
}

/** A license that was issued. */
export interface IssuedLicense {
  readonly id: LicenseId;
  readonly document: LicenseDocument;
}

/** {@link NewLicense} as the contracts take it. */
export interface NewLicenseArgument {
  readonly root: string;
  readonly holder: string;
  readonly region: bigint;
  readonly validThrough: number;
}

/**
 * Turns a new license into the contracts' form.
 *
 * @throws {ElicenseError} As `parseDivisionCode` for the region; ADDRESS_FORM, DAY_FORM or DAY_RANGE with the field.
 */
export function toNewLicenseArgument(draft: CommittedDraft, holder: string | null): NewLicenseArgument {
  return {
    root: draft.root,
    holder: toHolderArgument(holder),
    region: requireDivision(draft.region),
    validThrough: toDayBound(draft.validThrough, "validThrough"),
  };
}

/**
 * Refuses a draft whose document would contradict its own issue for ever. What has the commitment alone can't be asked.
 *
 * @throws {ElicenseError} DRAFT_DISAGREES with the field.
 */
export function requireAgreement(
  draft: CommittedDraft & Partial<Draft>,
  { effectiveOn }: Decision,
  type?: LicenseType,
): void {
  const { content } = draft;
  if (draft.effectiveOn !== undefined && draft.effectiveOn !== effectiveOn) {
    throw new ElicenseError(DRAFT_DISAGREES, { field: "effectiveOn" });
  }
  if (type !== undefined && content !== undefined && content.credentialSchema.id !== type.schema.$id) {
    throw new ElicenseError(DRAFT_DISAGREES, { field: "type" });
  }
}

/** What an issue was made of. */
interface Issue {
  /** Number of the license type. */
  readonly licenseType: number;
  /** Number of the authority that issued. */
  readonly authority: number;
  readonly draft: Draft;
  readonly decision: Decision;
  /** Block of the issue. */
  readonly block: number;
}

/** Gives the license that an issue brought about. */
export function toIssuedLicense(
  client: Client,
  { licenseType, authority, draft, decision, block }: Issue,
): IssuedLicense {
  const { chainId, contracts } = client.deployment;
  const issuance: Issuance = { root: draft.root, decision, validThrough: draft.validThrough };
  const licenseId = deriveLicenseId({ licenseType, authority, region: draft.region }, issuance);
  const registry = contracts.licenseRegistry.address;
  return { id: licenseId, document: sealDocument(draft, { chainId, registry, licenseId, issuance, block }) };
}
