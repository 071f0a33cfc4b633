import { dataSlice, getAddress } from "ethers";

import type { LicenseId } from "../licenses/licenseId.js";
import type { ManagementRecord } from "./managementBook.js";

/** A key that vouched for a license, and since when. */
export interface Voucher {
  /** Number of the key. */
  readonly key: number;
  /** Unix time, seconds. */
  readonly vouchedAt: number;
}

/** What a management record says beside its decision: nothing, for most actions. */
export type RecordDetail =
  | { readonly kind: "none" }
  /** The first record: Merkle root of the document. */
  | { readonly kind: "root"; readonly root: string }
  /** A reissue or transfer: the license that took this one's place. */
  | { readonly kind: "successor"; readonly id: LicenseId }
  /** A rebinding: the new owner, a custody address included. */
  | { readonly kind: "owner"; readonly owner: string }
  /** An endorsement: the key that it replaced. */
  | { readonly kind: "voucher"; readonly replaced: Voucher };

/**
 * Reads what a management record says beside its decision.
 *
 * @example
 * const detail = readDetail(record);
 * if (detail.kind === "successor") console.log(detail.id);
 */
export function readDetail({ action, index, detail }: ManagementRecord): RecordDetail {
  if (index === 1) return { kind: "root", root: detail };
  if (action === "REISSUE" || action === "TRANSFER") return { kind: "successor", id: detail };
  if (action === "REBIND") return { kind: "owner", owner: getAddress(dataSlice(detail, 12)) };
  if (action === "ENDORSE") return { kind: "voucher", replaced: replacedVoucher(detail) };
  return { kind: "none" };
}

/** The key (bits 40 to 63) and time (bits 0 to 39) in the detail of an endorsement. */
export function replacedVoucher(detail: string): Voucher {
  return { key: Number(dataSlice(detail, 24, 27)), vouchedAt: Number(dataSlice(detail, 27)) };
}

/** Finds the license that took a license's place, by its records; `undefined` where none did. */
export function successorIn(records: readonly ManagementRecord[]): LicenseId | undefined {
  for (const record of records) {
    const detail = readDetail(record);
    if (detail.kind === "successor") return detail.id;
  }
  return undefined;
}
