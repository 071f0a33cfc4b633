import {
  deriveDecisionHash,
  deriveLicenseId,
  type Decision,
  type LicenseId,
  type LicenseType,
  type RegisterKey,
} from "@elicense/sdk";

import type { LicenseRow, RowBatch } from "../../csv/index.js";

/** A row with all that its issue is made of. */
export interface PlannedLicense extends LicenseRow {
  readonly id: LicenseId;
  readonly decision: Decision;
}

/** Licenses that one transaction issues: they carry out one decision. */
export interface Batch {
  /** Its place among all of its file, from 0. */
  readonly position: number;
  readonly decision: Decision;
  readonly licenses: readonly PlannedLicense[];
}

/** Parameters of {@link planBatches}. */
export interface PlanBatchesParameters extends Omit<PlanParameters, "approver"> {
  /** Gives the number of the authority that approves a row; 0 where none is needed. */
  readonly approverOf: (row: LicenseRow) => number;
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
 * Plans the batches of a file one after the other: each is built when it is its turn, so that a file may be of any size.
 *
 * @param batches - Rows of one decision each.
 */
export function* planBatches(
  batches: Iterable<RowBatch>,
  { approverOf, ...parameters }: PlanBatchesParameters,
): Generator<Batch> {
  for (const { position, rows } of batches) {
    const licenses = rows.map((row) => planLicense(row, { ...parameters, approver: approverOf(row) }));
    const [first] = licenses;
    if (first !== undefined) yield { position, decision: first.decision, licenses };
  }
}
