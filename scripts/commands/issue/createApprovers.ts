import { divisionContains, getAuthorityByCode, getRights, type Client, type LicenseType } from "@elicense/sdk";

import { csvFault, type Fault, type InspectedRow, type LicenseRow } from "../../csv/index.js";

/** Who approves the issue of rows, by the rule of their reasons. Each authority is asked after once. */
export interface Approvers {
  /** Says why the authority that a row names as reviewer cannot review it. */
  readonly inspect: (row: InspectedRow) => Promise<readonly Fault[]> | readonly Fault[];
  /**
   * Number of the authority that approves a row that was inspected: the one that it names, the issuing one where a second
   * key of it is needed, or 0 for none.
   */
  readonly approverOf: (row: LicenseRow) => number;
}

/** Parameters of {@link createApprovers}. */
export interface CreateApproversParameters {
  readonly type: LicenseType;
  /** Number of the issuing authority. */
  readonly authority: number;
}

/** An authority that was named as reviewer; `undefined` where the chain has none of the code. */
type Reviewer = { readonly number: number; readonly region: string; readonly entitled: boolean } | undefined;

/** Creates what finds who approves, for the rows of one file. */
export function createApprovers(client: Client, { type, authority }: CreateApproversParameters): Approvers {
  const reviewers = new Map<string, Reviewer>();
  const find = async (code: string): Promise<Reviewer> => {
    const reviewer = await readReviewer(client, code, type);
    reviewers.set(code, reviewer);
    return reviewer;
  };
  return {
    inspect({ line, cells: { reviewer, areaCode } }) {
      if (typeof reviewer !== "string" || typeof areaCode !== "string") return [];
      const judge = (found: Reviewer): readonly Fault[] => faultsOf(line, areaCode, found);
      return reviewers.has(reviewer) ? judge(reviewers.get(reviewer)) : find(reviewer).then(judge);
    },
    approverOf({ reviewer, reason }) {
      if (reviewer !== undefined) return reviewers.get(reviewer)?.number ?? 0;
      return reason.approval === "AnotherKey" ? authority : 0;
    },
  };
}

async function readReviewer(client: Client, code: string, type: LicenseType): Promise<Reviewer> {
  const authority = await getAuthorityByCode(client, { code });
  if (authority === null) return undefined;
  const { number, region } = authority;
  const held = await getRights(client, { authority: number, licenseType: type.number });
  return { number, region, entitled: held.includes("REVIEW") };
}

function faultsOf(line: number, areaCode: string, reviewer: Reviewer): readonly Fault[] {
  if (reviewer === undefined) return [csvFault(line, "reviewer", "CSV_REVIEWER_UNKNOWN")];
  if (!reviewer.entitled) return [csvFault(line, "reviewer", "CSV_REVIEWER_NOT_ACCREDITED")];
  const { region } = reviewer;
  return divisionContains(region, areaCode) ? [] : [csvFault(line, "reviewer", "CSV_REVIEWER_OUTSIDE", { region })];
}
