import { divisionContains, fromChain, rights, type Client, type LicenseType } from "@elicense/sdk";
import { hexlify, toUtf8Bytes } from "ethers";

import { csvFault, type Fault, type LicenseRow } from "../../csv/index.js";
import { readAuthority, type AuthorityData } from "../support/readAuthority.js";

/** A row and the number of the authority that is to approve its issue; 0 where none is needed. */
export interface ApprovableRow {
  readonly row: LicenseRow;
  readonly approver: number;
}

/** Parameters of {@link findApprovers}. */
export interface FindApproversParameters {
  readonly type: LicenseType;
  /** Number of the issuing authority. */
  readonly authority: number;
}

/** An authority that was named as reviewer, as far as the chain knows it. */
type Reviewer = (AuthorityData & { readonly entitled: boolean }) | undefined;

const review = 1n << BigInt(rights.indexOf("REVIEW"));

/**
 * Finds who is to approve each row's issue, by the rule of its reason: nobody, a second key of the issuing authority, or
 * the authority that the row names.
 *
 * @returns The rows whose approver can approve them, and a fault for each of the others.
 */
export async function findApprovers(
  client: Client,
  rows: readonly LicenseRow[],
  { type, authority }: FindApproversParameters,
): Promise<{ readonly rows: readonly ApprovableRow[]; readonly faults: readonly Fault[] }> {
  const codes = new Set(rows.flatMap(({ reviewer }) => reviewer ?? []));
  const reviewers = new Map<string, Reviewer>();
  for (const code of codes) reviewers.set(code, await readReviewer(client, code, type));

  const approvable: ApprovableRow[] = [];
  const faults: Fault[] = [];
  for (const row of rows) {
    if (row.reviewer === undefined) {
      approvable.push({ row, approver: row.reason.approval === "AnotherKey" ? authority : 0 });
      continue;
    }
    const reviewer = reviewers.get(row.reviewer);
    const fault = faultOf(row, reviewer);
    if (fault !== undefined) faults.push(fault);
    else if (reviewer !== undefined) approvable.push({ row, approver: reviewer.number });
  }
  return { rows: approvable, faults };
}

async function readReviewer(client: Client, code: string, type: LicenseType): Promise<Reviewer> {
  const { authorities } = client.contracts;
  try {
    const number = await authorities.authorityByCode(hexlify(toUtf8Bytes(code)));
    if (number === 0n) return undefined;
    const held = await authorities.rightsOf(number, type.number);
    return { ...(await readAuthority(client, Number(number))), entitled: (held & review) !== 0n };
  } catch (error) {
    throw fromChain(error);
  }
}

function faultOf({ line, draft }: LicenseRow, reviewer: Reviewer): Fault | undefined {
  if (reviewer === undefined) return csvFault(line, "reviewer", "CSV_REVIEWER_UNKNOWN");
  if (!reviewer.entitled) return csvFault(line, "reviewer", "CSV_REVIEWER_NOT_ACCREDITED");
  const { region } = reviewer;
  return divisionContains(region, draft.region)
    ? undefined
    : csvFault(line, "reviewer", "CSV_REVIEWER_OUTSIDE", { region });
}
