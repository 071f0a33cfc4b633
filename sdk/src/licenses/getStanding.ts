import type { BlockTag } from "ethers";

import type { Client } from "../client.js";
import { nameOf, statuses, type Status } from "../codes.js";
import { dayFromNumber, type Day } from "../day.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { read } from "../transactions/read.js";
import type { ILicenseRegistry } from "../../../typechain-types/contracts/interfaces/ILicenseRegistry.js";
import { requireLicenseId, type LicenseId } from "./licenseId.js";

/** All that the state holds of a license. */
export interface Standing {
  /** Effective status; NONE for an unknown license. */
  readonly status: Status;
  /** Whether the key that vouches for the license is trusted. */
  readonly trusted: boolean;
  /** The holder's account, or the custody address of the issuing authority. */
  readonly holder: string;
  /** Number of the key that vouches for it. */
  readonly key: number;
  /** Since when that key does, Unix time in seconds. */
  readonly vouchedAt: number;
  /** Last day of validity; `null` where it does not expire. */
  readonly validThrough: Day | null;
  /** How many records its management book has. */
  readonly recordCount: number;
  /** Head of the management book, 184 bits. */
  readonly head: bigint;
  /** Block of the book's last record; 0 while the issue is the only one. */
  readonly lastBlock: number;
}

/** Parameters of {@link getStanding}. */
export interface GetStandingParameters {
  readonly id: LicenseId;
  /** Block to ask at; the latest if left out. A node may keep the state of recent blocks alone. */
  readonly block?: BlockTag;
}

/**
 * Reads where a license stands.
 *
 * @returns Its standing; a license that is revoked or unknown is a result, not an error.
 * @throws {ElicenseError} NODE_UNREACHABLE, or that the manifest does not fit the chain.
 * @example
 * const { status } = await getStanding(client, { id });
 */
export async function getStanding(client: Client, { id, block }: GetStandingParameters): Promise<Standing> {
  const standing = await read(client, () => client.contracts.licenses.standingOf(requireLicenseId(id), { blockTag: block ?? "latest" }));
  return toStanding(standing);
}

/** Turns the contract's answer into the SDK's form. */
export function toStanding(standing: ILicenseRegistry.StandingStructOutput): Standing {
  const status = nameOf(statuses, standing.status);
  // A status that this SDK does not know must not pass for one that it does.
  if (status === undefined) throw new ElicenseError("STATUS_UNKNOWN", { status: standing.status });
  return {
    status,
    trusted: standing.trusted,
    holder: standing.holder,
    key: Number(standing.key),
    vouchedAt: Number(standing.vouchedAt),
    validThrough: standing.validThrough === 0n ? null : dayFromNumber(standing.validThrough),
    recordCount: Number(standing.recordCount),
    head: standing.head,
    lastBlock: Number(standing.lastBlock),
  };
}
