import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import type { Status } from "../codes.js";
import { readAt } from "../transactions/read.js";
import { getStanding } from "./getStanding.js";
import { requireLicenseId, type LicenseId } from "./licenseId.js";
import { toStatus } from "./standing.js";

/** What who uses a license has to know of it. */
export interface Condition {
  /** Effective status; NONE for an unknown license, of which all else is empty. */
  readonly status: Status;
  /** Number of the key that vouches for it, which may be trusted no longer: see `isKeyTrusted`. */
  readonly key: number;
  /** Since when that key does, Unix time in seconds. */
  readonly vouchedAt: number;
  /** The holder's account, or the custody address of the issuing authority. */
  readonly holder: string;
  /** How often it was bound to another account, modulo 256. */
  readonly binding: number;
}

/** Parameters of {@link getCondition}. */
export interface GetConditionParameters {
  readonly id: LicenseId;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Reads a license's condition: of its standing what a use asks, from one slot of the state; by a day that is past, as
 * `getStanding` does.
 *
 * @throws {ElicenseError} LICENSE_ID_FORM, BLOCK_FORM, BLOCK_UNKNOWN; STATUS_UNKNOWN; or the node's trouble; by a day
 * that is past, what `getStandingOn` throws.
 */
export async function getCondition(client: Client, { id, block: at }: GetConditionParameters): Promise<Condition> {
  const license = requireLicenseId(id);
  if (typeof at === "object") {
    const { status, key, vouchedAt, holder, binding } = await getStanding(client, { id: license, block: at });
    return { status, key, vouchedAt, holder, binding };
  }
  const { status, key, vouchedAt, holder, binding } = await readAt(client, at, (block) =>
    client.contracts.licenses.conditionOf(license, block),
  );
  return {
    status: toStatus(status),
    key: Number(key),
    vouchedAt: Number(vouchedAt),
    holder,
    binding: Number(binding),
  };
}
