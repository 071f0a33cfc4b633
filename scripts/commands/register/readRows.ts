import {
  getStandings,
  parseLicenseId,
  streamRegister,
  type Checkpoint,
  type Client,
  type Day,
  type LicenseId,
  type ReadingOptions,
  type Status,
} from "@elicense/sdk";

/** A license of a register, and where it stands. */
export interface RegisterRow {
  /** Its place in the register, from 1. */
  readonly number: number;
  readonly id: LicenseId;
  /** Number of its license type. */
  readonly type: number;
  /** Division code. */
  readonly division: string;
  readonly status: Status;
  readonly trusted: boolean | null;
  /** Last day; `null` where it does not expire. */
  readonly validThrough: Day | null;
  /** Block of its issue, as the node says. */
  readonly issuedIn: number;
}

/** Some rows of a register; what was given is proved whole once the last page was taken. */
export interface RegisterRows {
  readonly rows: readonly RegisterRow[];
  readonly checkpoint: Checkpoint;
  readonly block: number;
}

/** Which rows are wanted; all if left out. */
export interface RegisterFilter {
  readonly status?: Status;
  /** Number of a license type. */
  readonly type?: number;
}

/** Parameters of {@link readRegisterRows}. */
export interface ReadRegisterParameters extends RegisterFilter, Pick<ReadingOptions, "onProgress"> {
  /** Number of the authority. */
  readonly authority: number;
}

/** How many licenses to ask after in one call. */
const callSize = 200;

/**
 * Reads an authority's register page by page, each license with where it stands at the block that the register is proved
 * at.
 *
 * @throws {ElicenseError} REGISTER_NOT_WHOLE, when the last page is taken; the node's trouble.
 */
export async function* readRegisterRows(
  client: Client,
  { authority, status, type, onProgress }: ReadRegisterParameters,
): AsyncGenerator<RegisterRows, void> {
  const pages = streamRegister(client, { authority, ...(onProgress && { onProgress }) });
  let number = 0;
  for await (const { entries, checkpoint, block } of pages) {
    const placed = entries.map((entry) => ({ ...entry, number: ++number, parts: parseLicenseId(entry.id) }));
    const wanted = placed.filter(({ parts }) => type === undefined || parts.licenseType === type);
    for (let start = 0; start < wanted.length; start += callSize) {
      const part = wanted.slice(start, start + callSize);
      const standings = await getStandings(client, { ids: part.map(({ id }) => id), block });
      const rows = part.flatMap(({ number, id, issuedIn, parts }, position): readonly RegisterRow[] => {
        const standing = standings[position];
        if (standing === undefined || (status !== undefined && standing.status !== status)) return [];
        const { status: found, trusted, validThrough } = standing;
        const { licenseType, region: division } = parts;
        return [{ number, id, type: licenseType, division, status: found, trusted, validThrough, issuedIn }];
      });
      yield { rows, checkpoint, block };
    }
    if (wanted.length === 0) yield { rows: [], checkpoint, block };
  }
}
