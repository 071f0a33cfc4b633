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
  readonly type: LicenseType;
  /** Number of the issuing authority. */
  readonly authority: number;
  readonly registerKey: RegisterKey;
}

/** Derives the decision and the id of a row's license: what the chain will compute, it computes beforehand. */
export function planLicense(row: LicenseRow, { type, authority, registerKey }: PlanParameters): PlannedLicense {
  const { draft, reason, decisionNo } = row;
  const decision: Decision = {
    reason: reason.number,
    effectiveOn: draft.effectiveOn,
    documentHash: deriveDecisionHash(registerKey, decisionNo.normalize("NFC")),
  };
  const issuance = { root: draft.root, decision, validThrough: draft.validThrough };
  return {
    ...row,
    decision,
    id: deriveLicenseId({ licenseType: type.number, authority, region: draft.region }, issuance),
  };
}

/**
 * Groups licenses into batches: those of one decision, reason and effective date, in the order of the file.
 *
 * @param size - Most licenses a batch may have.
 */
export function planBatches(licenses: readonly PlannedLicense[], size: number): readonly Batch[] {
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
      return { decision: (part[0] as PlannedLicense).decision, licenses: part };
    }),
  );
}
