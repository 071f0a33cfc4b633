import {
  deriveDecisionHash,
  deriveLicenseId,
  type Decision,
  type LicenseId,
  type LicenseType,
  type RegisterKey,
} from "@elicense/sdk";

import type { LicenseRow } from "../../csv/index.js";

/** A row with all that its issue is made of. */
export interface PlannedLicense extends LicenseRow {
  readonly id: LicenseId;
  readonly decision: Decision;
}

/** Licenses that one transaction issues: they carry out one decision. */
export interface Batch {
  readonly decision: Decision;
  readonly licenses: readonly PlannedLicense[];
}

/** Parameters of {@link planLicense}. */
export interface PlanParameters {
  /** Number of the authority that approves; 0 where none is needed. */
  readonly approver: number;
  readonly type: LicenseType;
  /** Number of the issuing authority. */
  readonly authority: number;
  readonly registerKey: RegisterKey;
}

/** Derives the decision and the id of a row's license: what the chain will compute, it computes beforehand. */
export function planLicense(
  row: LicenseRow,
  { type, authority, approver, registerKey }: PlanParameters,
): PlannedLicense {
  const { draft, reason, decisionNo } = row;
  const decision: Decision = {
    reason: reason.number,
    effectiveOn: draft.effectiveOn,
    documentHash: deriveDecisionHash(registerKey, decisionNo.normalize("NFC")),
    approver,
  };
  const issuance = { root: draft.root, decision, validThrough: draft.validThrough };
  return {
    ...row,
    decision,
    id: deriveLicenseId({ licenseType: type.number, authority, region: draft.region }, issuance),
  };
}

/**
 * Groups licenses into batches: those of one decision, reason, approver and effective date, in the order of the file.
 * What was issued already keeps its place in its batch and is then left out, so that one batch's issue never changes
 * another one: an approval is of the very call.
 *
 * @param licenses - All that can be issued, whether they were already or not.
 * @param size - Most licenses a batch may have.
 * @param isPending - Whether a license is still to be issued.
 */
export function planBatches(
  licenses: readonly PlannedLicense[],
  size: number,
  isPending: (license: PlannedLicense) => boolean,
): readonly Batch[] {
  const groups = new Map<string, PlannedLicense[]>();
  for (const license of licenses) {
    const key = Object.values(license.decision).join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [license]);
    else group.push(license);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / size) }, (_, index) => {
      const part = group.slice(index * size, (index + 1) * size);
      return { decision: (part[0] as PlannedLicense).decision, licenses: part.filter(isPending) };
    }).filter((batch) => batch.licenses.length > 0),
  );
}
