import { findBlock, type BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { dayOf } from "../day.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { getStandingOn } from "../history/getStandingOn.js";
import { read } from "../transactions/read.js";
import { requireLicenseId, type LicenseId } from "./licenseId.js";
import { noStanding, toStanding, type Standing } from "./standing.js";

export type { ScheduledStatus, Standing } from "./standing.js";

/** Parameters of {@link getStanding}. */
export interface GetStandingParameters {
  readonly id: LicenseId;
  /**
   * Block to ask at; the latest if left out. A node may keep the state of recent blocks alone; a day that is past is
   * replayed from the license's book, which is proved whole.
   */
  readonly block?: BlockParameter;
}

/**
 * Reads where a license stands, or stood by what the chain had recorded by the end of a day. `getStandingOn` also tells
 * what held on that day by all that is recorded now.
 *
 * @returns Its standing; a license that is revoked or unknown is a result, not an error.
 * @throws {ElicenseError} LICENSE_ID_FORM, BLOCK_FORM, BLOCK_UNKNOWN; STATUS_UNKNOWN; NODE_UNREACHABLE, or that the
 * manifest does not fit the chain; by a day that is past, what `getStandingOn` throws.
 * @example
 * const { status } = await getStanding(client, { id });
 */
export async function getStanding(client: Client, { id, block: at }: GetStandingParameters): Promise<Standing> {
  const license = requireLicenseId(id);
  return read(client, async () => {
    if (typeof at === "object") {
      const head = await findBlock(client, "latest");
      if (at.day !== dayOf(head.timestamp)) return standingByEndOf(client, license, at.day);
    }
    const blockTag = at === undefined ? "latest" : (await findBlock(client, at)).number;
    return toStanding(await client.contracts.licenses.standingOf(license, { blockTag }));
  });
}

async function standingByEndOf(client: Client, id: LicenseId, day: string): Promise<Standing> {
  try {
    const { decidedBy: _, ...standing } = (await getStandingOn(client, { id, day })).recorded;
    return standing;
  } catch (error) {
    const isUnknown = error instanceof ElicenseError && error.code === "LICENSE_REGISTRY_UNKNOWN_LICENSE";
    if (isUnknown) return noStanding;
    throw error;
  }
}
